import Distributions
import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Best thresholds and search-corrected p-values of `Fixtures/roc-cutoff/generate.py`.
struct ExactCutoffs: Decodable {
  struct Best: Decodable, Sendable {
    var threshold: ExtendedReal
    var truePositives: Int
    var falsePositives: Int
    var sensitivity: Double
    var specificity: Double
    var negative: Bool?
  }

  struct Naive: Decodable, Sendable {
    var chiSquare: Double
    var p: Double
  }

  struct Asymptotic: Decodable, Sendable {
    var M: Double
    var p92M: Double
  }

  struct Entry: Decodable, Sendable {
    var rule: String
    var costFalseNegative: Double?
    var costFalsePositive: Double?
    var prevalence: Double?
    var prevalenceIsSample: Bool?
    var atLeast: Double?
    var minimumShare: Double?
    var best: [Best]
    var preferred: Int?
    var p: Double?
    var twoSidedP: Double?
    var naive: Naive?
    var asymptotic: Asymptotic?

    var cutoffRule: CutoffRule? {
      switch rule {
      case "youden": .youden
      case "closestToCorner": .closestToCorner
      case "cost":
        .cost(
          falseNegative: costFalseNegative ?? 0, falsePositive: costFalsePositive ?? 0,
          prevalence: prevalenceIsSample == true ? .ofSample : .share(prevalence ?? 0))
      case "sensitivity": .sensitivity(atLeast: atLeast ?? -1)
      case "specificity": .specificity(atLeast: atLeast ?? -1)
      case "chiSquare": .maximumChiSquare(minimumShare: minimumShare ?? -1)
      default: nil
      }
    }

    /// Whether thresholds that another one dominates are listed too.
    var listsDominated: Bool { rule == "sensitivity" || rule == "specificity" }
  }

  struct Case: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var eventsScore: ScoreDirection
    var scores: [Double]
    var eventCounts: [Int]
    var otherCounts: [Int]
    var rules: [Entry]

    var description: String { name }

    func curve() throws -> ROCCurve {
      try ROCCurve(
        GroupedValues(
          groups: ["other", "event"], values: scores, counts: [otherCounts, eventCounts]),
        events: "event", eventsScore: eventsScore)
    }
  }

  var cases: [Case]

  static func cases() -> [Case] {
    (try? Fixtures.json("roc-cutoff/expected.json", as: ExactCutoffs.self).cases) ?? []
  }
}

@Suite struct ExactCutoffTests {
  @Test func fixtureIsThere() { #expect(ExactCutoffs.cases().count >= 28) }

  /// Whether thresholds agree; the fixture's midpoints are those of decimals, to the last bit.
  private static func isSame(_ first: [Double], _ second: [Double]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { $0 == $1 || agrees($0, $1, digits: 15) }
  }

  @Test(arguments: ExactCutoffs.cases())
  func bestThresholdsAndTheirChance(expected: ExactCutoffs.Case) throws {
    let curve = try expected.curve()
    for entry in expected.rules {
      let rule = try #require(entry.cutoffRule)
      guard let preferred = entry.preferred else {
        #expect(throws: StatsError.self) { try curve.cutoff(rule, validation: .none) }
        continue
      }
      let cutoff = try curve.cutoff(rule, validation: .none)
      let best = entry.best[preferred]
      let label: Comment = "\(expected.name): \(rule)"
      #expect(Self.isSame([cutoff.threshold], [best.threshold.value]), label)
      #expect(cutoff.truePositives == best.truePositives, label)
      #expect(cutoff.falsePositives == best.falsePositives, label)
      #expect(cutoff.apparentSensitivity.value == best.sensitivity, label)
      #expect(cutoff.apparentSpecificity.value == best.specificity, label)
      let all = entry.listsDominated ? [best] : entry.best
      #expect(
        Self.isSame(cutoff.equallyGoodThresholds, all.map(\.threshold.value).sorted()), label)
      #expect(agrees(cutoff.pValue?.value ?? -1, entry.p ?? -2, digits: 12), label)
      #expect(cutoff.pValueMethod.hasPrefix("exact "), label)
      if let naive = entry.naive {
        #expect(agrees(cutoff.naivePValue?.value ?? -1, naive.p, digits: 12), label)
      } else {
        #expect(cutoff.naivePValue == nil, label)
      }
      if let twoSided = entry.twoSidedP {
        let other = try curve.cutoff(rule, validation: .none, alternative: .twoSided)
        #expect(agrees(other.pValue?.value ?? -1, twoSided, digits: 12), label)
      }
      if entry.rule == "chiSquare" {
        #expect(cutoff.alternative == .twoSided)
        #expect((cutoff.youdenIndex < 0) == best.negative, label)
      }
    }
  }

  @Test func asymptoticFormIsThatOfLausenAndSchumacher() throws {
    var count = 0
    for entry in ExactCutoffs.cases().flatMap(\.rules) {
      guard let limit = entry.asymptotic, let share = entry.minimumShare else { continue }
      count += 1
      let tail = MaximallySelectedLimit.upperTail(limit.M, smallestShare: share)
      #expect(agrees(tail, min(1, limit.p92M), digits: 12))
    }
    #expect(count > 30)
    #expect(MaximallySelectedLimit.upperTail(2, smallestShare: 0.5).isNaN)
    #expect(MaximallySelectedLimit.upperTail(2, smallestShare: 0).isNaN)
    #expect(MaximallySelectedLimit.upperTail(.infinity, smallestShare: 0.1) == 0)
  }

  /// R: `ks.test(exact = TRUE)` prints 4.859e-05; 7.583e-05 in both directions.
  @Test func kyphosisStart() throws {
    let expected = try #require(ExactCutoffs.cases().first { $0.name == "kyphosis start" })
    let cutoff = try expected.curve().cutoff(.youden, validation: .none)
    #expect(agrees(cutoff.pValue?.value ?? -1, 4.8590e-5, digits: 4))
    #expect(agrees(cutoff.youdenIndex, 0.56985, digits: 4))
    #expect(cutoff.pValueMethod == "exact Smirnov, one-sided")
    #expect(cutoff.threshold == 12.5)
  }

  /// The cutoffs that pROC's tests print for its aSAH data.
  @Test(arguments: [
    ("aSAH wfns", CutoffRule.youden, 3.5, 0.8333333, 0.6341463),
    ("aSAH wfns", .closestToCorner, 2.5, 0.7916667, 0.6585366),
    ("aSAH s100b", .youden, 0.205, 0.8055556, 0.6341463),
    ("aSAH ndka", .youden, 11.08, 0.5138889, 0.7073171),
  ])
  func asah(
    name: String, rule: CutoffRule, threshold: Double, specificity: Double, sensitivity: Double
  ) throws {
    let expected = try #require(ExactCutoffs.cases().first { $0.name == name })
    let cutoff = try expected.curve().cutoff(rule, validation: .none)
    #expect(agrees(cutoff.threshold, threshold, digits: 12))
    #expect(agrees(cutoff.apparentSpecificity.value, specificity, digits: 6))
    #expect(agrees(cutoff.apparentSensitivity.value, sensitivity, digits: 6))
  }

  @Test func asahCorner() throws {
    let expected = try #require(ExactCutoffs.cases().first { $0.name == "aSAH ndka" })
    let cutoff = try expected.curve().cutoff(.closestToCorner, validation: .none)
    #expect(agrees(cutoff.threshold, 12.73, digits: 12))
  }
}
