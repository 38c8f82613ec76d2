import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct CoxErrorsTests {
  private func fit(
    _ times: [Double], _ events: [Bool], _ columns: [(String, [Double])],
    entries: [Double]? = nil, strata: [String]? = nil, ties: CoxTies = .efron
  ) throws -> CoxRegression {
    let followUp = times.indices.map {
      FollowUp(time: times[$0], isEvent: events[$0], entry: entries?[$0])
    }
    return try CoxRegression(
      followUp: followUp, design: Design(columns: columns), strata: strata, ties: ties)
  }

  private func separation(_ body: () throws -> CoxRegression) -> Separation? {
    do {
      _ = try body()
      return nil
    } catch StatsError.separation(let separation) {
      return separation
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  /// R's tests/infcox: the log-likelihood tends to a bound, the coefficient to infinity.
  @Test(arguments: CoxTies.allCases)
  func monotoneLikelihoodNamesTheTerm(ties: CoxTies) throws {
    let found = try #require(
      separation {
        try fit(
          [1, 2, 3, 4, 5, 6], [true, true, true, false, false, false],
          [("x", [6, 5, 4, 3, 2, 1]), ("z", [1, 4, 2, 3, 5, 1])], ties: ties)
      })
    #expect(found.kind == .monotone)
    #expect(found.terms.contains(.init(name: "x", isPositive: true)))
    #expect(found.description.hasPrefix("monotone likelihood"))
    #expect(!found.description.contains("Firth"))
  }

  /// No event in one group: its coefficient is minus infinity, the other stays finite.
  @Test func groupWithoutEvents() throws {
    let found = try #require(
      separation {
        try fit(
          [1, 2, 3, 4, 5, 6, 7, 8], [true, true, true, false, true, false, false, false],
          [("treated", [0, 0, 0, 1, 0, 1, 1, 1]), ("age", [3, 1, 4, 1, 5, 9, 2, 6])])
      })
    #expect(found.terms == [.init(name: "treated", isPositive: false)])
  }

  /// Each event is the greatest of its risk set, but by late entry not of all rows.
  @Test func lateEntryDecides() throws {
    let times = [2.0, 3, 4, 5, 6, 7]
    let events = [true, false, true, false, true, false]
    let entries = [0.0, 0, 2.5, 2.5, 4.5, 4.5]
    let x = [5.0, 4, 3, 2, 1, 0]
    let found = separation { try fit(times, events, [("x", x)], entries: entries) }
    #expect(found?.terms == [.init(name: "x", isPositive: true)])
    // One member of a later risk set above its event: a finite estimate.
    let finite = try fit(times, events, [("x", [5, 4, 3, 2, 1, 1.5])], entries: entries)
    #expect(finite.coefficients[0].estimate.isFinite)
  }

  /// Tied events must tie along the direction too: here they do not, so that it is no separation.
  @Test(arguments: CoxTies.allCases)
  func tiedEventsThatDiffer(ties: CoxTies) throws {
    let model = try fit(
      [1, 1, 2, 2], [true, true, false, false], [("x", [3, 2, 1, 0])], ties: ties)
    #expect(model.coefficients[0].estimate > 0)
    let found = separation {
      try fit([1, 1, 2, 2], [true, true, false, false], [("x", [3, 3, 1, 0])], ties: ties)
    }
    #expect(found?.kind == .monotone)
  }

  /// Near the edge of separation estimates are large and finite.
  @Test func almostMonotone() throws {
    let n = 400
    let times = (0..<n).map { Double($0 + 1) }
    let events = (0..<n).map { $0 < n / 2 }
    var x = (0..<n).map { $0 < n / 2 ? 1.0 : 0 }
    x[10] = 0
    let model = try fit(times, events, [("x", x)])
    #expect(model.coefficients[0].estimate > 3)
    x[10] = 1
    #expect(separation { try fit(times, events, [("x", x)]) }?.kind == .monotone)
  }

  @Test func dependentColumns() throws {
    let times = [1.0, 2, 3, 4, 5, 6, 7, 8]
    let events = [true, false, true, true, false, true, true, false]
    let x = [3.0, 1, 4, 1, 5, 9, 2, 6]
    #expect(throws: StatsError.rankDeficient(terms: ["constant"])) {
      try fit(times, events, [("x", x), ("constant", Array(repeating: 0.1, count: 8))])
    }
    #expect(throws: StatsError.rankDeficient(terms: ["double"])) {
      try fit(times, events, [("x", x), ("double", x.map { 2 * $0 + 1 })])
    }
    // Constant within each stratum.
    #expect(throws: StatsError.rankDeficient(terms: ["hospital"])) {
      try fit(
        times, events, [("x", x), ("hospital", [0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7])],
        strata: ["A", "A", "A", "A", "B", "B", "B", "B"])
    }
    // Constant within each risk set, which late entry takes apart.
    #expect(throws: StatsError.rankDeficient(terms: ["period"])) {
      try fit(
        [1, 2, 3, 4, 11, 12, 13, 14], events,
        [("x", x), ("period", [0.3, 0.3, 0.3, 0.3, 0.9, 0.9, 0.9, 0.9])],
        entries: [0, 0, 0, 0, 10, 10, 10, 10])
    }
  }

  @Test func dataWithoutComparisons() throws {
    #expect(throws: StatsError.noEvents(outcome: "event", count: 3)) {
      try fit([1, 2, 3], [false, false, false], [("x", [1, 2, 3])])
    }
    #expect(throws: StatsError.self) { try fit([], [], [("x", [])]) }
    // The only event is of the last at risk: nobody to compare it with.
    #expect(throws: StatsError.rankDeficient(terms: ["x"])) {
      try fit([1, 2, 3], [false, false, true], [("x", [1, 2, 3])])
    }
    #expect(throws: StatsError.self) { try fit([1, 2], [true, true], []) }
    // All have the event at one time: nobody had it sooner.
    for ties in CoxTies.allCases {
      let tied = try fit(
        [1, 1, 1, 1], [true, true, true, true], [("x", [1, 2, 3, 4])], ties: ties)
      #expect(tied.coefficients[0].estimate.magnitude < 1e-14)
    }
  }

  @Test func wrongRows() throws {
    func reason(_ followUp: FollowUp) -> String? {
      do {
        _ = try CoxRegression(
          followUp: [FollowUp(time: 1, isEvent: true), followUp], design: Design(["x": [1, 2]]))
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(reason(FollowUp(time: -1, isEvent: true)) == "time, row 2: the value is negative")
    #expect(
      reason(FollowUp(time: .nan, isEvent: true)) == "time, row 2: the value is not a finite number"
    )
    #expect(
      reason(FollowUp(time: 3, isEvent: true, entry: 3))
        == "entry, row 2: the value is not before the end of follow-up")
    #expect(throws: StatsError.self) {
      try CoxRegression(
        followUp: [FollowUp(time: 1, isEvent: true)], design: Design(["x": [1, 2]]))
    }
    #expect(throws: StatsError.self) {
      try CoxRegression(
        followUp: [FollowUp(time: 1, isEvent: true), FollowUp(time: 2, isEvent: false)],
        design: Design(["x": [1, 2]]), strata: ["a"])
    }
  }

  /// Linear predictors hundreds apart, far beyond what exponentials hold.
  @Test func farApartPredictors() throws {
    let times = (1...40).map { Double($0) }
    let events = times.map { Int($0) % 3 != 0 }
    let x = times.map { Double((Int($0) * 17) % 23) }
    let plain = try fit(times, events, [("x", x)])
    let offset = times.map { $0 < 21 ? 0 : -900.0 }
    // The later half hardly counts beside the earlier one, which fits as if alone.
    let far = try CoxRegression(
      followUp: times.indices.map { FollowUp(time: times[$0], isEvent: events[$0]) },
      design: Design(terms: [.numeric("x", x), .offset("far", offset)]))
    let early = try fit(
      Array(times.prefix(20)), Array(events.prefix(20)), [("x", Array(x.prefix(20)))])
    let late = try fit(
      Array(times.suffix(20)), Array(events.suffix(20)), [("x", Array(x.suffix(20)))])
    // Both halves have the information of their own; the estimate lies between them.
    let ends = [early, late].map { $0.coefficients[0].estimate }.sorted()
    #expect(ends[0] < far.coefficients[0].estimate && far.coefficients[0].estimate < ends[1])
    #expect(plain.coefficients[0].estimate.isFinite)
    let strata = try fit(
      times, events, [("x", x)], strata: times.map { $0 < 21 ? "early" : "late" })
    #expect(
      agrees(far.coefficients[0].estimate, strata.coefficients[0].estimate, digits: 11))
    #expect(
      agrees(far.coefficients[0].standardError, strata.coefficients[0].standardError, digits: 12))
  }

  /// Times that differ in their last bits tie.
  @Test func nearTies() throws {
    let x = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let events = [true, true, true, false, true, true, false, true]
    let near = [1.0, 1 + 1e-12, 2, 2 - 1e-12, 3, 3, 4, 4 + 1e-13]
    let model = try fit(near, events, [("x", x)])
    let tied = try fit([1, 1, 2, 2, 3, 3, 4, 4], events, [("x", x)])
    #expect(model.coefficients[0].estimate == tied.coefficients[0].estimate)
    #expect(model.mergedTimes == 3 && tied.mergedTimes == 0)
  }
}
