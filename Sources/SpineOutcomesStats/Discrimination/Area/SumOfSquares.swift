/// A sum of squares of whole numbers, exact below 2^128.
struct SumOfSquares: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Adds the square of a number some times; neither is negative.
  @inline(__always)
  mutating func add(_ times: Int, _ number: Int) {
    let (times, number) = (UInt64(bitPattern: Int64(times)), UInt64(bitPattern: Int64(number)))
    let square = number.multipliedFullWidth(by: number)
    let product = square.low.multipliedFullWidth(by: times)
    let (sum, carry) = low.addingReportingOverflow(product.low)
    low = sum
    high &+= product.high &+ square.high &* times &+ (carry ? 1 : 0)
  }

  /// count times the sum of squares, less the square of the sum, with one rounding or two.
  ///
  /// It is count^2 times the sum of squared deviations from the mean over count, and not negative.
  ///
  /// - Parameters:
  ///   - count: How many numbers were added, not negative.
  ///   - sum: The sum of the numbers, not negative.
  /// - Returns: The difference as a double.
  func deviations(count: Int, sum: Int) -> Double {
    let squares = WideInteger(low: low, high: high) &* UInt64(max(0, count))
    return (squares &- WideInteger(product: sum, sum)).approximate
  }
}
