import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Order, ranks and counts beside NumPy and SciPy.
struct OrderingTests {
  struct Expected: Decodable {
    struct Case: Decodable {
      var name: String
      var values: [Double]
      var order: [Int]
      var doubledMidRanks: [Int]
      var distinct: [Double]
      var counts: [Int]
    }
    var cases: [Case]
  }

  @Test func agreesWithNumPyAndSciPy() throws {
    let expected = try Fixtures.json("ordering/expected.json", as: Expected.self)
    #expect(expected.cases.count == 11)
    for truth in expected.cases {
      let name = Comment(rawValue: truth.name)
      #expect(try Ordering.order(truth.values) == truth.order, name)
      #expect(try Ordering.sorted(truth.values) == truth.order.map { truth.values[$0] }, name)
      #expect(try Ordering.doubledMidRanks(truth.values) == truth.doubledMidRanks, name)
      let distinct = try DistinctValues(truth.values)
      #expect(distinct.values == truth.distinct && distinct.counts == truth.counts, name)
      #expect(distinct.values.allSatisfy { $0 != 0 || $0.sign == .plus }, name)
    }
  }

  @Test func noValues() throws {
    #expect(try Ordering.sorted([]) == [])
    #expect(try Ordering.order([]) == [])
    #expect(try Ordering.doubledMidRanks([]) == [])
    #expect(try DistinctValues([]).total == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN, -.nan])
  func refusesWhatHasNoOrder(_ value: Double) {
    let values = [1, -0.0, .greatestFiniteMagnitude, value, 2]
    let error = StatsError.invalidValue(
      .init(variable: "value", row: 4, reason: "is not a finite number"))
    #expect(throws: error) { try Ordering.sorted(values) }
    #expect(throws: error) { try Ordering.order(values) }
    #expect(throws: error) { try Ordering.doubledMidRanks(values) }
    #expect(throws: error) { try DistinctValues(values) }
  }

  /// Kinds of values that could mislead a sort by digits.
  enum Kind: CaseIterable {
    case uniform, normal, decimals, sorted, reversed, nearlySorted, oneExponent, constant
    case ascendingTied, descendingTied, zerosOfBothSigns
    case lastBits, lastBitsAndOutlier, everyMagnitude, twoValues, twoFarClusters, subnormal

    func values(_ count: Int) -> [Double] {
      var random = SeededGenerator(seed: UInt64(count))
      func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + random.uniform() } }
      return (0..<count).map { row in
        switch self {
        case .uniform: random.uniform()
        case .normal: normal()
        case .decimals: (1_000 * (20 * normal() + 50)).rounded() / 1_000
        case .sorted: Double(row)
        case .reversed: -Double(row)
        case .ascendingTied: Double(row / 7)
        case .descendingTied: -Double(row / 7)
        case .zerosOfBothSigns: row.isMultiple(of: 3) ? -0.0 : 0.0
        case .nearlySorted: Double(row) + (row % 97 == 5 ? 200 * normal() : 0)
        case .oneExponent: 1 + random.uniform()
        case .constant: 3
        case .lastBits: 1 + Double(random.integer(below: 1 << 16)) * 0x1p-52
        case .lastBitsAndOutlier:
          row == count / 2 ? 1e300 : 1 + Double(random.integer(below: 1 << 16)) * 0x1p-52
        case .everyMagnitude: Self.finite(&random)
        case .twoValues: random.uniform() < 0.5 ? -1e-300 : 1e300
        case .twoFarClusters:
          (random.uniform() < 0.5 ? -1e250 : 1e250) * (1 + random.uniform() * 1e-9)
        case .subnormal: Double(bitPattern: random.integer(below: 1 << 20))
        }
      }
    }

    private static func finite(_ random: inout SeededGenerator) -> Double {
      while true {
        let value = Double(bitPattern: random.next())
        if value.isFinite { return value }
      }
    }
  }

  /// Beside the standard library's sort: below, at and above the sizes where the way changes.
  @Test(arguments: Kind.allCases, [2, 20, 21, 99, 1_000, 4_095, 4_096, 100_000])
  func agreesWithComparison(_ kind: Kind, _ count: Int) throws {
    let values = kind.values(count)
    let sorted = values.sorted()
    #expect(try Ordering.sorted(values) == sorted)
    let order = try Ordering.order(values)
    #expect(Set(order).count == count && order.map { values[$0] } == sorted)
    // Stable: equal values keep the order of their rows.
    #expect(zip(order, order.dropFirst()).allSatisfy { values[$0] < values[$1] || $0 < $1 })
    let ranks = try Ordering.doubledMidRanks(values)
    #expect(ranks.reduce(0, +) == count * (count + 1))
    #expect(
      zip(order, order.dropFirst()).allSatisfy {
        values[$0] == values[$1] ? ranks[$0] == ranks[$1] : ranks[$0] < ranks[$1]
      })
    let distinct = try DistinctValues(values)
    #expect(distinct.total == count && distinct.counts.reduce(0, +) == count)
    #expect(zip(distinct.values, distinct.values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Set(distinct.doubledMidRanks) == Set(ranks))
    #expect(order.last.map { values[$0] } == distinct.values.last)
  }

  @Test func ranksOfTheNegatedAreMirrored() throws {
    let values = Kind.decimals.values(5_000)
    let ranks = try Ordering.doubledMidRanks(values)
    let mirrored = try Ordering.doubledMidRanks(values.map { -$0 })
    #expect(zip(ranks, mirrored).allSatisfy { $0 + $1 == 2 * 5_001 })
    let shifted = try Ordering.doubledMidRanks(values.map { 4 * $0 })
    #expect(shifted == ranks)
  }
}

/// Distinct values as a summary.
struct DistinctValuesTests {
  @Test func partsMergeToTheWhole() throws {
    let values = OrderingTests.Kind.decimals.values(6_000)
    let whole = try DistinctValues(values)
    var parts = try DistinctValues(Array(values[..<1_000]))
    let rest = try DistinctValues(Array(values[1_000...]))
    var other = rest
    try parts.merge(rest)
    try other.merge(try DistinctValues(Array(values[..<1_000])))
    #expect(parts == whole && other == whole)
    try parts.merge(try DistinctValues([]))
    #expect(parts == whole)
  }

  @Test func weightsAreRepeatedRows() throws {
    let weighted = try DistinctValues([3, 1, 3, 2], weights: [2, 1, 3, 0])
    #expect(try weighted == DistinctValues([3, 3, 1, 3, 3, 3]))
    #expect(weighted.doubledMidRanks == [2, 8])
    #expect(weighted.description == "6 observations of 2 distinct values")
  }

  @Test func refusesBadWeights() {
    #expect(throws: StatsError.self) { try DistinctValues([1], weights: [-1]) }
    #expect(throws: StatsError.self) { try DistinctValues([1], weights: []) }
    #expect(throws: StatsError.self) { try DistinctValues([1, 2], weights: [.max, .max]) }
  }

  @Test func json() throws {
    let values = try DistinctValues([0.1, -2, 0.1])
    let data = try JSONEncoder().encode(values)
    #expect(try JSONDecoder().decode(DistinctValues.self, from: data) == values)
    for text in [
      #"{"values":[2,1],"counts":[1,1]}"#, #"{"values":[1],"counts":[0]}"#,
      #"{"values":[1],"counts":[]}"#, #"{"values":[1],"counts":[-1]}"#,
    ] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(DistinctValues.self, from: Data(text.utf8))
      }
    }
  }
}
