import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Laws of the hazard ratio that belongs to the log-rank test; its values are in
/// `ExactSurvivalTests` and `RSurvivalTests`.
struct HazardRatioTests {
  /// Small data sets with ties, late entry, weights and monotone likelihoods.
  private struct Sample {
    var followUps: [FollowUp] = []
    var codes: [Int] = []
    var weights: [Int] = []

    init(_ seed: UInt64) {
      var random = SeededGenerator(seed)
      let grid = Int.random(in: 2...40, using: &random)
      let hazard = Double.random(in: 0.1...4, using: &random)
      for _ in 0..<Int.random(in: 3...60, using: &random) {
        let code = Int.random(in: 0...3, using: &random) == 0 ? 0 : 1
        let draw = -log(1 - Double.random(in: 0..<1, using: &random))
        let time = Double(1 + min(grid, Int(draw * Double(grid) / (code == 0 ? hazard : 1))))
        let isLate = Int.random(in: 0...4, using: &random) == 0
        followUps.append(
          FollowUp(
            time: time, isEvent: Int.random(in: 0...3, using: &random) > 0,
            entry: isLate ? time / 2 : nil))
        codes.append(code)
        weights.append(Int.random(in: 0...3, using: &random))
      }
    }

    func test(
      swapped: Bool = false, weighted: Bool = false, level: Double = 0.95
    ) throws(StatsError) -> LogRankTest {
      try LogRankTest(
        try LifeTable(
          followUps, groupCodes: swapped ? codes.map { 1 - $0 } : codes, groupNames: ["a", "b"],
          weights: weighted ? weights : nil), level: level)
    }
  }

  private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  @Test func intervalHoldsOneJustWhenTheTestDoesNotReject() throws {
    var tested = 0
    var rejected = 0
    var monotone = 0
    for seed in 1...600 as ClosedRange<UInt64> {
      let sample = Sample(seed)
      for level in [0.5, 0.9, 0.95] {
        guard let test = try? sample.test(level: level) else { continue }
        let estimate = try #require(test.estimates.first)
        let interval = try #require(estimate.confidenceInterval)
        #expect(interval.contains(1) == (test.pValue.value > 1 - level), "\(seed), \(level)")
        #expect(interval.contains(estimate.value), "\(seed), \(level)")
        #expect(interval.lower < interval.upper)
        #expect((estimate.value > 1) == (Double(test.groups[0].observed) > test.groups[0].expected))
        tested += 1
        if !interval.contains(1) { rejected += 1 }
        if estimate.value == 0 || estimate.value == .infinity { monotone += 1 }
      }
    }
    #expect(tested > 1500)
    #expect(rejected > 200)
    #expect(monotone > 50)
  }

  @Test func swappedGroupsInvert() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let sample = Sample(seed)
      guard let test = try? sample.test() else { continue }
      let first = try #require(test.estimates.first)
      let second = try #require(try sample.test(swapped: true).estimates.first)
      let one = try #require(first.confidenceInterval)
      let two = try #require(second.confidenceInterval)
      #expect(
        agrees(
          [first.value, one.lower, one.upper], [1 / second.value, 1 / two.upper, 1 / two.lower],
          digits: 12.5), "\(seed)")
    }
  }

  @Test func weightsAreRepeats() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let sample = Sample(seed)
      var repeated = sample
      (repeated.followUps, repeated.codes) = ([], [])
      for (index, weight) in sample.weights.enumerated() {
        repeated.followUps += Array(repeating: sample.followUps[index], count: weight)
        repeated.codes += Array(repeating: sample.codes[index], count: weight)
      }
      guard let test = try? sample.test(weighted: true) else { continue }
      #expect(test == (try repeated.test()))
    }
  }

  @Test func toleranceTies() throws {
    let exact = try LifeTable(
      times: [1, 1, 2, 2, 3, 4], events: Array(repeating: true, count: 6),
      groupCodes: [0, 1, 1, 1, 0, 0], groupNames: ["a", "b"])
    let near = try LifeTable(
      times: [1, 1 + 1e-12, 2, 2 - 1e-12, 3, 4], events: Array(repeating: true, count: 6),
      groupCodes: [0, 1, 1, 1, 0, 0], groupNames: ["a", "b"])
    let estimate = try LogRankTest(exact).estimates.first
    #expect(try LogRankTest(near).estimates.first == estimate)
    #expect(try LogRankTest(near, timeTolerance: .none).estimates.first != estimate)
  }

  @Test func oneTimeIsATable() throws {
    // 2 x 2 table: the odds ratio by its quadratic equation where two events are shared.
    // Groups of 3 and 2, two events, one in each: E = (6 θ + 6 θ²) / (1 + 6 θ + 3 θ²) = 1.
    let table = try LifeTable(
      times: [1, 1, 1, 1, 1], events: [true, false, false, true, false],
      groupCodes: [0, 0, 0, 1, 1], groupNames: ["a", "b"])
    let estimate = try #require(try LogRankTest(table).estimates.first)
    #expect(agrees(estimate.value, 1 / 3.0.squareRoot(), digits: 15))
  }

  @Test func hugeCountsEnd() throws {
    // The counts of one time are continuous then: the odds ratio of the table itself, and the
    // interval that solves (k - E)² = z² V with the moments of the normal approximation.
    let table = try LifeTable(
      times: [1, 2, 1, 2], events: [true, false, true, false], groupCodes: [0, 0, 1, 1],
      groupNames: ["a", "b"], weights: [1 << 50, 1 << 51, 1 << 50, 3 << 50])
    let estimate = try #require(try LogRankTest(table).estimates.first)
    #expect(agrees(estimate.value, 1.5, digits: 13))
    let interval = try #require(estimate.confidenceInterval)
    let error = (1 + 0.5 + 1 + 1 / 3.0).squareRoot() / Double(1 << 25 as Int)
    #expect(agrees(log(interval.upper / 1.5), 1.959963984540054 * error, digits: 6))
    #expect(agrees(log(1.5 / interval.lower), 1.959963984540054 * error, digits: 6))
  }

  @Test func infiniteLimitsInJSON() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4, 5, 6], events: [true, true, true, false, false, false],
      groupCodes: [0, 0, 0, 1, 1, 1], groupNames: ["a", "b"])
    let test = try LogRankTest(table)
    #expect(test.estimates.first?.value == .infinity)
    let data = try JSONEncoder().encode(test)
    #expect(String(decoding: data, as: UTF8.self).contains(#""Infinity""#))
    #expect(try JSONDecoder().decode(LogRankTest.self, from: data) == test)
  }

  @Test func hostileJSON() throws {
    let table = try LifeTable(
      times: [1, 2, 3, 4], events: [true, true, true, true], groupCodes: [0, 1, 0, 1],
      groupNames: ["a", "b"])
    let data = try JSONEncoder().encode(try LogRankTest(table))
    func decode(_ key: String, _ value: Any) throws -> LogRankTest {
      var object = try #require(
        try JSONSerialization.jsonObject(with: data) as? [String: Any])
      object[key] = value
      return try JSONDecoder().decode(
        LogRankTest.self, from: try JSONSerialization.data(withJSONObject: object))
    }
    func group(_ count: Int, _ observed: Int, _ expected: Double = 1) -> [String: Any] {
      [
        "name": "a", "count": count, "observed": observed, "expected": expected,
        "weightedDifference": 0,
      ]
    }
    #expect(try decode("mergedTimes", 1).events == 4)
    let badGroups = [
      [group(.max, .max), group(.max, .max)], [group(2, 3), group(2, 1)],
      [group(2, -1), group(2, 1)], [group(-2, -2), group(6, 1)], [group(4, 1)],
      [group(2, 2), group(3, 1)], [group(2, 2, -1), group(2, 1)],
    ]
    for groups in badGroups {
      #expect(throws: (any Error).self) { try decode("groups", groups) }
    }
    #expect(throws: (any Error).self) { try decode("count", 5) }
    #expect(throws: (any Error).self) { try decode("mergedTimes", -1) }
    #expect(throws: (any Error).self) { try decode("covariance", [[1.0], [1.0]]) }
    #expect(throws: (any Error).self) { try decode("covariance", [[Double]]()) }
  }

  @Test func manyTimes() throws {
    // Every second person is of the first group and the order is reversed in the second half.
    let count = 200_000
    let codes = (0..<count).map { $0 < count / 2 ? $0 % 2 : ($0 + 1) % 2 }
    let table = try LifeTable(
      times: (0..<count).map(Double.init), events: Array(repeating: true, count: count),
      groupCodes: codes, groupNames: ["a", "b"])
    let estimate = try #require(try LogRankTest(table).estimates.first)
    #expect((estimate.value - 1).magnitude < 1e-3)
    let interval = try #require(estimate.confidenceInterval)
    // Near 1 the information is a quarter of the events, but for the last few times.
    let width = log(interval.upper / interval.lower)
    #expect(agrees(width, 2 * 1.959963984540054 * 2 / Double(count).squareRoot(), digits: 3))
  }
}
