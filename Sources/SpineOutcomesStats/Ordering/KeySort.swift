/// Puts values in ascending order, equal ones in the order of their rows.
///
/// The values are dealt into 2048 parts of the range, and each part is sorted where it lies, as
/// ``sort(_:_:_:_:)`` says. Parts are of equal width, or of equal numbers of doubles, whichever
/// deals a sample of the values more evenly. The result depends on the values alone.
///
/// - Complexity: O(n) for n values in practice, O(n log n) at worst, since each step of a part
///   settles at least five binary digits of 64; sorted values take one look. Memory: the result
///   and as much again for the largest part.
struct KeySort<Entry: SortEntry> {
  /// The largest number of values: positions and labels have 32 bits.
  static var largestCount: Int { Int(UInt32.max) }

  /// Refuses more values than can be sorted.
  static func check(count: Int) throws(StatsError) {
    guard count <= largestCount else { throw .tooLarge("more than 2^32 - 1 rows") }
  }

  private static var partBits: Int { 11 }

  /// From so many values on, they are dealt into parts first.
  private static var dealtCount: Int { 4_096 }

  /// Sorts values; none is NaN.
  ///
  /// - Parameters:
  ///   - values: At most ``largestCount`` values.
  ///   - labels: A label for each value; the rows, from 0, when nil.
  /// - Returns: The entries in order.
  static func sorted(_ values: [Double], labels: [UInt32]? = nil) -> [Entry] {
    guard let labels else { return sorted(values, nil, Arrangement(values)) }
    guard labels.count == values.count else { return [] }
    return labels.withUnsafeBufferPointer {
      sorted(values, $0.baseAddress, Arrangement(values))
    }
  }

  /// Sorts values whose arrangement is known.
  static func sorted(
    _ values: [Double], _ labels: UnsafePointer<UInt32>?, _ arrangement: Arrangement
  ) -> [Entry] {
    let count = values.count
    guard count > 0, count <= largestCount else { return [] }
    return [Entry](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let entries = buffer.baseAddress else { return }
      values.withUnsafeBufferPointer { write($0, labels, arrangement, to: entries) }
      filled = count
    }
  }

  /// Writes the entries in order.
  ///
  /// - Parameters:
  ///   - values: At most ``largestCount`` values, none NaN.
  ///   - labels: As many labels; the rows when nil.
  ///   - arrangement: How the values lie.
  ///   - entries: Room for as many entries.
  static func write(
    _ values: UnsafeBufferPointer<Double>, _ labels: UnsafePointer<UInt32>?,
    _ arrangement: Arrangement, to entries: UnsafeMutablePointer<Entry>
  ) {
    let source = Source(values: values, labels: labels)
    switch arrangement {
    case .ascending: source.fill(entries)
    case .descending: source.fill(reversing: entries)
    case .mixed(let low, let high):
      if values.count < dealtCount {
        source.fill(entries)
        sort(entries, values.count)
      } else {
        deal(source, between: low, and: high, to: entries)
      }
    }
  }

  /// Deals the values into parts of their range and sorts each.
  private static func deal(
    _ source: Source, between low: Double, and high: Double,
    to entries: UnsafeMutablePointer<Entry>
  ) {
    let size = 1 << partBits
    let ends = UnsafeMutablePointer<Int>.allocate(capacity: size)
    defer { ends.deallocate() }
    let width = PartsOfEqualWidth(low, high, count: size)
    let digits = PartsOfEqualDigits(low, high, bits: partBits)
    let largest: Int
    if let width, source.crowding(width, ends, size) <= source.crowding(digits, ends, size) {
      largest = source.deal(to: entries, width, ends, size)
    } else {
      largest = source.deal(to: entries, digits, ends, size)
    }
    let spare = UnsafeMutablePointer<Entry>.allocate(capacity: largest)
    let counters = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << largestDigit)
    defer {
      spare.deallocate()
      counters.deallocate()
    }
    var start = 0
    for part in 0..<size {
      let end = ends[part]
      if end &- start > 1 { sort(entries + start, spare, end &- start, counters) }
      start = end
    }
  }
}
