import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws of correlations, and what is refused.
@Suite struct CorrelationLawTests {
  private func pairs(_ seed: Int) -> (x: [Double], y: [Double]) {
    var random = SeededGenerator(seed: UInt64(seed))
    let count = 5 + seed % 6
    let x = (0..<count).map { _ in (random.uniform() * 12).rounded() }
    return (x, x.map { ($0 / 2 + random.uniform() * 8).rounded() })
  }

  @Test(arguments: 1...8) func exchangeAndUnits(seed: Int) throws {
    let (x, y) = pairs(seed)
    let pearson = try PearsonCorrelation(x, y)
    let spearman = try SpearmanCorrelation(x, y)
    let kendall = try KendallCorrelation(x, y)
    let swapped = try PearsonCorrelation(y, x)
    #expect(agrees(swapped.pValue.value, pearson.pValue.value, digits: 12))
    #expect(try SpearmanCorrelation(y, x).pValue == spearman.pValue)
    #expect(
      try agrees(KendallCorrelation(y, x).pValue.value, kendall.pValue.value, digits: 13))
    // A falling unit turns the sign.
    let turned = try PearsonCorrelation(x.map { 5 - 4 * $0 }, y)
    #expect(agrees(turned.pValue.value, pearson.pValue.value, digits: 12))
    #expect(agrees(turned.estimates[0].value, -pearson.estimates[0].value, digits: 13))
    let cubes = x.map { $0 * $0 * $0 }
    #expect(try SpearmanCorrelation(cubes, y) == spearman)
    #expect(try KendallCorrelation(cubes, y) == kendall)
    let negative = x.map { -$0 }
    #expect(
      try SpearmanCorrelation(negative, y, alternative: .less).pValue
        == SpearmanCorrelation(x, y, alternative: .greater).pValue)
    #expect(
      try agrees(
        KendallCorrelation(negative, y, alternative: .less).pValue.value,
        KendallCorrelation(x, y, alternative: .greater).pValue.value, digits: 13))
    // p and interval of one inversion agree.
    for method in PearsonCorrelation.Method.allCases {
      let test = try PearsonCorrelation(x, y, method: method, level: 0.8)
      let limits = try #require(test.estimates[0].limits)
      #expect((limits[0] <= 0 && 0 <= limits[1]) == (test.pValue.value > 0.2))
    }
  }

  @Test func momentsMerge() throws {
    let (x, y) = (
      [1.5, 2, 9, 4, 7, 7, 3, 1e3, 4, 8], [0.5, 4, 4, 1, 9, 8, 2, 7, 6, 1]
    )
    var parts = try PairedMoments(Array(x[..<3]), Array(y[..<3]))
    try parts.merge(PairedMoments([], []))
    try parts.merge(PairedMoments(Array(x[3...]), Array(y[3...])))
    let whole = try PairedMoments(x, y)
    #expect(agrees(parts.sumOfProducts, whole.sumOfProducts, digits: 13))
    #expect(
      try agrees(
        PearsonCorrelation(parts).pValue.value, PearsonCorrelation(whole).pValue.value,
        digits: 12))
    let data = try JSONEncoder().encode(whole)
    #expect(try JSONDecoder().decode(PairedMoments.self, from: data) == whole)
  }

  @Test func perfectAndRefused() throws {
    let line = try PearsonCorrelation([1, 2, 3, 4], [2, 4, 6, 8])
    #expect(line.estimates[0].value == 1)
    #expect(line.estimates[0].confidenceInterval == nil)
    #expect(line.pValue.value == 0)
    #expect(try PearsonCorrelation([1, 2, 3], [3, 2, 1], alternative: .greater).pValue.value == 1)
    #expect(try KendallCorrelation([1, 2], [1, 2]).pValue.value == 1)
    let order = try KendallCorrelation([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
    #expect(agrees(order.pValue.value, 2.0 / 120, digits: 14))
    #expect(order.estimates[0].value == 1)
    for (x, y): ([Double], [Double]) in [
      ([1, 2], [1, 2]), ([1, 1, 1], [1, 2, 3]), ([1, 2, .nan], [1, 2, 3]), ([1, 2, 3], [1, 2]),
    ] {
      #expect(throws: StatsError.self) { try PearsonCorrelation(x, y) }
      #expect(throws: StatsError.self) { try SpearmanCorrelation(x, y) }
    }
    #expect(throws: StatsError.self) { try KendallCorrelation([1, 1], [1, 2]) }
    #expect(throws: StatsError.self) { try KendallCorrelation([], []) }
    let many = (0..<13).map(Double.init)
    #expect(throws: StatsError.self) { try SpearmanCorrelation(many, many, method: .exact) }
    #expect(throws: StatsError.self) { try PearsonCorrelation(many, many, level: 1) }
    let large = (0..<300).map { Double($0 * 7 % 300) }
    #expect(throws: StatsError.self) {
      try KendallCorrelation(large, (0..<300).map(Double.init), method: .exact)
    }
    #expect(
      try KendallCorrelation(large, (0..<300).map(Double.init)).method
        == "Kendall's rank correlation (normal approximation)")
  }

  /// Sorting counts as comparing all pairs does.
  @Test(arguments: 1...4) func kendallCountsAllPairs(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let x = (0..<60).map { _ in (random.uniform() * 15).rounded() }
    let y = (0..<60).map { _ in (random.uniform() * 40).rounded() }
    var score = 0.0
    for i in x.indices {
      for j in 0..<i {
        let product = (x[i] - x[j]) * (y[i] - y[j])
        score += product > 0 ? 1 : product < 0 ? -1 : 0
      }
    }
    let test = try KendallCorrelation(x, y, method: .asymptotic)
    func pairs(_ values: [Double]) -> Double {
      var count = 0.0
      for i in values.indices { for j in 0..<i where values[i] != values[j] { count += 1 } }
      return count
    }
    #expect(
      agrees(
        test.estimates[0].value, score / (pairs(x) * pairs(y)).squareRoot(), digits: 14,
        absolute: 1e-16))
  }

  @Test func cohortsAndCoding() throws {
    struct Patient: Sendable {
      var age: Double?
      var pain: Double?
    }
    let cohort = Cohort([
      Patient(age: 50, pain: 3), Patient(age: 61, pain: 5), Patient(age: nil, pain: 2),
      Patient(age: 72, pain: 4.5), Patient(age: 44, pain: 2), Patient(age: 80, pain: 9),
    ])
    let pearson = try cohort.pearsonCorrelation(of: \.age, with: \.pain)
    let spearman = try cohort.spearmanCorrelation(of: \.age, with: \.pain)
    let kendall = try cohort.kendallCorrelation(of: \.age, with: \.pain)
    #expect(pearson.exclusions.excluded == 1)
    #expect(kendall.variables == "age and pain")
    #expect(spearman.count == 5)
    func check<Test: HypothesisTest>(_ test: Test) throws {
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(Test.self, from: data) == test)
    }
    try check(pearson)
    try check(spearman)
    try check(kendall)
  }
}
