import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// What a regression says that it does not, or cannot, tell.
@Suite struct CoxReportedAbsencesTests {
  private let times = [1.0, 2, 3, 4, 5, 2, 3, 1]
  private let events = [true, false, true, true, false, false, false, false]
  private let x = [3.0, 1, 4, 1, 2, 5, 6, 2]
  private let sites = ["A", "A", "A", "A", "A", "B", "B", "C"]

  private var followUp: [FollowUp] {
    times.indices.map { FollowUp(time: times[$0], isEvent: events[$0]) }
  }

  @Test func strataWithoutEventsAreNamed() throws {
    let data = try CoxData(followUp: followUp, design: Design(["x": x]), strata: sites)
    let model = try data.fit()
    let note = RegressionNote.strataWithoutEvents(
      variable: "strata", strata: ["B", "C"], records: 3)
    #expect(model.notes.contains(note) && model.strataCount == 1 && model.count == 8)
    #expect(note.description.contains("2 strata of strata without events (B, C; 3 records)"))
    #expect(model.description.contains("(B, C; 3 records)"))
    let own = try CoxRegression(
      followUp: Array(followUp.prefix(5)), design: Design(["x": Array(x.prefix(5))]))
    #expect(own.coefficients[0].estimate == model.coefficients[0].estimate)
    let baseline = try data.baseline(of: model)
    #expect(baseline.strata.map(\.name) == ["A"])
    #expect(throws: StatsError.self) { try baseline.survival(at: [1], stratum: "B") }
    let json = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(CoxRegression.self, from: json) == model)
    // Frequencies count records; rows of frequency 0 are no stratum.
    let counted = try CoxRegression(
      followUp: followUp, design: Design(["x": x]), strata: sites,
      frequencies: FrequencyWeights([1, 1, 1, 1, 1, 2, 3, 0]))
    #expect(
      counted.notes.contains(
        .strataWithoutEvents(variable: "strata", strata: ["B"], records: 5)))
  }

  /// The baseline is at offsets of 0, whatever they are in the data.
  @Test func offsetsAreZeroAtTheReference() throws {
    let followUp = Array(followUp.prefix(5))
    let columns = Array(x.prefix(5))
    let known = [0.5, 1, 0.25, 2, 0]
    func baseline(_ shift: Double) throws -> CoxBaseline {
      let data = try CoxData(
        followUp: followUp,
        design: Design(
          terms: [.numeric("x", columns), .offset("known", known.map { $0 + shift })]))
      return try data.baseline(of: data.fit())
    }
    let (one, other) = (try baseline(0), try baseline(3))
    let (first, second) = (one.strata[0].steps, other.strata[0].steps)
    for (a, b) in zip(first, second) {
      #expect(agrees(a.cumulativeHazard, b.cumulativeHazard * exp(3), digits: 12))
    }
    let named = try other.survival(
      for: ["x": .number(one.reference[0].value), "known": 3], at: [4])
    let plain = try one.survival(at: [4])
    #expect(
      agrees(named[0].survival.value, plain[0].survival.value, digits: 12))
  }

  /// An entry of 0 is none: an event at time 0 is at risk at it.
  @Test func entryOfZeroIsNone() throws {
    let (times, events) = ([0.0, 2, 3, 1, 4, 5], [true, true, false, true, true, false])
    let x = [6.0, 3, 4, 9, 1, 5]
    func fit(_ entries: [Double?]) throws -> CoxRegression {
      try CoxRegression(
        followUp: times.indices.map {
          FollowUp(time: times[$0], isEvent: events[$0], entry: entries[$0])
        }, design: Design(["x": x]))
    }
    let none = try fit(Array(repeating: nil, count: 6))
    let zero = try fit(Array(repeating: 0, count: 6))
    #expect(none == zero && !zero.entersLate)
    let mixed = try fit([0, nil, 0, nil, 1, 0])
    #expect(mixed.entersLate && mixed.events == 4)
    #expect(mixed.logLikelihood > none.logLikelihood)
  }
}
