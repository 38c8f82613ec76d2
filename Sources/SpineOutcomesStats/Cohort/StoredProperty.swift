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
    let values = map(UInt8.self) { $0 }
    var table = [Int32](repeating: -1, count: 256)
    for row in Self.firstRows(of: values) { table[Int(values[row])] = code(row) }
    return values.map { table[Int($0)] }
  }

  /// The row at which each byte occurs first, ascending.
  private static func firstRows(of values: [UInt8]) -> [Int] {
    var isKnown = [Bool](repeating: false, count: 256)
    return values.indices.filter { row in
      if isKnown[Int(values[row])] { return false }
      isKnown[Int(values[row])] = true
      return true
    }
  }

  @inline(__always)
  private func map<Stored, Converted>(
    _ type: Stored.Type, _ convert: (Stored) -> Converted
  ) -> [Converted] {
    guard let base = bytes.baseAddress, count > 0 else { return [] }
    return [Converted](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let target = buffer.baseAddress else { return }
      var source = base + offset
      for row in 0..<count {
        (target + row).initialize(to: convert(source.assumingMemoryBound(to: type).pointee))
        source += stride
      }
      initialized = count
    }
  }
}
