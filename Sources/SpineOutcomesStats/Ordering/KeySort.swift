import LinearAlgebra

/// Puts values in ascending order, equal ones in the order of their rows.
///
/// The values are dealt into 2048 parts of the range, and each part is sorted where it lies, as
/// ``sort(_:_:_:_:)`` says. Parts are of equal width, or of equal numbers of doubles, whichever
/// deals a sample of the values more evenly. Threads share the rows that are dealt, and then the
/// parts; the result depends on the values alone.
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

  /// From so many values on, threads share the work.
  private static var sharedCount: Int { 1 << 16 }

  /// Sorts values; none is NaN.
  ///
  /// - Parameters:
  ///   - values: At most ``largestCount`` values.
  ///   - labels: A label for each value; the rows, from 0, when nil.
  /// - Returns: The entries in order.
  static func sorted(_ values: [Double], labels: [UInt32]? = nil) -> [Entry] {
    guard let labels else {
      return values.withUnsafeBufferPointer { sorted($0, nil, Arrangement($0)) }
    }
    guard labels.count == values.count else { return [] }
    return values.withUnsafeBufferPointer { values in
      labels.withUnsafeBufferPointer {
        sorted(values, $0.baseAddress, Arrangement(values))
      }
    }
  }

  /// Sorts values whose arrangement is known.
  static func sorted(
    _ values: UnsafeBufferPointer<Double>, _ labels: UnsafePointer<UInt32>?,
    _ arrangement: Arrangement
  ) -> [Entry] {
    let count = values.count
    guard count > 0, count <= largestCount else { return [] }
    return [Entry](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let entries = buffer.baseAddress else { return }
      LargeMemory.expect(entries, count: count)
      write(values, labels, arrangement, to: entries)
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
    let shares = source.values.count < sharedCount ? 1 : 4
    let places = UnsafeMutablePointer<Int>.allocate(capacity: size * shares)
    defer { places.deallocate() }
    let width = PartsOfEqualWidth(low, high, count: size)
    let digits = PartsOfEqualDigits(low, high, bits: partBits)
    if let width, source.crowding(width, places, size) <= source.crowding(digits, places, size) {
      source.deal(to: entries, width, places, size, shares)
    } else {
      source.deal(to: entries, digits, places, size, shares)
    }
    nonisolated(unsafe) let (ends, entries) = (places + size * (shares - 1), entries)
    let batch = size / (shares == 1 ? 1 : 64)
    Parallel.forEach(size / batch, isLarge: shares > 1) { index in
      sortParts(index * batch..<(index + 1) * batch, ends, entries)
    }
  }

  /// Sorts some of the parts, by the positions behind all of them.
  private static func sortParts(
    _ parts: Range<Int>, _ ends: UnsafePointer<Int>, _ entries: UnsafeMutablePointer<Entry>
  ) {
    let first = parts.lowerBound > 0 ? ends[parts.lowerBound - 1] : 0
    var start = first
    var largest = 0
    for part in parts {
      largest = max(largest, ends[part] - start)
      start = ends[part]
    }
    let spare = UnsafeMutablePointer<Entry>.allocate(capacity: largest)
    let counters = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << largestDigit)
    defer {
      spare.deallocate()
      counters.deallocate()
    }
    start = first
    for part in parts {
      let end = ends[part]
      if end &- start > 1 { sort(entries + start, spare, end &- start, counters) }
      start = end
    }
  }
}
