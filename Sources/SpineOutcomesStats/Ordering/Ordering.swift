/// The order of values, and their ranks.
///
/// Every analysis of this library that sorts, ranks or counts ties does it here. Values are finite:
/// NaN has no place in an order and is refused, not sorted to an end.
///
/// Ordinary sorting compares; here the digits of the doubles say where a value belongs, so that the
/// work grows with n, not with n log n. Results do not depend on the platform or its cores.
public enum Ordering {
  /// The values in ascending order.
  ///
  /// - Parameter values: Finite values, in any order; -0.0 comes out as 0.0.
  /// - Returns: The values, ascending.
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^32 - 1 values.
  ///
  /// R: `sort(x)`.
  ///
  /// - Complexity: O(n) for n values in practice, O(n log n) at worst.
  public static func sorted(_ values: [Double]) throws(StatsError) -> [Double] {
    let arrangement = try checkedArrangement(values)
    return ascending(values, arrangement)
  }

  /// The rows in the order of their values, equal ones as they come.
  ///
  /// - Parameter values: Finite values.
  /// - Returns: The positions of the values, from 0: the smallest value's first.
  /// - Throws: As ``sorted(_:)``.
  ///
  /// R: `order(x) - 1`; NumPy: `argsort(x, kind="stable")`.
  ///
  /// - Complexity: O(n) for n values in practice, O(n log n) at worst.
  public static func order(_ values: [Double]) throws(StatsError) -> [Int] {
    let arrangement = try checkedArrangement(values)
    return rows(values, arrangement)
  }

  /// Twice the rank of each value, tied values sharing the average of their ranks.
  ///
  /// Ranks count from 1. The average of ranks is a whole or half number, so that its double is exact.
  ///
  /// - Parameter values: Finite values.
  /// - Returns: Twice the rank of each value, in the order of the values.
  /// - Throws: As ``sorted(_:)``.
  ///
  /// R: `2 * rank(x)`; SciPy: `2 * rankdata(x)`.
  ///
  /// - Complexity: O(n) for n values in practice, O(n log n) at worst.
  public static func doubledMidRanks(_ values: [Double]) throws(StatsError) -> [Int] {
    let arrangement = try checkedArrangement(values)
    return doubledMidRanks(values, arrangement)
  }
}

extension Ordering {
  /// Refuses values that are not finite and more of them than can be sorted.
  static func check(_ values: [Double], name: String) throws(StatsError) {
    try KeySort<LabelledKey>.check(count: values.count)
    // One more in the largest exponent, that of infinity and NaN, carries into the sign.
    let carry = values.withUnsafeBufferPointer {
      $0.reduce(0) { $0 | (($1.bitPattern & ~(1 << 63)) &+ (1 << 52)) }
    }
    guard carry &>> 63 == 1, let row = values.firstIndex(where: { !$0.isFinite }) else { return }
    throw .invalidValue(.init(variable: name, row: row + 1, reason: "is not a finite number"))
  }

  /// How finite values lie: an order between finite ends leaves no place for any other value.
  private static func checkedArrangement(_ values: [Double]) throws(StatsError) -> Arrangement {
    let arrangement = Arrangement(values)
    if case .mixed = arrangement {
      try check(values, name: "value")
    } else if let first = values.first, let last = values.last,
      !first.isFinite || !last.isFinite || values.count > KeySort<LabelledKey>.largestCount
    {
      try check(values, name: "value")
    }
    return arrangement
  }
}
