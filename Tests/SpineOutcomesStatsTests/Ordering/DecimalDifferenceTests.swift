import SpineOutcomesStats
import Testing

/// Laws of the difference of decimals.
struct DecimalDifferenceTests {
  private static func difference(_ after: Double, _ before: Double) throws -> Double {
    try #require(PairedDifferences(before: [before], after: [after]).values.first)
  }

  /// All tenths from -20 to 20: the difference is that of the whole numbers, over ten.
  @Test func tenthsAreExact() throws {
    for first in stride(from: -200, through: 200, by: 7) {
      for second in stride(from: -200, through: 200, by: 3) {
        let found = try Self.difference(Double(first) / 10, Double(second) / 10)
        #expect(found == Double(first - second) / 10)
        #expect(try Self.difference(Double(second) / 10, Double(first) / 10) == 0 - found)
      }
    }
  }

  @Test func differencesFromZeroAreTheValue() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let value = random.uniform() * 1e3
      #expect(try Self.difference(value, 0) == value)
      #expect(try Self.difference(value, value) == 0)
    }
  }

  /// Doubles that are no decimals are subtracted as they are: no two different ones tie.
  @Test func otherDoublesHaveNoTolerance() throws {
    let third = 1.0 / 3
    #expect(try Self.difference(third.nextUp, third) == third.nextUp - third)
    #expect(try Self.difference(third.nextUp, third) > 0)
  }

  @Test func independentOfOrderAndParts() throws {
    let before = (0..<200).map { Double($0 * 37 % 101) / 10 }
    let after = (0..<200).map { Double($0 * 53 % 97) / 10 }
    let whole = try PairedDifferences(before: before, after: after)
    var parts = try PairedDifferences(
      before: Array(before[120...]), after: Array(after[120...]))
    try parts.merge(
      try PairedDifferences(before: Array(before[..<120]), after: Array(after[..<120])))
    #expect(parts == whole)
    // Taken once more, from zero, the differences stay as they are.
    let again = try PairedDifferences(
      before: whole.values.map { _ in 0 }, after: whole.values)
    #expect(again.values == whole.values)
  }
}
