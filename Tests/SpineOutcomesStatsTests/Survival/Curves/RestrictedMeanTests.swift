import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Restricted means, the time lost, and comparisons of curves.
struct RestrictedMeanTests {
  @Test func exactMeans() throws {
    for expected in try CurvesFixture.load().cases {
      let survival = try expected.kaplanMeier()
      for truth in expected.restricted {
        let place: Comment = "\(expected.name), \(truth.time)"
        let means = try survival.restrictedMean(to: truth.time)
        #expect(agrees(means.map(\.mean.value), truth.mean, digits: 15), place)
        #expect(agrees(means.map(\.timeLost.value), truth.lost, digits: 15), place)
        #expect(agrees(means.map(\.standardError), truth.standardError, digits: 14.5), place)
      }
    }
  }

  @Test func exactComparisons() throws {
    for expected in try CurvesFixture.load().cases {
      let survival = try expected.kaplanMeier()
      for truth in expected.restricted {
        for (name, numbers) in truth.contrasts ?? [:] {
          let contrast = try #require(CurveContrast(rawValue: name))
          try check(numbers, "\(expected.name), mean to \(truth.time), \(name)") {
            try survival.compareRestrictedMeans(
              to: truth.time, expected.groupNames[0], against: expected.groupNames[1],
              as: contrast)
          }
        }
      }
      for truth in expected.survival {
        for (name, numbers) in truth.contrasts {
          let contrast = try #require(CurveContrast(rawValue: name))
          try check(numbers, "\(expected.name), S at \(truth.time), \(name)") {
            try survival.compareSurvival(
              at: truth.time, expected.groupNames[0], against: expected.groupNames[1],
              as: contrast)
          }
        }
      }
    }
  }

  /// Value, limits, z, p and standard error; no numbers: the comparison is undefined.
  private func check(
    _ numbers: [Double]?, _ place: String, _ compare: () throws -> CurveComparison
  ) throws {
    guard let numbers else {
      #expect(throws: StatsError.self, "\(place)") { try compare() }
      return
    }
    let comparison = try compare()
    let estimate = try #require(comparison.estimates.first)
    let interval = try #require(estimate.confidenceInterval)
    let found = [
      estimate.value, interval.lower, interval.upper, comparison.statistic?.value ?? .nan,
      comparison.pValue.value, comparison.standardError,
    ]
    // A difference of two means loses the digits they share: the limits are near 0 at times.
    #expect(agrees(found, numbers, digits: 12, absolute: 1e-14), "\(place): \(found), \(numbers)")
    // The interval holds the null value just when p > 1 - level, and at its ends p is 1 - level.
    let null = comparison.contrast == .difference ? 0.0 : 1
    #expect(interval.contains(null) == (comparison.pValue.value > 0.05), "\(place)")
  }

  @Test func agreesWithR() throws {
    let survival = try SurvivalExamples.lung().kaplanMeier(
      time: \.days, event: \.died, by: \.sex)
    for right in try RCurvesFixture.load().restricted {
      let means = try survival.restrictedMean(to: right.time)
      let order = means.map { $0.group == "male" ? 0 : 1 }
      for (mean, index) in zip(means, order) {
        #expect(agrees(mean.mean.value, right.mean[index], digits: 13))
        #expect(agrees(mean.standardError, right.standardError[index], digits: 13))
      }
    }
  }

  /// Freireich's trial and the lung data by R's `print(rmean = )`, the difference as survRM2 has it
  /// (survminer, pull request 827).
  @Test func publishedMeans() throws {
    let trial = try SurvivalExamples.mercaptopurine().kaplanMeier(
      time: \.weeks, event: \.relapsed, by: \.treatment)
    let means = try trial.restrictedMean(to: 23)
    #expect(means.count == 2)
    let lung = try SurvivalExamples.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let difference = try lung.compareRestrictedMeans(to: 965, "female", against: "male")
    let estimate = try #require(difference.estimates.first)
    #expect(agrees(estimate.value, 131.8557, digits: 6.5))
    #expect(agrees(difference.standardError, 39.75870, digits: 6.5))
    #expect(agrees(difference.pValue.value, 0.0009118595, digits: 7))
    #expect(difference.count == 228)
    // To week 30 the placebo arm is over: S is 0 and the mean is still defined.
    let to30 = try #require(trial["placebo"]).restrictedMean(to: 30)
    #expect(agrees(to30.mean.value, 8.6666667, digits: 7.5))
    #expect(agrees(to30.standardError, 1.377390, digits: 6))
    let treated = try #require(trial["mercaptopurine"]).restrictedMean(to: 30)
    #expect(agrees(treated.mean.value, 21.0464986, digits: 8.5))
    #expect(agrees(treated.standardError, 2.243802, digits: 6))
  }

  @Test func laws() throws {
    for expected in try CurvesFixture.load().cases where expected.groupNames.count == 2 {
      let survival = try expected.kaplanMeier()
      let (a, b) = (expected.groupNames[0], expected.groupNames[1])
      for truth in expected.restricted {
        let means = try survival.restrictedMean(to: truth.time)
        for mean in means {
          #expect(agrees(mean.mean.value + mean.timeLost.value, truth.time, digits: 14.5))
          #expect(mean.mean.value >= 0 && mean.mean.value <= truth.time)
        }
        for contrast in CurveContrast.allCases {
          guard
            let one = try? survival.compareRestrictedMeans(
              to: truth.time, a, against: b, as: contrast),
            let other = try? survival.compareRestrictedMeans(
              to: truth.time, b, against: a, as: contrast)
          else { continue }
          #expect(agrees(one.pValue.value, other.pValue.value, digits: 13))
          let (x, y) = (one.estimates[0].value, other.estimates[0].value)
          if contrast == .difference {
            #expect(x == -y)
          } else {
            #expect(agrees(x * y, 1, digits: 14))
          }
        }
      }
      // In days instead of weeks everything is seven times as long, and p stays.
      let scaled = try KaplanMeier(
        LifeTable(
          times: expected.times.map { $0 * 8 }, events: expected.events,
          groupCodes: expected.groupCodes, groupNames: expected.groupNames,
          entries: expected.entries.map { $0.map { $0 * 8 } }, weights: expected.weights))
      for truth in expected.restricted {
        let means = try survival.restrictedMean(to: truth.time)
        let longer = try scaled.restrictedMean(to: truth.time * 8)
        #expect(longer.map(\.mean.value) == means.map { $0.mean.value * 8 })
        #expect(longer.map(\.standardError) == means.map { $0.standardError * 8 })
      }
    }
  }

  @Test func withoutEvents() throws {
    let survival = try KaplanMeier(
      LifeTable(
        times: [5, 6, 3, 7], events: [false, false, true, false], groupCodes: [0, 0, 1, 1],
        groupNames: ["a", "b"]))
    let mean = try #require(survival["a"]).restrictedMean(to: 4)
    #expect(mean.mean.value == 4)
    #expect(mean.timeLost.value == 0)
    #expect(mean.standardError == 0)
    #expect(mean.mean.confidenceInterval == nil && mean.timeLost.confidenceInterval == nil)
    #expect(try survival.compareRestrictedMeans(to: 4, "a", against: "b").estimates[0].value == 0.5)
    #expect(throws: StatsError.self) {
      try survival.compareRestrictedMeans(to: 2, "a", against: "b")
    }
    #expect(throws: StatsError.self) {
      try survival.compareRestrictedMeans(to: 4, "a", against: "b", as: .ratioOfLosses)
    }
    #expect(throws: StatsError.self) { try survival.compareSurvival(at: 1, "a", against: "b") }
    let itself = StatsError.invalidArgument(
      name: "second", reason: "a group is not compared with itself")
    #expect(throws: itself) { try survival.compareSurvival(at: 3, "a", against: "a") }
    #expect(throws: itself) { try survival.compareRestrictedMeans(to: 4, "b", against: "b") }
  }

  @Test func refusesExtrapolation() throws {
    let survival = try KaplanMeier(
      LifeTable(
        times: [1, 2, 1, 4], events: [true, true, true, false], groupCodes: [0, 0, 1, 1],
        groupNames: ["over", "going on"]))
    #expect(try #require(survival["over"]).restrictedMean(to: 100).mean.value == 1.5)
    #expect(throws: StatsError.self) { try #require(survival["going on"]).restrictedMean(to: 4.1) }
    #expect(throws: StatsError.self) { try survival.restrictedMean(to: 5) }
    for time in [0, -1, Double.nan, .infinity] {
      #expect(throws: StatsError.self) { try survival.restrictedMean(to: time) }
    }
    #expect(throws: StatsError.self) {
      try survival.compareRestrictedMeans(to: 1, "over", against: "nobody")
    }
    #expect(throws: StatsError.self) {
      try survival.compareSurvival(at: 3, "over", against: "going on")
    }
  }

  @Test func codableAndDescribed() throws {
    let lung = try SurvivalExamples.lung().kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let comparison = try lung.compareSurvival(at: 365, "female", against: "male", as: .ratio)
    let data = try JSONEncoder().encode(comparison)
    #expect(try JSONDecoder().decode(CurveComparison.self, from: data) == comparison)
    #expect(
      comparison.description.contains("ratio of survival at 365 (Greenwood's variance, normal)"))
    #expect(comparison.description.contains("n = 228"))
    let mean = try lung.restrictedMean(to: 365)[0]
    let bytes = try JSONEncoder().encode(mean)
    #expect(try JSONDecoder().decode(RestrictedMean.self, from: bytes) == mean)
    #expect(mean.description.contains("restricted mean to 365"))
  }
}
