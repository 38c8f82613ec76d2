import SpineOutcomesStats
import Testing

/// Counts by value and group, sorted or not, beside a dictionary.
struct LabelledCountsTests {
  /// Counts one row after the other.
  private struct Truth {
    var counts: [Double: [Int]] = [:]

    init(_ values: [Double], _ codes: [Int32], groups: Int, weights: [Int]?) {
      for row in values.indices where weights?[row] != 0 {
        counts[values[row] + 0.0, default: [Int](repeating: 0, count: groups)][Int(codes[row])] +=
          weights?[row] ?? 1
      }
    }

    func agrees(with summary: GroupedValues) -> Bool {
      summary.values == counts.keys.sorted()
        && summary.values.indices.allSatisfy { place in
          counts[summary.values[place]] == summary.counts.map { $0[place] }
        }
    }
  }

  private func agrees(_ kind: OrderingTests.Kind, _ count: Int) throws -> Bool {
    let values = kind.values(count)
    var random = SeededGenerator(seed: 3)
    let codes = values.map { _ in Int32(random.integer(below: 2)) }
    let summary = try GroupedValues(groups: ["a", "b"], values: values, codes: codes)
    return Truth(values, codes, groups: 2, weights: nil).agrees(with: summary)
      && summary.values.allSatisfy { $0 != 0 || $0.sign == .plus } && summary.total == count
  }

  /// Below and at the size from which few values are hashed.
  @Test(arguments: OrderingTests.Kind.allCases, [1, 99, 4_095, 4_096])
  func agreesWithADictionary(kind: OrderingTests.Kind, count: Int) throws {
    #expect(try agrees(kind, count))
  }

  /// From the size on at which threads share the rows.
  @Test(arguments: [
    OrderingTests.Kind.normal, .decimals, .constant, .reversed, .ascendingTied, .everyMagnitude,
  ])
  func threadsAgreeWithADictionary(kind: OrderingTests.Kind) throws {
    #expect(try agrees(kind, 65_536))
  }

  /// More groups than the table takes, and than arrays are made at once.
  @Test(arguments: [1, 3, 8, 9, 40], [OrderingTests.Kind.decimals, .uniform, .constant])
  func manyGroups(groups: Int, kind: OrderingTests.Kind) throws {
    let values = kind.values(5_000)
    let codes = values.indices.map { Int32($0 % groups) }
    let names = (0..<groups).map { "\($0)" }
    let summary = try GroupedValues(groups: names, values: values, codes: codes)
    #expect(Truth(values, codes, groups: groups, weights: nil).agrees(with: summary))
    let weights = values.indices.map { $0 % 3 }
    let weighted = try GroupedValues(
      groups: names, values: values, codes: codes, weights: weights)
    #expect(Truth(values, codes, groups: groups, weights: weights).agrees(with: weighted))
  }

  /// Few distinct values whose hashes are all alike: they are sorted after all.
  @Test func collidingValues() throws {
    // The inverse of the multiplier modulo 2^64, by Newton's iteration.
    let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var inverse = multiplier
    for _ in 0..<6 { inverse = inverse &* (2 &- multiplier &* inverse) }
    #expect(inverse &* multiplier == 1)
    var colliding: [Double] = []
    for multiple: UInt64 in 1...400 {
      // The key of a value of 0 or more is its bits with the sign bit set, else their complement.
      let key: UInt64 = inverse &* multiple
      let bits: UInt64 = key >> 63 == 1 ? key ^ (1 << 63) : ~key
      let value = Double(bitPattern: bits)
      if value.isFinite, value != 0 { colliding.append(value) }
    }
    #expect(colliding.count > 300)
    let values = (0..<20_000).map { colliding[$0 * 7_919 % colliding.count] }
    let codes = values.indices.map { Int32($0 % 2) }
    let summary = try GroupedValues(groups: ["a", "b"], values: values, codes: codes)
    #expect(Truth(values, codes, groups: 2, weights: nil).agrees(with: summary))
  }

  @Test func countsOfSplitAndMergedRowsAreThoseOfTheWhole() throws {
    let values = OrderingTests.Kind.decimals.values(70_000)
    let codes = values.indices.map { Int32($0 % 2) }
    func part(_ rows: Range<Int>) throws -> GroupedValues {
      try GroupedValues(groups: ["a", "b"], values: Array(values[rows]), codes: Array(codes[rows]))
    }
    var merged = try part(0..<1_000)
    try merged.merge(part(1_000..<69_000))
    try merged.merge(part(69_000..<70_000))
    #expect(try merged == part(0..<70_000))
  }
}
