import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Against exact fractions (`generate.py`) and R's p.adjust (`generate.R`), with the laws.
@Suite("Multiplicity adjustment")
struct MultiplicityAdjustmentTests {
  private struct Expected: Decodable {
    var cases: [Case]
  }

  private struct Case: Decodable {
    var pValues: [Double]
    var adjusted: [String: [Double]]
  }

  private func cases(_ file: String) throws -> [Case] {
    try Fixtures.json("multiplicity/\(file)", as: Expected.self).cases
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func agreesWithTheDefinitions(_ adjustment: MultiplicityAdjustment) throws {
    for expected in try cases("expected.json") {
      let adjusted = adjustment.adjusted(try expected.pValues.map(PValue.init)).map(\.value)
      let truth = try #require(expected.adjusted[adjustment.rawValue])
      #expect(agrees(adjusted, truth, digits: 15))
    }
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func agreesWithR(_ adjustment: MultiplicityAdjustment) throws {
    for expected in try cases("expected-r.json") {
      let adjusted = adjustment.adjusted(try expected.pValues.map(PValue.init)).map(\.value)
      let truth = try #require(expected.adjusted[adjustment.rawValue])
      // R writes 15 digits to JSON.
      #expect(agrees(adjusted, truth, digits: 14))
    }
  }

  @Test(arguments: MultiplicityAdjustment.allCases)
  func keepsPlacesAndOrder(_ adjustment: MultiplicityAdjustment) throws {
    var generator = SeededGenerator(seed: 7)
    for count in 0..<40 {
      let pValues = try (0..<count).map { index in
        try PValue(index % 7 == 3 ? 0.02 : Double.random(in: 0...1, using: &generator))
      }
      let adjusted = adjustment.adjusted(pValues)
      #expect(zip(pValues, adjusted).allSatisfy { $0.value <= $1.value * (1 + 1e-15) })
      #expect(adjusted.allSatisfy { 0...1 ~= $0.value })
      for (first, firstAdjusted) in zip(pValues, adjusted) {
        for (second, secondAdjusted) in zip(pValues, adjusted) where first <= second {
          #expect(firstAdjusted <= secondAdjusted)
        }
      }
      let rotated = adjustment.adjusted(
        Array(pValues.dropFirst(count / 3) + pValues.prefix(count / 3)))
      #expect(rotated == Array(adjusted.dropFirst(count / 3) + adjusted.prefix(count / 3)))
    }
  }

  @Test func ordersTheProcedures() throws {
    for expected in try cases("expected.json") {
      let pValues = try expected.pValues.map(PValue.init)
      func adjusted(_ adjustment: MultiplicityAdjustment) -> [PValue] {
        adjustment.adjusted(pValues)
      }
      for (less, more) in [
        (MultiplicityAdjustment.hochberg, MultiplicityAdjustment.holm), (.holm, .bonferroni),
        (.benjaminiHochberg, .hochberg), (.benjaminiHochberg, .benjaminiYekutieli),
      ] {
        #expect(
          zip(adjusted(less), adjusted(more)).allSatisfy { $0.value <= $1.value * (1 + 1e-15) })
      }
    }
  }

  @Test func leavesOutWhatCouldNotBeTested() throws {
    let pValues: [PValue?] = [try PValue(0.01), nil, try PValue(0.04), nil]
    let adjusted = MultiplicityAdjustment.holm.adjusted(pValues)
    #expect(adjusted.map { $0?.value } == [0.02, nil, 0.04, nil])
  }

  @Test func namesItself() throws {
    #expect(MultiplicityAdjustment.benjaminiHochberg.name == "Benjamini-Hochberg")
    #expect(MultiplicityAdjustment.unadjusted.name == "unadjusted")
    for adjustment in MultiplicityAdjustment.allCases {
      let data = try JSONEncoder().encode([adjustment])
      #expect(try JSONDecoder().decode([MultiplicityAdjustment].self, from: data) == [adjustment])
    }
  }
}
