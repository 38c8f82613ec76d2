import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct PartialAreaTests {
  @Test(arguments: PartialCase.cases())
  func areasAreExact(expected: PartialCase) throws {
    let curve = try expected.curve.curve()
    for partial in expected.partial {
      let area = try curve.partialArea(over: partial.range, variance: .delta)
      // Ends such as 0.755 are doubles here and fractions there; width 0.001 keeps 13 digits.
      #expect(agrees(area.estimate, partial.area, digits: 12, absolute: 1e-16))
      #expect(agrees(area.corrected, partial.corrected, digits: 11.5, absolute: 1e-15))
      #expect(agrees(area.range.width, partial.maximum, digits: 12))
      #expect(agrees(area.range.areaByChance, partial.minimum, digits: 12, absolute: 1e-17))
      #expect(area.confidenceInterval.contains(area.estimate))
      #expect(area.correctedConfidenceInterval.upper <= 1 + 1e-12)
      let isWhole = partial.low == 0 && partial.high == 1
      if isWhole {
        #expect(area.estimate == curve.area.estimate)
        #expect((area.standardError == nil) == (curve.area.standardError == nil))
        if let error = curve.area.standardError {
          #expect(agrees(area.standardError ?? -1, error, digits: 13))
          #expect(agrees(area.pValue.value, curve.area.pValue.value, digits: 11))
        } else if curve.events > 1, curve.others > 1 {
          let interval = curve.area.confidenceInterval
          if curve.area.estimate != 0.5 {
            #expect(agrees(area.confidenceInterval.lower, interval.lower, digits: 12))
            #expect(agrees(area.confidenceInterval.upper, interval.upper, digits: 12))
            #expect(agrees(area.pValue.value, curve.area.pValue.value, digits: 12))
          }
        }
      }
    }
  }

  @Test(arguments: PartialCase.cases())
  func givenSharesAreExact(expected: PartialCase) throws {
    let curve = try expected.curve.curve()
    for at in expected.sensitivityAt {
      for reading in CurveReading.allCases {
        let result = try curve.sensitivity(
          atSpecificity: at.specificity ?? -1, reading, resamples: 39, seed: 1)
        #expect(agrees(result.attainable, at.attainable, digits: 15))
        #expect(agrees(result.interpolated, at.interpolated, digits: 13, absolute: 1e-16))
        #expect(
          result.estimate == (reading == .attainable ? result.attainable : result.interpolated))
      }
    }
    for at in expected.specificityAt {
      let result = try curve.specificity(
        atSensitivity: at.sensitivity ?? -1, .interpolated, resamples: 39, seed: 1)
      #expect(agrees(result.attainable, at.attainable, digits: 15))
      #expect(agrees(result.interpolated, at.interpolated, digits: 13, absolute: 1e-16))
    }
  }

  /// pROC's tests (xrobin/pROC, testthat) on the aSAH data: partial areas of wfns.
  @Test func published() throws {
    let wfns = try #require(PartialCase.cases().first { $0.curve.name == "aSAH wfns" })
    let curve = try wfns.curve.curve()
    let area = try curve.partialArea(over: .specificity(0.9...1), variance: .delta)
    #expect(agrees(area.estimate, 0.0334417344173442, digits: 14))
    #expect(agrees(area.corrected, 0.649693339038653, digits: 14))
    let other = try curve.partialArea(over: .sensitivity(0.9...1), variance: .delta)
    #expect(agrees(other.estimate, 0.0400999322493225, digits: 14))
    let next = try curve.partialArea(over: .specificity(0.8...0.9), variance: .delta)
    #expect(agrees(next.estimate, 0.0598373983739837, digits: 14))
  }

  /// The parts of a division add up to the whole, and the range of one share is the mirror image of
  /// that of the other.
  @Test(arguments: PartialCase.cases())
  func partsAddUp(expected: PartialCase) throws {
    let curve = try expected.curve.curve()
    for make in [PartialRange.specificity, PartialRange.sensitivity] {
      var sum = 0.0
      for part in [0...0.13, 0.13...0.5, 0.5...0.9, 0.9...1] {
        sum += try curve.partialArea(over: make(part), variance: .delta).estimate
      }
      #expect(agrees(sum, curve.area.estimate, digits: 13, absolute: 1e-15))
    }
    let mirrored = try ROCCurve(
      GroupedValues(
        groups: ["other", "event"], values: expected.curve.scores,
        counts: [expected.curve.eventCounts, expected.curve.otherCounts]),
      events: "event", eventsScore: expected.curve.eventsScore == .higher ? .lower : .higher)
    let one = try curve.partialArea(over: .sensitivity(0.7...0.95), variance: .delta)
    let two = try mirrored.partialArea(over: .specificity(0.7...0.95), variance: .delta)
    #expect(one.estimate == two.estimate && one.standardError == two.standardError)
    #expect(one.confidenceInterval == two.confidenceInterval && one.pValue == two.pValue)
  }

  /// The delta method: numerical derivatives of the partial area in the weights of the records.
  @Test(arguments: [PartialRange.specificity(0.63...0.87), .sensitivity(0.41...0.93)])
  func deltaMethod(range: PartialRange) throws {
    let scores: [Double] = [1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9, 9, 11, 12]
    let outcomes = [
      false, false, true, false, false, true, false, true, false, true, false, true, true, false,
      true, true,
    ]
    let scale = 100_000
    func area(_ extra: Int?) throws -> Double {
      var weights = [Int](repeating: scale, count: scores.count)
      if let extra { weights[extra] += 1 }
      return try ROCCurve(
        scores: scores, outcomes: outcomes, weights: weights, eventsScore: .higher
      ).partialArea(over: range, variance: .delta).estimate
    }
    let whole = try area(nil)
    var sums = (events: 0.0, others: 0.0)
    var counts = (events: 0.0, others: 0.0)
    for row in scores.indices {
      // The share of a class changes by 1 part in its total, less that in all its shares.
      let derivative = (try area(row) - whole) * Double(scale)
      if outcomes[row] {
        sums.events += derivative * derivative
        counts.events += 1
      } else {
        sums.others += derivative * derivative
        counts.others += 1
      }
    }
    // Each derivative is 1 / total times the influence: squares over n (n - 1) of a class.
    let variance =
      sums.events * counts.events / (counts.events - 1)
      + sums.others * counts.others / (counts.others - 1)
    let curve = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .higher)
    let exact = try curve.partialArea(over: range, variance: .delta).standardError ?? 0
    // Differences of 1e-6 in the weights leave 5 digits.
    #expect(agrees(exact, variance.squareRoot(), digits: 4))
  }

  @Test func degenerateCurves() throws {
    let outcomes = [true, true, true, true, false, false, false, false, false]
    let won = try ROCCurve(
      scores: [9, 8, 8, 7, 1, 2, 3, 3, 4], outcomes: outcomes, eventsScore: .higher)
    for variance in [
      PartialAreaUnderCurve.Variance.delta, .bootstrap(resamples: 99, seed: 3),
    ] {
      let best = try won.partialArea(over: .specificity(0.5...1), variance: variance)
      #expect(best.estimate == 0.5 && best.corrected == 1 && best.standardError == nil)
      // 0.025^(1/4) for the whole area.
      let lower = 0.5 - (1 - pow(0.025, 0.25))
      #expect(agrees(best.confidenceInterval.lower, max(0, lower), digits: 13))
      #expect(best.confidenceInterval.upper == 0.5)
      #expect(best.method.contains("bound by the whole area"))
      let lost = try won.turned().partialArea(over: .specificity(0.5...1), variance: variance)
      #expect(lost.estimate == 0 && lost.standardError == nil)
      #expect(agrees(lost.corrected, 0.5 - 0.125 / 0.75, digits: 14))
    }
    let accuracy = try won.sensitivity(atSpecificity: 0.5, .attainable, seed: 1)
    #expect(accuracy.estimate == 1 && accuracy.standardError == nil)
    #expect(
      agrees(
        accuracy.confidenceInterval.lower, max(0, 1 - (1 - pow(0.025, 0.25)) / 0.5), digits: 13))
    let single = try ROCCurve(
      scores: [1, 2, 3], outcomes: [true, false, false], eventsScore: .lower)
    let none = try single.partialArea(
      over: .sensitivity(0.5...1), variance: .bootstrap(resamples: 99, seed: 1))
    #expect(none.standardError == nil && none.pValue.value == 1)
  }

  @Test func rangesAreChecked() throws {
    let curve = try PartialCase.cases()[0].curve.curve()
    for bounds in [-0.1...0.5, 0.5...1.1, 0.5...0.5] {
      #expect(throws: StatsError.self) {
        try curve.partialArea(over: .specificity(bounds), variance: .delta)
      }
    }
    for given in [-0.1, 1.01, Double.nan] {
      #expect(throws: StatsError.self) {
        try curve.sensitivity(atSpecificity: given, .attainable, seed: 1)
      }
    }
    #expect(throws: StatsError.self) {
      try curve.partialArea(
        over: .specificity(0.5...1), variance: .bootstrap(resamples: 38, seed: 1))
    }
  }

  @Test func roundTrips() throws {
    let curve = try PartialCase.cases()[0].curve.curve()
    let area = try curve.partialArea(
      over: .sensitivity(0.5...0.9), variance: .bootstrap(resamples: 99, seed: 1))
    let json = try JSONEncoder().encode(area)
    #expect(try JSONDecoder().decode(PartialAreaUnderCurve.self, from: json) == area)
    #expect(String(decoding: json, as: UTF8.self).contains("\"range\":{\"sensitivity\":[0.5,0.9]}"))
    let accuracy = try curve.specificity(atSensitivity: 0.5, .interpolated, seed: 1)
    #expect(
      try JSONDecoder().decode(AccuracyAtGiven.self, from: JSONEncoder().encode(accuracy))
        == accuracy)
  }
}

extension ROCCurve {
  /// The curve with the other direction.
  fileprivate func turned() throws -> ROCCurve {
    try ROCCurve(
      summary, events: "event", eventsScore: eventsScore == .higher ? .lower : .higher)
  }
}
