/// The part of a source that is in memory: one block, or one row where that is longer.
struct CSVWindow: ~Copyable {
  /// The bytes; one line feed stands after the last, so that every scan ends.
  ///
  /// Seven more bytes after it can be read, so that scans may read words.
  private(set) var bytes: UnsafeMutablePointer<UInt8>

  /// The number of bytes.
  private(set) var count = 0

  /// Whether the source has no bytes after these.
  private(set) var isLast = false

  private var capacity: Int
  private var input: CSVInput

  init(_ source: CSVSource, blockSize: Int) throws(CSVError) {
    input = try CSVInput(source)
    capacity = max(16, blockSize)
    bytes = Self.allocate(capacity)
  }

  deinit { bytes.deallocate() }

  /// Drops the bytes before `start` and reads more; false when the limit leaves no room.
  mutating func advance(to start: Int, limit: Int) throws(CSVError) -> Bool {
    let kept = count - start
    if kept == capacity {
      guard capacity < limit else { return false }
      let grown = Self.allocate(capacity * 2)
      grown.update(from: bytes, count: count)
      bytes.deallocate()
      bytes = grown
      capacity *= 2
    } else if start > 0 {
      // `update` allows source and target to overlap.
      bytes.update(from: bytes + start, count: kept)
    }
    count = kept
    while count < capacity, !isLast {
      let read = try input.read(into: bytes + count, capacity: capacity - count)
      count += read
      isLast = read == 0
    }
    bytes[count] = UInt8(ascii: "\n")
    return true
  }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 8)
    bytes.initialize(repeating: UInt8(ascii: "\n"), count: capacity + 8)
    return bytes
  }
}
