import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct ColumnMomentsTests {
  /// Consecutive whole numbers far from 0: mean and spread are known.
  @Test(arguments: [1, 7, 8, 512, 513, 32_768, 32_769, 70_001])
  func ofConsecutiveNumbers(count: Int) {
    let values = (0..<count).map { 1e6 + Double($0) }
    let moments = ColumnMoments(values)
    let last = Double(count - 1)
    #expect(moments.low == 1e6 && moments.high == 1e6 + last && moments.isFinite)
    #expect(agrees(moments.mean, 1e6 + last / 2, digits: 15))
    // The mean square distance from the mean is (n^2 - 1) / 12.
    let spread = ((Double(count) * Double(count) - 1) / 12).squareRoot()
    #expect(agrees(moments.spread(around: 1e6 + last / 2), spread, digits: 13) || count == 1)
  }

  @Test func partsMergeToTheWhole() {
    let values = (0..<100_000).map { Double(($0 * 7919) % 10_007) / 8 }
    var merged = ColumnMoments()
    for start in stride(from: 0, to: values.count, by: ColumnMoments.partSize) {
      merged.merge(
        ColumnMoments(Array(values[start..<min(start + ColumnMoments.partSize, values.count)])))
    }
    #expect(merged == ColumnMoments(values))
    merged.merge(ColumnMoments())
    #expect(merged == ColumnMoments(values))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func aNumberThatIsNoneIsSeen(value: Double) {
    for place in [0, 5, 511, 512, 999] {
      var values = [Double](repeating: 2, count: 1000)
      values[place] = value
      #expect(!ColumnMoments(values).isFinite)
    }
    #expect(ColumnMoments([]).isFinite && ColumnMoments([]).extent == 0)
    #expect(!ColumnMoments([1e300, -1e300]).isFinite)
  }
}
