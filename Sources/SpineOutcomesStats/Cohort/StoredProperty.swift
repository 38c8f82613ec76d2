import LinearAlgebra

/// One stored property in the memory of an array of records.
///
/// It knows the record only by offset and stride: its loops are compiled for the types below and
/// not for every type of record, which the caller's module alone could do.
struct StoredProperty {
  private let bytes: UnsafeRawBufferPointer
  private let offset: Int
  private let stride: Int
  private let count: Int

  /// - Parameters:
  ///   - bytes: The memory of the records.
  ///   - offset: Where the property begins in a record.
  ///   - stride: The distance of one record to the next.
  ///   - count: The number of records.
  init(bytes: UnsafeRawBufferPointer, offset: Int, stride: Int, count: Int) {
    self.bytes = bytes
    self.offset = offset
    self.stride = stride
    self.count = count
  }

  /// The numbers of a property of the type given, NaN where missing.
  func numbers<Value: Measured>(_ type: Value.Type) -> [Double] {
    guard let base = bytes.baseAddress, count > 0 else { return [] }
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let target = buffer.baseAddress else { return }
      StoredNumber.loop(type)(base + offset, stride, count, target)
      initialised = count
    }
  }

  /// The codes of a property of one byte, asking for a row only where its byte is new.
  func codes(ofFirst code: (Int) -> Int32) -> [Int32] {
    guard let base = bytes.baseAddress, count > 0 else { return [] }
    let (stride, count, part) = (stride, count, 1 << 15)
    let parts = (count + part - 1) / part
    nonisolated(unsafe) let source = base + offset
    let firsts = Parallel.map(parts, isLarge: parts > 1) { index in
      Self.firstRows(source, stride, index * part..<min(count, (index + 1) * part))
    }
    var codes = [Int32](repeating: -1, count: 256)
    var isKnown = [Bool](repeating: false, count: 256)
    for row in firsts.joined() {
      let byte = Int(source.load(fromByteOffset: row * stride, as: UInt8.self))
      if isKnown[byte] { continue }
      isKnown[byte] = true
      codes[byte] = code(row)
    }
    let table = codes
    return LargeMemory.arrays(1, of: Int32.self, count: count) { targets in
      nonisolated(unsafe) let target = targets[0]
      Parallel.forEach(parts, isLarge: parts > 1) { index in
        table.withUnsafeBufferPointer { table in
          for row in index * part..<min(count, (index + 1) * part) {
            let byte = source.load(fromByteOffset: row &* stride, as: UInt8.self)
            (target + row).initialize(to: table[Int(byte)])
          }
        }
      }
    }[0]
  }

  /// The row of some at which each byte occurs first, ascending.
  private static func firstRows(
    _ source: UnsafeRawPointer, _ stride: Int, _ rows: Range<Int>
  ) -> [Int] {
    var firsts: [Int] = []
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: 256) { isKnown in
      isKnown.initialize(repeating: false)
      for row in rows {
        let byte = Int(source.load(fromByteOffset: row &* stride, as: UInt8.self))
        if isKnown[byte] { continue }
        isKnown[byte] = true
        firsts.append(row)
      }
    }
    return firsts
  }
}
