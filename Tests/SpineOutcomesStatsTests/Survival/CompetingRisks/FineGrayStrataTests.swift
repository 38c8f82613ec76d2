import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Fine-Gray regression with strata and late entry: laws and refusals.
struct FineGrayStrataTests {
  /// Without events of other causes it is Cox's regression in strata with late entry.
  @Test func relationToCoxRegression() throws {
    let fixture = try #require(try FineGrayFixture.named("late entry in strata"))
    var own = fixture
    own.causes = fixture.causes.map { $0 == 2 ? 0 : $0 }
    let found = try own.regression()
    let cox = try CoxRegression(
      followUp: own.times.indices.map { row in
        let entry = own.entries?[row] ?? 0
        return FollowUp(
          time: own.times[row], isEvent: own.causes[row] == 1, entry: entry > 0 ? entry : nil)
      }, design: own.design(), strata: own.strata, ties: .breslow, inference: .robust)
    for (one, other) in zip(found.coefficients, cox.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 13))
      #expect(agrees(one.standardError, other.standardError, digits: 13))
    }
    #expect(agrees(found.logPseudolikelihood, cox.logLikelihood, digits: 13))
    #expect(found.hasLateEntry && found.strata == "strata" && found.baselines.count == 2)
  }

  /// Strata may be stretched in time each by itself when censoring is theirs too, and come in any
  /// order.
  @Test func strataDoNotMeet() throws {
    let fixture = try #require(try FineGrayFixture.named("strata, ties"))
    let first = try fixture.regression()
    var other = fixture
    other.times = zip(fixture.times, fixture.strata ?? []).map { $1 == "a" ? $0 + 100 : $0 * 3 }
    other.times.reverse()
    other.causes.reverse()
    other.strata?.reverse()
    for place in other.columns.indices { other.columns[place].values.reverse() }
    let second = try other.regression()
    for (one, other) in zip(first.coefficients, second.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 13))
      #expect(agrees(one.standardError, other.standardError, digits: 13))
    }
    // A stratum of its own for everyone who tells nothing changes nothing.
    var more = fixture
    more.times.append(50)
    more.causes.append(2)
    more.strata?.append("c")
    for place in more.columns.indices { more.columns[place].values.append(1e3) }
    let third = try more.regression()
    #expect(agrees(third.coefficients[0].estimate, first.coefficients[0].estimate, digits: 13))
    #expect(
      agrees(third.coefficients[0].standardError, first.coefficients[0].standardError, digits: 13))
    #expect(third.baselines.count == 3)
  }

  /// A late entry before the first exit takes nobody out of a risk set and changes no weight.
  @Test func entryBeforeAllEvents() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    var late = fixture
    late.entries = fixture.times.indices.map { $0.isMultiple(of: 3) ? 0.25 : 0 }
    let (first, second) = (try fixture.regression(), try late.regression())
    for (one, other) in zip(first.coefficients, second.coefficients) {
      #expect(agrees(one.estimate, other.estimate, digits: 14))
      #expect(agrees(one.standardError, other.standardError, digits: 14))
    }
  }

  @Test func refusals() throws {
    let times = [1.0, 2, 3, 4, 5, 6]
    let codes: [Int?] = [0, 1, 0, nil, 0, 1]
    let x = [1.0, 3, 2, 5, 4, 0]
    func regression(
      entries: [Double?]? = nil, strata: [String]? = nil,
      censoring: FineGrayCensoring = .withinStrata, _ x: [Double]
    ) throws -> FineGrayRegression {
      try FineGrayRegression(
        times: times, causeCodes: codes, causeNames: ["a", "b"], cause: "a",
        design: try Design(["x": x]), entries: entries, strata: strata, censoring: censoring)
    }
    #expect(throws: StatsError.self) { try regression(entries: [0, 2, 0, 0, 0, 0], x) }
    #expect(throws: StatsError.self) { try regression(entries: [0, -1, 0, 0, 0, 0], x) }
    #expect(throws: StatsError.self) { try regression(entries: [.nan, 0, 0, 0, 0, 0], x) }
    #expect(throws: StatsError.self) { try regression(entries: [0, 1], x) }
    #expect(throws: StatsError.self) { try regression(strata: ["p"], x) }
    #expect(throws: StatsError.self) { try regression(censoring: .groups(["p"]), x) }
    // A column that is constant in each stratum.
    #expect(throws: StatsError.rankDeficient(terms: ["x"])) {
      try regression(
        strata: ["p", "p", "p", "q", "q", "q"], [1, 1, 1, 2, 2, 2])
    }
    // All at risk after the other event at 2 have entered after it.
    let gap = #expect(throws: StatsError.self) {
      try regression(entries: [0, 0, 2.5, 2.5, 2.5, 2.5], x)
    }
    #expect(gap?.description.contains("nobody is under follow-up") == true)
  }

  /// Every event has the largest value of its risk set, late entry or not.
  @Test func monotone() throws {
    for entries: [Double?]? in [nil, [0, 0, 1.5, 0, 2.5, 0, 3.5, 0]] {
      let error = #expect(throws: StatsError.self) {
        try FineGrayRegression(
          times: [1, 2, 3, 4, 5, 6, 7, 8], causeCodes: [0, 1, 0, nil, 0, 1, nil, nil],
          causeNames: ["a", "b"], cause: "a",
          design: try Design(["x": [8, 2, 7, 1, 6, 3, 2, 1]]), entries: entries)
      }
      guard case .separation(let separation)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(separation.terms.map(\.name) == ["x"])
    }
  }

  /// Offsets that differ by more than the range of a double are refused or fitted, and never NaN.
  @Test func extremeOffsets() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    for size in [100.0, 700, 1_000, 1e6, 1e300] {
      var other = fixture
      other.offset = fixture.times.indices.map { $0.isMultiple(of: 2) ? size : -size }
      do {
        let found = try other.regression()
        #expect(found.coefficients.allSatisfy { $0.estimate.isFinite && $0.standardError > 0 })
      } catch let error as StatsError {
        #expect(!error.description.isEmpty)
      }
      // One offset for all is none; rounding an offset of a million takes six digits.
      other.offset = fixture.times.map { _ in size }
      guard size < 1e10 else { continue }
      let same = try other.regression()
      #expect(
        agrees(
          same.coefficients[0].estimate, try fixture.regression().coefficients[0].estimate,
          digits: 8))
      var values = fixture.values(fixture.predictions[0])
      values["known"] = .number(size)
      let predicted = try same.cumulativeIncidence(at: fixture.predictions[0].time, for: values)
      #expect(agrees(predicted.value, fixture.predictions[0].incidence, digits: 8))
      values["known"] = .number(-size)
      #expect(try same.cumulativeIncidence(at: 2, for: values).value >= 0)
    }
  }
}
