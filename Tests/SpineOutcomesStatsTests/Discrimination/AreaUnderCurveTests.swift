import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct AreaUnderCurveTests {
  /// Against rational arithmetic over all pairs; 13 digits leave a few roundings.
  @Test(arguments: ExactROC.cases())
  func delongIsExact(expected: ExactROC.Case) throws {
    let curve = try expected.curve()
    let area = curve.area
    #expect(area.events == expected.events && area.others == expected.others)
    #expect(area.estimate == expected.area)
    #expect(agrees(area.standardError ?? -1, expected.standardError, digits: 15.3))
    #expect(agrees(area.confidenceInterval.lower, expected.lower, digits: 13.5))
    #expect(agrees(area.confidenceInterval.upper, expected.upper, digits: 13.5))
    #expect(agrees(area.statistic?.value ?? 0, expected.z, digits: 15))
    #expect(area.statistic?.name == "z")
    // A far tail multiplies the relative error of z by z^2.
    #expect(agrees(area.pValue.value, expected.p, digits: 12))
    #expect(area.confidenceInterval.method == "DeLong")
    #expect(area.method.hasPrefix("DeLong, area"))
  }

  @Test(arguments: ExactROC.cases())
  func logitScale(expected: ExactROC.Case) throws {
    let area = try expected.curve().areaUnderCurve(interval: .logit)
    #expect(agrees(area.confidenceInterval.lower, expected.logitLower, digits: 13))
    #expect(agrees(area.confidenceInterval.upper, expected.logitUpper, digits: 13))
    #expect(agrees(area.pValue.value, expected.logitP, digits: 12))
    #expect(area.estimate == expected.area)
  }

  @Test(arguments: PeerROC.cases())
  func areaIsThatOfPROC(peer: PeerROC.Case) throws {
    let area = try ROCCurve(
      scores: peer.scores, outcomes: peer.outcomes, eventsScore: peer.eventsScore
    ).area
    // jsonlite writes 15 digits; pROC's variance keeps 12.
    #expect(agrees(area.estimate, peer.area, digits: 14))
    #expect(agrees(area.standardError ?? -1, peer.standardError, digits: 12))
    #expect(agrees(area.confidenceInterval.lower, peer.lower, digits: 12))
    #expect(agrees(area.confidenceInterval.upper, peer.upper, digits: 12))
  }

  /// Hanley & McNeil, Radiology 1982;143:29: computed tomography ratings 1 to 5 of 58 normal
  /// and 51 abnormal patients; DeLong numbers by pROC 1.18.0.
  @Test func hanleyMcNeil() throws {
    let summary = try GroupedValues(
      groups: ["abnormal", "normal"], values: [1, 2, 3, 4, 5],
      counts: [[3, 2, 2, 11, 33], [33, 6, 6, 11, 2]])
    let area = try ROCCurve(summary, events: "abnormal", eventsScore: .higher).area
    #expect(agrees(area.estimate, 0.8931710615, digits: 9.9))
    #expect(agrees(area.standardError ?? -1, 0.0307244084, digits: 9))
    #expect(agrees(area.confidenceInterval.lower, 0.8329523277, digits: 9.9))
    #expect(agrees(area.confidenceInterval.upper, 0.9533897954, digits: 9.9))
    #expect(
      area.description
        == "abnormal by higher score: area under the ROC curve 0.8932 (95 % CI 0.8330 to 0.9534), "
        + "p < 0.001, DeLong, 51 events, n = 109")
  }

  @Test(arguments: ExactROC.cases())
  func turningTheDirectionRoundMirrorsTheArea(expected: ExactROC.Case) throws {
    let area = try expected.curve().area
    let turned = try ROCCurve(
      scores: expected.scores, outcomes: expected.outcomes,
      eventsScore: expected.eventsScore == .higher ? .lower : .higher
    ).area
    #expect(agrees(turned.estimate, 1 - area.estimate, digits: 15, absolute: 1e-16))
    #expect(turned.pValue == area.pValue)
    #expect(turned.standardError == area.standardError)
    #expect(
      agrees(
        turned.confidenceInterval.lower, 1 - area.confidenceInterval.upper, digits: 14,
        absolute: 1e-15))
    let negated = try ROCCurve(
      scores: expected.scores.map { -$0 }, outcomes: expected.outcomes,
      eventsScore: expected.eventsScore == .higher ? .lower : .higher
    ).area
    #expect(negated.estimate == area.estimate)
    #expect(negated.standardError == area.standardError)
    #expect(negated.confidenceInterval == area.confidenceInterval)
    #expect(negated.pValue == area.pValue)
  }

  @Test(arguments: ExactROC.cases())
  func increasingTransformsChangeNothing(expected: ExactROC.Case) throws {
    let curve = try expected.curve()
    for transform in [{ 3 * $0 + 1000 }, { $0 * $0 * $0 }, { exp($0 / 500) }]
      as [@Sendable (Double) -> Double]
    {
      let other = try ROCCurve(
        scores: expected.scores.map(transform), outcomes: expected.outcomes,
        eventsScore: expected.eventsScore)
      #expect(other.area == curve.area)
      #expect(other.points.map(\.truePositives) == curve.points.map(\.truePositives))
    }
  }

  /// The interval excludes 0.5 exactly where p is below 1 - level: tried on both sides.
  @Test(arguments: ExactROC.cases(), AreaUnderCurve.IntervalScale.allCases)
  func intervalAndPValueAgree(
    expected: ExactROC.Case, scale: AreaUnderCurve.IntervalScale
  ) throws {
    let curve = try expected.curve()
    let p = try curve.areaUnderCurve(interval: scale).pValue.value
    for (factor, isInside) in [(0.999, true), (1.001, false)] where p > 1e-12 {
      let level = 1 - p * factor
      let interval = try curve.areaUnderCurve(level: level, interval: scale).confidenceInterval
      #expect(interval.contains(0.5) == isInside)
    }
  }

  @Test func levelsAreChecked() throws {
    let curve = try ExactROC.cases()[0].curve()
    for level in [0, 1, 95, -1, Double.nan] {
      #expect(throws: StatsError.self) { try curve.areaUnderCurve(level: level) }
    }
    let narrow = try curve.areaUnderCurve(level: 0.5).confidenceInterval
    #expect(narrow.level == 0.5 && narrow.lower > curve.area.confidenceInterval.lower)
  }

  @Test func roundTrip() throws {
    for scores in [[1, 3, 2, 4], [1.0, 2, 3, 4]] {
      let area = try ROCCurve(
        scores: scores, outcomes: [false, false, true, true], eventsScore: .higher
      ).area
      let json = try JSONEncoder().encode(area)
      #expect(try JSONDecoder().decode(AreaUnderCurve.self, from: json) == area)
      let isNull = String(decoding: json, as: UTF8.self).contains("\"standardError\":null")
      #expect(isNull == (area.estimate == 1))
    }
  }
}

@Suite struct AreaUnderCurveBoundTests {
  /// Limits tail^(1/k), computed with 50 digits.
  @Test func separatedScores() throws {
    let bounds = try ExactROC.load().bounds
    for (index, k) in bounds.k.enumerated() {
      for (events, others) in [(k, k), (k, 2 * k), (3 * k, k)] {
        let outcomes =
          Array(repeating: true, count: events) + Array(repeating: false, count: others)
        let scores = outcomes.indices.map { Double($0) }
        let lost = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .higher).area
        let won = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .lower).area
        #expect(lost.estimate == 0 && won.estimate == 1)
        #expect(agrees(won.confidenceInterval.lower, bounds.root[index], digits: 14))
        #expect(won.confidenceInterval.upper == 1)
        #expect(lost.confidenceInterval.lower == 0)
        #expect(agrees(lost.confidenceInterval.upper, bounds.complement[index], digits: 13))
        #expect(agrees(won.pValue.value, bounds.p[index], digits: 15))
        #expect(won.pValue == lost.pValue)
        #expect(won.standardError == nil && won.statistic == nil)
        #expect(won.method.contains("distribution-free bound"))
        #expect((won.pValue.value < 0.05) == !won.confidenceInterval.contains(0.5))
      }
    }
  }

  @Test func allTied() throws {
    let bounds = try ExactROC.load().bounds
    for (index, k) in bounds.k.enumerated() {
      let outcomes = (0..<2 * k).map { $0 % 2 == 0 }
      let area = try ROCCurve(
        scores: outcomes.map { _ in 7 }, outcomes: outcomes, eventsScore: .higher
      ).area
      #expect(area.estimate == 0.5 && area.pValue.value == 1 && area.standardError == nil)
      #expect(agrees(area.confidenceInterval.lower, bounds.root[index] / 2, digits: 14))
      #expect(agrees(area.confidenceInterval.upper, 1 - bounds.root[index] / 2, digits: 14))
    }
  }

  @Test func oneEventSaysNothing() throws {
    for (scores, estimate) in [([2.5, 1, 2, 3, 4], 0.5), ([9.0, 1, 2, 3, 4], 1)] {
      let area = try ROCCurve(
        scores: scores, outcomes: [true, false, false, false, false], eventsScore: .higher
      ).area
      #expect(area.estimate == estimate && area.pValue.value == 1)
      #expect(agrees(area.confidenceInterval.lower, 0.025 * estimate, digits: 14))
      #expect(agrees(area.confidenceInterval.upper, 1 - 0.025 * (1 - estimate), digits: 14))
      #expect(area.standardError == nil)
    }
    let pair = try ROCCurve(scores: [1, 1], outcomes: [true, false], eventsScore: .lower).area
    #expect(pair.estimate == 0.5 && pair.confidenceInterval.contains(0.5))
  }

  /// The bound keeps its promise: even the worst population, whose events are all equal and
  /// beat an other with probability A, is missed no more often than the level allows.
  @Test func boundCoversTheWorstCase() throws {
    let k = 10
    let outcomes = (0..<2 * k).map { $0 < k }
    let separated = try ROCCurve(
      scores: outcomes.map { $0 ? 1 : 0 }, outcomes: outcomes, eventsScore: .higher
    ).area
    // At the lower limit A the chance of separation is A^k = 0.025.
    #expect(agrees(pow(separated.confidenceInterval.lower, Double(k)), 0.025, digits: 13))
  }
}
