import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Exact comparisons of `Fixtures/roc-comparison/generate.py`.
struct ComparisonFile: Decodable {
  struct Interval: Decodable, Sendable {
    var level: Double
    var distribution: String?
    var lower: Double
    var upper: Double
  }
  struct Pair: Decodable, Sendable {
    var first: String
    var second: String
    var firstArea: Double
    var secondArea: Double
    var difference: Double
    var variance: Double
    var standardError: Double
    var z: Double?
    var p: Double?
    var intervals: [Interval]
  }
  struct Equality: Decodable, Sendable {
    var statistic: Double?
    var degreesOfFreedom: Int
    var p: Double?
  }
  struct Paired: Decodable, Sendable, CustomStringConvertible {
    struct Score: Decodable, Sendable {
      var name: String
      var eventsScore: ScoreDirection
      var values: [Double?]
    }
    var name: String
    var outcomes: [Bool]
    var scores: [Score]
    var complete: Int
    var events: Int
    var others: Int
    var areas: [Double]
    var covariance: [[Double]]
    var pairs: [Pair]
    var equality: Equality

    var description: String { name }

    /// The complete records, some scores in another order.
    func summary(order: [Int]? = nil, rows: Range<Int>? = nil) throws -> PairedScores {
      let order = order ?? Array(scores.indices)
      let kept = (rows ?? outcomes.indices).filter { row in
        scores.allSatisfy { $0.values[row] != nil }
      }
      return try PairedScores(
        order.map { .init(scores[$0].name, eventsScore: scores[$0].eventsScore) },
        values: order.map { score in kept.map { scores[score].values[$0] ?? .nan } },
        outcomes: kept.map { outcomes[$0] })
    }

    /// Whether some area has no variance: the differences are bounds then.
    var isDegenerate: Bool { covariance.indices.contains { covariance[$0][$0] == 0 } }
  }
  struct Unpaired: Decodable, Sendable, CustomStringConvertible {
    var name: String
    var first: CountedCurve
    var second: CountedCurve
    var firstVariance: Double
    var secondVariance: Double
    var difference: Double
    var standardError: Double
    var z: Double?
    var p: Double?
    var degreesOfFreedom: Double?
    var studentP: Double?
    var intervals: [Interval]

    var description: String { name }
  }
  var paired: [Paired]
  var unpaired: [Unpaired]

  static func load() throws -> ComparisonFile {
    try Fixtures.json("roc-comparison/expected.json")
  }
  static func paired() -> [Paired] { (try? load().paired) ?? [] }
  static func unpaired() -> [Unpaired] { (try? load().unpaired) ?? [] }
}

@Suite struct ROCComparisonTests {
  @Test(arguments: ComparisonFile.paired())
  func pairedIsExact(expected: ComparisonFile.Paired) throws {
    let comparison = try ROCComparison(expected.summary())
    #expect(comparison.events == expected.events && comparison.others == expected.others)
    #expect(comparison.areas.map(\.estimate) == expected.areas)
    for (row, exact) in zip(comparison.covariance ?? [], expected.covariance) {
      for (value, exact) in zip(row, exact) {
        #expect(agrees(value, exact, digits: 14, absolute: 1e-19))
      }
    }
    for (difference, exact) in zip(comparison.differences, expected.pairs) {
      #expect(difference.first == exact.first && difference.second == exact.second)
      #expect(agrees(difference.estimate, exact.difference, digits: 15, absolute: 0))
      guard let z = exact.z, !expected.isDegenerate else { continue }
      #expect(agrees(difference.standardError ?? -1, exact.standardError, digits: 14))
      #expect(agrees(difference.statistic?.value ?? .nan, z, digits: 14, absolute: 0))
      #expect(agrees(difference.pValue.value, exact.p ?? -1, digits: 12))
      for interval in exact.intervals {
        let other = try ROCComparison(expected.summary(), level: interval.level)
        let found = try #require(
          other.differences.first { $0.first == exact.first && $0.second == exact.second })
        #expect(
          agrees(found.confidenceInterval?.lower ?? .nan, max(-1, interval.lower), digits: 13))
        #expect(agrees(found.confidenceInterval?.upper ?? .nan, min(1, interval.upper), digits: 13))
      }
    }
    if !expected.isDegenerate, let statistic = expected.equality.statistic {
      let freedom = comparison.equality.statistic?.degreesOfFreedom ?? 0
      #expect(freedom == Double(expected.equality.degreesOfFreedom))
      #expect(
        agrees(comparison.equality.statistic?.value ?? 0, statistic, digits: 14, absolute: 0))
      #expect(agrees(comparison.equality.pValue.value, expected.equality.p ?? -1, digits: 12))
    }
    #expect(
      try JSONDecoder().decode(ROCComparison.self, from: JSONEncoder().encode(comparison))
        == comparison)
  }

  /// DeLong et al., Biometrics 1988;44:837, as SAS prints it (PROC LOGISTIC, ROCCONTRAST): 2.5340,
  /// p = 0.2817; pROC 1.18.0 for the pairs.
  @Test func ovarian() throws {
    let expected = try #require(ComparisonFile.paired().first { $0.name == "ovarian" })
    let comparison = try ROCComparison(expected.summary())
    #expect(agrees(comparison.equality.statistic?.value ?? 0, 2.5339779, digits: 7.5))
    #expect(agrees(comparison.equality.pValue.value, 0.2817, digits: 4))
    #expect(comparison.equality.statistic?.degreesOfFreedom == 2)
    let covariance = try #require(comparison.covariance)
    #expect(agrees(covariance[0][1], 0.00774453, digits: 6))
    #expect(agrees(covariance[0][2], 0.00503706, digits: 6))
    #expect(agrees(covariance[1][2], 0.00481930, digits: 6))
    #expect(agrees(comparison.differences[1].statistic?.value ?? 0, 0.1127783, digits: 6))
    #expect(agrees(comparison.differences[2].pValue.value, 0.4561397, digits: 6))
  }

  /// pROC's tests (xrobin/pROC, testthat) on the aSAH data.
  @Test func subarachnoidHaemorrhage() throws {
    let expected = try #require(ComparisonFile.paired().first { $0.name == "aSAH" })
    let comparison = try ROCComparison(expected.summary())
    let published = [
      (2.20898359144091, 0.0271757822291882), (2.79777591868904, 0.00514557970691098),
      (1.39077002573558, 0.164295175223054),
    ]
    for (difference, (z, p)) in zip(comparison.differences, published) {
      #expect(agrees(difference.statistic?.value.magnitude ?? 0, z, digits: 13))
      #expect(agrees(difference.pValue.value, p, digits: 12))
    }
    let interval = try #require(comparison.differences[0].confidenceInterval)
    #expect(agrees(interval.lower, 0.0104061769564846, digits: 12))
    #expect(agrees(interval.upper, 0.174214419249478, digits: 13))
    let unpaired = try comparison.rocCurve(of: "wfns").areaDifference(
      from: comparison.rocCurve(of: "s100b"), reference: .welch)
    #expect(agrees(unpaired.statistic?.value ?? 0, 1.43490640926908, digits: 13))
    #expect(agrees(unpaired.pValue.value, 0.152825378808796, digits: 12))
    #expect(throws: StatsError.self) { try comparison.rocCurve(of: "ndkb") }
  }

  @Test(arguments: ComparisonFile.unpaired())
  func unpairedIsExact(expected: ComparisonFile.Unpaired) throws {
    let (first, second) = (try expected.first.curve(), try expected.second.curve())
    let normal = try first.areaDifference(from: second)
    #expect(agrees(normal.estimate, expected.difference, digits: 14, absolute: 1e-16))
    guard let z = expected.z, expected.firstVariance > 0, expected.secondVariance > 0 else {
      #expect(normal.standardError == nil && normal.method.contains("conservative"))
      #expect(normal.confidenceInterval?.contains(expected.difference) == true)
      return
    }
    #expect(agrees(normal.statistic?.value ?? .nan, z, digits: 13, absolute: 0))
    #expect(agrees(normal.pValue.value, expected.p ?? -1, digits: 12))
    let welch = try first.areaDifference(from: second, reference: .welch)
    #expect(
      agrees(welch.statistic?.degreesOfFreedom ?? 0, expected.degreesOfFreedom ?? -1, digits: 13))
    #expect(agrees(welch.pValue.value, expected.studentP ?? -1, digits: 12))
    for interval in expected.intervals {
      let isNormal = interval.distribution == "normal"
      let found = try first.areaDifference(
        from: second, reference: isNormal ? .normal : .welch, level: interval.level
      ).confidenceInterval
      #expect(agrees(found?.lower ?? .nan, max(-1, interval.lower), digits: 12))
      #expect(agrees(found?.upper ?? .nan, min(1, interval.upper), digits: 12))
    }
    let turned = try second.areaDifference(from: first)
    #expect(turned.estimate == -normal.estimate && turned.pValue == normal.pValue)
  }

  /// The order of the curves changes the signs of differences, and the test of equality not at all;
  /// for two curves that is z^2.
  @Test(arguments: ComparisonFile.paired())
  func orderOfCurves(expected: ComparisonFile.Paired) throws {
    let comparison = try ROCComparison(expected.summary())
    let turned = try ROCComparison(expected.summary(order: expected.scores.indices.reversed()))
    let (one, two) = (comparison.equality, turned.equality)
    #expect(one.statistic?.degreesOfFreedom == two.statistic?.degreesOfFreedom)
    #expect(
      agrees(one.statistic?.value ?? 0, two.statistic?.value ?? 0, digits: 14.5, absolute: 0))
    #expect(agrees(one.pValue.value, two.pValue.value, digits: 13))
    for difference in comparison.differences {
      let other = try #require(
        turned.differences.first {
          $0.first == difference.second && $0.second == difference.first
        })
      #expect(other.estimate == -difference.estimate && other.pValue == difference.pValue)
    }
    if expected.scores.count == 2, let z = comparison.differences[0].statistic?.value {
      #expect(agrees(one.statistic?.value ?? -1, z * z, digits: 14, absolute: 0))
      #expect(agrees(one.pValue.value, comparison.differences[0].pValue.value, digits: 11))
    }
  }

  @Test(arguments: ComparisonFile.paired())
  func partsMakeTheWhole(expected: ComparisonFile.Paired) throws {
    let whole = try expected.summary()
    let middle = expected.outcomes.count / 2
    var merged = try expected.summary(rows: 0..<middle)
    let rest = try expected.summary(rows: middle..<expected.outcomes.count)
    var turned = rest
    try turned.merge(merged)
    try merged.merge(rest)
    #expect(merged == whole && turned == whole)
    var doubled = whole
    try doubled.merge(whole)
    let weighted = try PairedScores(
      whole.scores, values: whole.values, events: whole.events.map { 2 * $0 },
      others: whole.others.map { 2 * $0 })
    #expect(doubled == weighted && doubled.count == 2 * whole.count)
    #expect(
      try JSONDecoder().decode(PairedScores.self, from: JSONEncoder().encode(whole)) == whole)
  }

  @Test func monotoneTransformsChangeNothing() throws {
    let expected = try #require(ComparisonFile.paired().first { $0.name == "kyphosis" })
    let summary = try expected.summary()
    let cubes = try PairedScores(
      summary.scores, values: summary.values.map { $0.map { $0 * $0 * $0 - 7 } },
      events: summary.events, others: summary.others)
    let (one, two) = (try ROCComparison(summary), try ROCComparison(cubes))
    #expect(one.differences == two.differences && one.equality == two.equality)
  }

  @Test func identicalScores() throws {
    let values: [Double] = [1, 2, 3, 4, 5, 6, 7, 8]
    let outcomes = [false, false, true, false, true, true, false, true]
    let summary = try PairedScores(
      [
        .init("a", eventsScore: .higher), .init("b", eventsScore: .lower),
        .init("c", eventsScore: .higher),
      ], values: [values, values.map { -3 * $0 }, values.reversed()], outcomes: outcomes)
    let comparison = try ROCComparison(summary)
    let alike = comparison.differences[0]
    #expect(alike.estimate == 0 && alike.pValue.value == 1 && alike.confidenceInterval == nil)
    #expect(alike.method.contains("order all records alike"))
    #expect(comparison.equality.statistic?.degreesOfFreedom == 1)
    let difference = comparison.differences[1]
    #expect(agrees(comparison.equality.pValue.value, difference.pValue.value, digits: 11))
    let resampled = try comparison.differences(of: .area, resamples: 99, seed: 1)
    #expect(resampled[0].pValue.value == 1 && resampled[0].confidenceInterval == nil)
  }

  @Test func degenerateAreas() throws {
    let outcomes = (0..<24).map { $0 < 12 }
    let perfect = outcomes.map { $0 ? 2.0 : 1 }
    let comparison = try ROCComparison(
      PairedScores(
        [
          .init("best", eventsScore: .higher), .init("worst", eventsScore: .lower),
          .init("tied", eventsScore: .higher),
        ], values: [perfect, perfect, outcomes.map { _ in 5 }], outcomes: outcomes))
    // Both limits at a quarter of 1 - level: 2 t^(1/12) - 1, and p where that is 0: 4 / 2^12.
    let worst = comparison.differences[0]
    #expect(worst.estimate == 1 && worst.standardError == nil)
    let share = pow(0.0125, 1.0 / 12)
    #expect(agrees(worst.confidenceInterval?.lower ?? 0, 2 * share - 1, digits: 13))
    #expect(agrees(worst.pValue.value, 4 / 4096.0, digits: 10))
    // 1.5 t^(1/12) = 1.
    #expect(agrees(comparison.differences[1].pValue.value, 4 * pow(2.0 / 3, 12), digits: 10))
    #expect(agrees(comparison.equality.pValue.value, 3 * 4 / 4096.0, digits: 10))
    #expect(comparison.equality.statistic == nil)
    let single = try ROCComparison(
      PairedScores(
        [.init("a", eventsScore: .higher), .init("b", eventsScore: .higher)],
        values: [[1, 2, 3], [3, 1, 2]], outcomes: [true, false, false]))
    #expect(single.covariance == nil && single.differences[0].pValue.value == 1)
    #expect(
      try single.differences(of: .partialArea(.specificity(0.5...1)), seed: 1)[0].pValue.value
        == 1)
  }

  @Test func inputIsChecked() throws {
    let a = PairedScores.Score("a", eventsScore: .higher)
    let b = PairedScores.Score("b", eventsScore: .higher)
    #expect(throws: StatsError.self) {
      try PairedScores([a, a], values: [[1], [2]], outcomes: [true])
    }
    #expect(throws: StatsError.self) {
      try PairedScores([a, b], values: [[1], [.nan]], outcomes: [true])
    }
    #expect(throws: StatsError.self) {
      try PairedScores([a, b], values: [[1, 2], [1]], outcomes: [true, false])
    }
    #expect(throws: StatsError.self) { try PairedScores([a], values: [], outcomes: []) }
    #expect(throws: StatsError.self) {
      try PairedScores([a], values: [[1]], outcomes: [true], weights: [-1])
    }
    let one = try PairedScores([a], values: [[1, 2]], outcomes: [true, false])
    #expect(throws: StatsError.self) { try ROCComparison(one) }
    var two = try PairedScores([a, b], values: [[1, 2], [2, 1]], outcomes: [true, true])
    #expect(throws: StatsError.self) { try ROCComparison(two) }
    #expect(throws: StatsError.self) { try two.merge(one) }
    #expect(throws: StatsError.self) {
      try ROCComparison(
        PairedScores([a, b], values: [[1, 2], [2, 1]], outcomes: [true, false]), level: 1)
    }
    let empty = try PairedScores([a, b], values: [[], []], outcomes: [])
    #expect(throws: StatsError.self) { try ROCComparison(empty) }
    #expect(
      throws: DecodingError.self
    ) {
      try JSONDecoder().decode(
        PairedScores.self,
        from: Data(
          """
          {"outcome": "event", "scores": [{"name": "a", "eventsScore": "higher"}],
           "values": [[2, 1]], "events": [1, 0], "others": [0, 1]}
          """.utf8))
    }
  }

  struct Patient: Sendable {
    var failed: Bool?
    var age: Double?
    var months: Double
    var pain: Int?
  }

  @Test func cohort() throws {
    let data = SyntheticScores(count: 90, distinct: 40, seed: 6)
    var patients = zip(data.scores, data.outcomes).enumerated().map {
      Patient(failed: $1.1, age: $1.0, months: Double(($0 * 37) % 23), pain: ($0 * 11) % 9)
    }
    patients[3].age = nil
    patients[7].pain = nil
    patients[8].failed = nil
    let cohort = Cohort(patients)
    let comparison = try cohort.rocComparison(
      of: \.failed, scores: .higher(\.age), .lower(\.months), .higher(\.pain, "pain now"))
    #expect(comparison.exclusions.incomplete == 3 && comparison.events + comparison.others == 87)
    #expect(comparison.scores.scores.map(\.name) == ["age", "months", "pain now"])
    #expect(comparison.exclusions.missing.map(\.variable) == ["age", "pain now", "failed"])
    #expect(comparison.scores.scores.map(\.eventsScore) == [.higher, .lower, .higher])
    #expect(comparison.differences.count == 3 && comparison.equality.count == 87)
    let curve = try comparison.rocCurve(of: "months")
    #expect(curve.area.estimate == comparison.areas[1].estimate)
    #expect(comparison.description.contains("failed: areas under the ROC curves of higher age"))
    #expect(throws: StatsError.self) {
      try cohort.rocComparison(of: \.failed, scores: .higher(\.age))
    }
    #expect(throws: StatsError.self) { try cohort.rocComparison(of: \.failed, scores: []) }
    #expect(throws: StatsError.self) {
      try Cohort([Patient]()).rocComparison(
        of: \.failed, scores: .higher(\.age), .lower(\.months))
    }
  }
}
