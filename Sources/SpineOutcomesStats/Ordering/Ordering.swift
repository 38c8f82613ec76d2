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
    try check(values, name: "value")
    return ascending(values)
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
    try check(values, name: "value")
    return rows(values)
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
    try check(values, name: "value")
    let entries = KeySort<LabelledKey>.sorted(values)
    return [Int](unsafeUninitializedCapacity: values.count) { ranks, count in
      count = values.count
      guard let ranks = ranks.baseAddress else { return }
      Runs.forEach(entries) { _, range in
        let rank = Runs.doubledMidRank(below: range.lowerBound, size: range.count)
        for position in range { (ranks + entries[position].index).initialize(to: rank) }
      }
    }
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

  /// Values that are not NaN, infinite ones included, in ascending order.
  static func ascending(_ values: [Double]) -> [Double] {
    let keys = KeySort<UInt64>.sorted(values)
    return [Double](unsafeUninitializedCapacity: keys.count) { sorted, count in
      for index in keys.indices {
        sorted.initializeElement(at: index, to: OrderedBits.value(keys[index]))
      }
      count = keys.count
    }
  }

  /// The rows of values that are not NaN, in the order of the values.
  static func rows(_ values: [Double]) -> [Int] {
    let entries = KeySort<LabelledKey>.sorted(values)
    return [Int](unsafeUninitializedCapacity: entries.count) { rows, count in
      for index in entries.indices {
        rows.initializeElement(at: index, to: entries[index].index)
      }
      count = entries.count
    }
  }
}
