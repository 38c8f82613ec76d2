import Testing
import _StatsTestSupport

@testable import LinearAlgebra
@testable import SpineOutcomesStats

/// Risk sets that rows of great risk enter and leave, against 120 digits:
/// `Tests/Fixtures/cox/derivatives.py`.
@Suite struct CoxVisitorsTests {
  private struct Values: Decodable {
    let logLikelihood: Double
    let score: [Double]
    let information: [[Double]]
  }

  private struct Set: Decodable {
    let name: String
    let time: [Double]
    let event: [Double]
    let entry: [Double]
    let columns: [[Double]]
    let coefficients: [Double]
    let strata: [Int]?
    let values: [String: Values]

    var followUp: [FollowUp] {
      time.indices.map { FollowUp(time: time[$0], isEvent: event[$0] == 1, entry: entry[$0]) }
    }

    func design(_ rows: [Int]? = nil) throws -> Design {
      try Design(
        columns: columns.enumerated().map { place, values in
          ("x\(place)", rows.map { $0.map { values[$0] } } ?? values)
        })
    }

    var names: [String]? { strata?.map { "\($0)" } }

    /// The summary of the records, in parts that are merged.
    func derivatives(_ ties: CoxTies, parts: Int) throws -> CoxDerivatives {
      var all: CoxDerivatives?
      for part in 0..<parts {
        let rows = time.indices.filter { $0 % parts == part }
        let own = try CoxDerivatives(
          followUp: rows.map { followUp[$0] }, design: design(rows),
          strata: names.map { all in rows.map { all[$0] } }, ties: ties, at: coefficients)
        if all == nil { all = own } else { try all?.merge(own) }
      }
      return try #require(all)
    }
  }

  private struct Fixture: Decodable { let sets: [Set] }

  private func sets() throws -> [Set] {
    try Fixtures.json("cox/derivatives.json", as: Fixture.self).sets
  }

  /// Score and information are held against the roots of the diagonal of the information.
  private func check(
    _ name: String, _ logLikelihood: Double, _ score: [Double], _ information: [[Double]],
    _ truth: Values, digits: Double
  ) {
    #expect(coxDigits(logLikelihood, truth.logLikelihood) >= digits, "\(name)")
    let lengths = truth.information.indices.map { truth.information[$0][$0].squareRoot() }
    for row in lengths.indices {
      #expect(coxDigits(score[row], truth.score[row], scale: lengths[row]) >= digits, "\(name)")
      for column in lengths.indices {
        let scale = lengths[row] * lengths[column]
        #expect(
          coxDigits(information[row][column], truth.information[row][column], scale: scale)
            >= digits, "\(name)")
      }
    }
  }

  /// The summary that hospitals merge loses nothing, in whatever parts.
  @Test(arguments: CoxTies.allCases, [1, 3])
  func derivativesKeepTheirDigits(ties: CoxTies, parts: Int) throws {
    for set in try sets() {
      let values = try set.derivatives(ties, parts: parts).values()
      let truth = try #require(set.values[ties.rawValue])
      check(
        set.name, values.logLikelihood, values.score, values.information, truth, digits: 12.5)
    }
  }

  /// Sums without rounding: the parts in another order are the same summary to the last bit.
  @Test func mergesAreExact() throws {
    for set in try sets() {
      let (one, other) = (
        try set.derivatives(.efron, parts: 1), try set.derivatives(.efron, parts: 5)
      )
      #expect(one == other)
      #expect(try one.values() == other.values())
    }
  }

  /// The pass of a fit, which adds only: centred columns, so that score and information are the same.
  @Test(arguments: CoxTies.allCases) func passesKeepTheirDigits(ties: CoxTies) throws {
    for set in try sets() {
      let data = try CoxData(
        followUp: set.followUp, design: set.design(), strata: set.names, ties: ties)
      let columns = data.problem.columns
      let factors = columns.scalings.map(\.factor)
      var pass = RiskSetPass(data.problem.riskSets.layout, columns)
      var sums = RiskSetSums(columns: factors.count)
      try pass.evaluate(at: zip(set.coefficients, factors).map { $0 / $1 }, into: &sums)
      let information = try sums.information
      // By scaled columns: that of x f is the one of x times f.
      let rows = factors.indices.map { row in
        factors.indices.map { column in
          information[min(row, column), max(row, column)] / factors[row] / factors[column]
        }
      }
      let score = zip(sums.score, factors).map { $0 / $1 }
      // Squares about the middle of 0 to 300 are 100 times those about the means of the risk sets.
      check(
        set.name, sums.logLikelihood, score, rows, try #require(set.values[ties.rawValue]),
        digits: set.name == "three hundred" ? 10 : 12)
    }
  }
}
