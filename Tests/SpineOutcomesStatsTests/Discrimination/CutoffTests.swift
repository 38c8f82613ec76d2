import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CutoffTests {
  @Test(arguments: PeerROC.cases())
  func cutoffsAreThoseOfPROC(peer: PeerROC.Case) throws {
    let curve = try ROCCurve(
      scores: peer.scores, outcomes: peer.outcomes, eventsScore: peer.eventsScore)
    let cutoff = try curve.cutoff(.youden, validation: .none, alternative: .twoSided)
    #expect(cutoff.equallyGoodThresholds == peer.youden)
    #expect(cutoff.truePositives == peer.truePositives)
    #expect(cutoff.falsePositives == peer.falsePositives)
    #expect(cutoff.trueNegatives == peer.trueNegatives)
    #expect(cutoff.falseNegatives == peer.falseNegatives)
    let corner = try curve.cutoff(.closestToCorner, validation: .none)
    #expect(corner.equallyGoodThresholds == peer.closestToCorner)
    #expect(corner.pValueMethod == "exact permutation distribution of the best value, one-sided")
    // R loses digits as it subtracts from 1.
    #expect(agrees(cutoff.pValue?.value ?? -1, peer.smirnov, digits: 8))
  }

  @Test(arguments: ExactROC.cases())
  func bestThresholdsAreExact(expected: ExactROC.Case) throws {
    let curve = try expected.curve()
    let cutoff = try curve.cutoff(.youden, validation: .none, alternative: .twoSided)
    #expect(cutoff.equallyGoodThresholds.count == expected.youden.count)
    #expect([cutoff.truePositives, cutoff.falsePositives] == expected.youden.last)
    #expect(cutoff.youdenIndex == expected.youdenIndex)
    #expect(agrees(cutoff.pValue?.value ?? -1, expected.smirnov, digits: 13))
    #expect(cutoff.pValueMethod == "exact Smirnov, two-sided")
    for (estimate, interval) in [
      (cutoff.apparentSensitivity, expected.sensitivityInterval),
      (cutoff.apparentSpecificity, expected.specificityInterval),
    ] {
      let limits = estimate.confidenceInterval
      #expect(agrees(limits?.lower ?? -1, interval[0], digits: 14, absolute: 1e-50))
      #expect(agrees(limits?.upper ?? -1, interval[1], digits: 14))
      #expect(limits?.method == "Wilson")
    }
    let corner = try curve.cutoff(.closestToCorner, validation: .none)
    #expect([corner.truePositives, corner.falsePositives] == expected.closestToCorner.last)
    #expect(corner.equallyGoodThresholds.count == expected.closestToCorner.count)
  }

  @Test func mostSensitiveOfEquallyGood() throws {
    // J = 1/2 at 2.5 and at 0.5: events 1, 3 and others 0, 2.
    let curve = try ROCCurve(
      scores: [1, 3, 0, 2], outcomes: [true, true, false, false], eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    #expect(cutoff.equallyGoodThresholds == [0.5, 2.5])
    #expect(cutoff.threshold == 0.5)
    #expect(cutoff.apparentSensitivity.value == 1)
    #expect(cutoff.description.contains("one of 2 equally good"))
  }

  @Test func uselessScoreHasAnInfiniteCutoff() throws {
    let curve = try ROCCurve(
      scores: [1, 2, 3, 4], outcomes: [true, true, false, false], eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .bootstrap(resamples: 99, seed: 1))
    #expect(cutoff.threshold == -.infinity)
    #expect(cutoff.equallyGoodThresholds == [-.infinity, .infinity])
    #expect(cutoff.youdenIndex == 0 && cutoff.pValue?.value == 1)
    let json = try JSONEncoder().encode(cutoff)
    #expect(String(decoding: json, as: UTF8.self).contains("\"-Infinity\""))
    #expect(try JSONDecoder().decode(Cutoff.self, from: json) == cutoff)
  }

  @Test func description() throws {
    let curve = try ROCCurve(
      scores: [1, 3, 2, 4], outcomes: [false, false, true, true], eventsScore: .higher)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    #expect(!cutoff.isValidated)
    #expect(cutoff.description.hasPrefix("cutoff by largest Youden index: event if score > 1.5"))
    #expect(cutoff.description.contains("not validated"))
    #expect(cutoff.description.hasSuffix("2 events, n = 4"))
    let validated = try curve.cutoff(.youden, validation: .bootstrap(resamples: 99, seed: 5))
    #expect(validated.isValidated)
    #expect(validated.description.contains("out of bag in 99 resamples (seed 5, xoshiro256**)"))
    #expect(!validated.description.contains("not validated"))
    let json = try JSONEncoder().encode(cutoff)
    #expect(String(decoding: json, as: UTF8.self).contains("\"bootstrap\":null"))
    #expect(try JSONDecoder().decode(Cutoff.self, from: json) == cutoff)
  }

  @Test func levels() throws {
    let curve = try ExactROC.cases()[0].curve()
    for level in [0, 1, 95, Double.nan] {
      #expect(throws: StatsError.self) {
        try curve.cutoff(.youden, validation: .none, level: level)
      }
    }
    let cutoff = try curve.cutoff(
      .youden, validation: .bootstrap(resamples: 199, seed: 2), level: 0.9)
    #expect(cutoff.apparentSensitivity.confidenceInterval?.level == 0.9)
    #expect(cutoff.bootstrap?.thresholdInterval.level == 0.9)
  }

  /// Swapping the two outcomes and the direction leaves the best thresholds as they are.
  @Test(arguments: ExactROC.cases())
  func swappingOutcomesKeepsTheThresholds(expected: ExactROC.Case) throws {
    let cutoff = try expected.curve().cutoff(.youden, validation: .none)
    let swapped = try ROCCurve(
      scores: expected.scores, outcomes: expected.outcomes.map { !$0 },
      eventsScore: expected.eventsScore == .higher ? .lower : .higher
    ).cutoff(.youden, validation: .none)
    #expect(swapped.equallyGoodThresholds == cutoff.equallyGoodThresholds)
    #expect(swapped.youdenIndex == cutoff.youdenIndex)
    #expect(
      agrees(swapped.pValue?.value ?? -1, cutoff.pValue?.value ?? -2, digits: 13))
  }
}

@Suite struct SmirnovTests {
  /// Two samples of 10 000, which are too large for lattice paths; the limit by mpmath.
  @Test func largeSamplesUseTheLimit() throws {
    let limit = try ExactROC.load().limit
    for (distance, p) in zip(limit.distances, limit.p) {
      let shift = Int((distance * 5_000).rounded())
      let summary = try GroupedValues(
        groups: ["other", "event"], values: [1, 2],
        counts: [[5_000 + shift, 5_000 - shift], [5_000 - shift, 5_000 + shift]])
      let cutoff = try ROCCurve(summary, events: "event", eventsScore: .higher)
        .cutoff(.youden, validation: .none, alternative: .twoSided)
      #expect(agrees(cutoff.youdenIndex, distance, digits: 15))
      #expect(cutoff.pValueMethod == "asymptotic Smirnov, two-sided")
      #expect(agrees(cutoff.pValue?.value ?? -1, p, digits: 12))
    }
  }
}
