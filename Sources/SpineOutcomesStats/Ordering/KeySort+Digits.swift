extension KeySort {
  /// The most bits of a digit.
  static var largestDigit: Int { 11 }

  /// So few entries are sorted by insertion.
  private static var fewEntries: Int { 20 }

  /// Sorts entries with memory of its own.
  static func sort(_ entries: UnsafeMutablePointer<Entry>, _ count: Int) {
    guard count > fewEntries else {
      insert(entries, into: entries, count)
      return
    }
    let spare = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    let counters = UnsafeMutablePointer<UInt32>.allocate(capacity: 1 << digitBits(count))
    defer {
      spare.deallocate()
      counters.deallocate()
    }
    sort(entries, spare, count, counters)
  }

  /// As many bits as there are in the count, so that a digit has few entries on average.
  private static func digitBits(_ count: Int) -> Int {
    min(largestDigit, max(5, Int.bitWidth - 1 - count.leadingZeroBitCount))
  }

  /// Sorts entries by the first digit in which they differ, then those that share it.
  ///
  /// - Parameters:
  ///   - entries: What is sorted, in place.
  ///   - spare: Room for as many.
  ///   - count: Their number, below 2^32.
  ///   - counters: Room for the digits of so many entries.
  static func sort(
    _ entries: UnsafeMutablePointer<Entry>, _ spare: UnsafeMutablePointer<Entry>, _ count: Int,
    _ counters: UnsafeMutablePointer<UInt32>
  ) {
    guard count > fewEntries else {
      insert(entries, into: entries, count)
      return
    }
    var (low, high) = (UInt64.max, UInt64.min)
    for index in 0..<count {
      let key = entries[index].key
      low = key < low ? key : low
      high = key > high ? key : high
    }
    if low == high { return }
    let bits = digitBits(count)
    let width = UInt64.bitWidth - (high - low).leadingZeroBitCount
    let shift = UInt64(max(0, width - bits))
    let largest = scatter(entries, spare, count, counters, bits, low, shift)
    if shift > 0, largest <= fewEntries {
      insert(spare, into: entries, count)
      return
    }
    entries.update(from: spare, count: count)
    if shift == 0 { return }
    var start = 0
    while start < count {
      let digit = (entries[start].key &- low) &>> shift
      var end = start &+ 1
      while end < count, (entries[end].key &- low) &>> shift == digit { end &+= 1 }
      if end &- start > 1 { sort(entries + start, spare, end &- start, counters) }
      start = end
    }
  }

  /// Copies the entries in the order of a digit and returns how many share the commonest one.
  private static func scatter(
    _ entries: UnsafeMutablePointer<Entry>, _ spare: UnsafeMutablePointer<Entry>, _ count: Int,
    _ counters: UnsafeMutablePointer<UInt32>, _ bits: Int, _ low: UInt64, _ shift: UInt64
  ) -> UInt32 {
    counters.initialize(repeating: 0, count: 1 << bits)
    for index in 0..<count {
      counters[Int(truncatingIfNeeded: (entries[index].key &- low) &>> shift)] &+= 1
    }
    var (next, largest): (UInt32, UInt32) = (0, 0)
    for digit in 0..<(1 << bits) {
      let size = counters[digit]
      counters[digit] = next
      next &+= size
      largest = max(largest, size)
    }
    for index in 0..<count {
      let entry = entries[index]
      let digit = Int(truncatingIfNeeded: (entry.key &- low) &>> shift)
      let place = counters[digit]
      (spare + Int(place)).initialize(to: entry)
      counters[digit] = place &+ 1
    }
    return largest
  }

  /// Sorts by insertion entries that are near their places; both pointers may be one.
  @inline(__always)
  private static func insert(
    _ source: UnsafeMutablePointer<Entry>, into entries: UnsafeMutablePointer<Entry>,
    _ count: Int
  ) {
    guard count > 0 else { return }
    entries[0] = source[0]
    var index = 1
    while index < count {
      let entry = source[index]
      let key = entry.key
      var place = index
      while place > 0, entries[place &- 1].key > key {
        entries[place] = entries[place &- 1]
        place &-= 1
      }
      entries[place] = entry
      index &+= 1
    }
  }
}
