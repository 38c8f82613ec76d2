import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct BinomialTestTests {
  @Test func agreesWithExactArithmetic() throws {
    let expectations = try ProportionsExpected.load()
    for expected in expectations.binomial + expectations.largeBinomial {
      for method in ExactTestMethod.allCases {
        let test = try BinomialTest(
          successes: expected.successes, trials: expected.trials, hypothesis: expected.hypothesis,
          method: method, level: expected.level ?? 0.95)
        let comment = Comment(rawValue: "\(test)")
        let p = try #require(expected.p[method.rawValue])
        #expect(agrees(test.pValue.value, p, digits: 12.5), comment)
        if let limits = expected.limits?[method.rawValue] {
          #expect(agrees(try #require(test.estimates.first).bounds, limits, digits: 12), comment)
        }
      }
      for (side, name) in [(Alternative.less, "less"), (.greater, "greater")] {
        let test = try BinomialTest(
          successes: expected.successes, trials: expected.trials, hypothesis: expected.hypothesis,
          alternative: side)
        #expect(agrees(test.pValue.value, try #require(expected.p[name]), digits: 12.5))
        let half = try BinomialTest(
          successes: expected.successes, trials: expected.trials, hypothesis: expected.hypothesis,
          method: .midP, alternative: side)
        let p = try #require(expected.p[name + "MidP"])
        #expect(agrees(half.pValue.value, p, digits: 12.5))
      }
    }
  }

  /// Mendel's peas, as the help page of `binom.test` has them: 682 of 925 against 3/4.
  @Test func agreesWithTheHelpPageOfR() throws {
    let test = try BinomialTest(
      successes: 682, trials: 925, hypothesis: 0.75, method: .minlike)
    #expect(agrees(test.pValue.value, 0.3825, digits: 3.5))
    let central = try BinomialTest(successes: 682, trials: 925, hypothesis: 0.75)
    #expect(
      agrees(try #require(central.estimates.first).bounds, [0.7076683, 0.7654066], digits: 6))
  }

  /// The hypothesis is inside the interval exactly when p is above alpha.
  @Test func intervalAgreesWithP() throws {
    for trials in 1...14 {
      for successes in 0...trials {
        for hypothesis in [0.05, 0.2, 1.0 / 3, 0.5, 0.8] {
          for method in ExactTestMethod.allCases {
            let test = try BinomialTest(
              successes: successes, trials: trials, hypothesis: hypothesis, method: method,
              level: 0.9)
            let interval = try #require(test.estimates.first?.confidenceInterval)
            #expect((0...1).contains(test.pValue.value))
            #expect(interval.contains(Double(successes) / Double(trials)))
            if (test.pValue.value - 0.1).magnitude < 1e-12 { continue }
            if interval.method.contains("hull") { continue }
            #expect(interval.contains(hypothesis) == (test.pValue.value > 0.1), "\(test)")
          }
        }
      }
    }
  }

  @Test func laws() throws {
    for method in ExactTestMethod.allCases {
      let test = try BinomialTest(successes: 7, trials: 20, hypothesis: 0.25, method: method)
      let failures = try BinomialTest(successes: 13, trials: 20, hypothesis: 0.75, method: method)
      #expect(agrees(failures.pValue.value, test.pValue.value, digits: 13))
      let bounds = try #require(test.estimates.first).bounds
      let others = try #require(failures.estimates.first).bounds
      #expect(agrees(others.reversed().map { 1 - $0 }, bounds, digits: 13))
    }
    let sure = try BinomialTest(successes: 0, trials: 5, hypothesis: 0)
    #expect(sure.pValue.value == 1)
    #expect(try BinomialTest(successes: 1, trials: 5, hypothesis: 0).pValue.value == 0)
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.self) { try BinomialTest(successes: 3, trials: 2) }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try BinomialTest(successes: 0, trials: 0)
    }
    #expect(throws: StatsError.self) { try BinomialTest(successes: 1, trials: 2, hypothesis: 1.5) }
    #expect(throws: StatsError.self) { try BinomialTest(successes: 1, trials: 2, level: 95) }
    #expect(throws: StatsError.self) {
      try BinomialTest(successes: 1, trials: 200_000_000)
    }
  }

  @Test func textAndJSON() throws {
    let test = try BinomialTest(
      Proportion(events: 31, count: 74, name: "failed"), hypothesis: 0.3, method: .blaker)
    #expect(
      test.description.hasPrefix("exact binomial test (blaker) of a proportion of 0.3, p = 0.0"))
    #expect(test.description.contains("proportion of failed 0.4189 (95 % CI 0.3"))
    let data = try JSONEncoder().encode(test)
    #expect(try JSONDecoder().decode(BinomialTest.self, from: data) == test)
  }
}

@Suite struct ProportionTests {
  @Test func intervalsAgreeWithFiftyDigits() throws {
    for expected in try ProportionsExpected.load().proportions {
      for (interval, limits) in [
        (ProportionInterval.wilson, expected.wilson),
        (.clopperPearson, expected.clopperPearson), (.agrestiCoull, expected.agrestiCoull),
        (.jeffreys, expected.jeffreys),
      ] {
        let found = try interval.interval(
          successes: expected.successes, trials: expected.trials, level: expected.level)
        // Wilson's and Agresti and Coull's limits are differences: digits relative to 1 near 0.
        #expect(
          agrees([found.lower, found.upper], limits, digits: 12.5, absolute: 2e-16),
          "\(interval) \(expected.successes) of \(expected.trials)")
      }
    }
  }

  @Test func exactIntervalsAreThoseOfTheirTests() throws {
    for expected in try ProportionsExpected.load().binomial {
      for (interval, name) in [
        (ProportionInterval.clopperPearson, "central"), (.midP, "midP"), (.blaker, "blaker"),
      ] {
        let found = try interval.interval(
          successes: expected.successes, trials: expected.trials, level: expected.level ?? 0.95)
        let limits = try #require(expected.limits?[name])
        #expect(agrees([found.lower, found.upper], limits, digits: 12))
      }
    }
  }

  @Test(arguments: ProportionInterval.allCases)
  func laws(interval: ProportionInterval) throws {
    for trials in [1, 2, 7, 40] {
      for successes in 0...trials {
        let one = try interval.interval(successes: successes, trials: trials)
        let other = try interval.interval(successes: trials - successes, trials: trials)
        #expect(
          agrees(
            [1 - other.upper, 1 - other.lower], [one.lower, one.upper], digits: 12, absolute: 1e-15)
        )
        #expect(one.lower >= 0 && one.upper <= 1)
        #expect(one.contains(Double(successes) / Double(trials)))
      }
    }
    #expect(throws: StatsError.self) { try interval.interval(successes: 1, trials: 0) }
    #expect(throws: StatsError.self) { try interval.interval(successes: 1, trials: 2, level: 1) }
  }

  @Test func mergingIsExactAndChecked() throws {
    var sum = try Proportion(events: 3, count: 10, name: "failed")
    try sum.merge(Proportion(events: 4, count: 11, name: "failed"))
    #expect(sum == (try Proportion(events: 7, count: 21, name: "failed")))
    #expect(throws: StatsError.self) { try sum.merge(Proportion(events: 1, count: 2)) }
    #expect(throws: StatsError.self) { try Proportion(events: 3, count: 2) }
    #expect(throws: StatsError.self) { try Proportion(events: 0, count: 0).estimate() }
    let data = try JSONEncoder().encode(sum)
    #expect(try JSONDecoder().decode(Proportion.self, from: data) == sum)
    #expect(sum.description == "failed: 7 of 21 (33.3 %)")
  }
}
