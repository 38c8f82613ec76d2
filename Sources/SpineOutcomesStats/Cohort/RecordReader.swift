/// Reads one property of every record.
///
/// A stored property of a struct is read at its offset, in a few nanoseconds a record; a
/// computed one by its key path, in some tens.
enum RecordReader {
  /// The numbers, NaN where missing.
  static func measured<Record, Value: Measured>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable
  ) -> [Double] {
    guard let offset = MemoryLayout<Record>.offset(of: selector) else {
      return records.map { $0[keyPath: selector].measured ?? .nan }
    }
    return records.withUnsafeBytes { bytes in
      StoredProperty(
        bytes: bytes, offset: offset, stride: MemoryLayout<Record>.stride, count: records.count
      ).numbers(Value.self)
    }
  }

  /// The codes of the levels, -1 where missing, as `code` gives them.
  ///
  /// `code` is asked for every record, but for a stored property of one byte (`Bool`, an enum
  /// without payload, an optional of these) only once for each byte that occurs, in the order in
  /// which they occur.
  static func codes<Record, Value: Categorical>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable,
    _ code: (Value.Level) -> Int32
  ) -> [Int32] {
    func codeOf(_ row: Int) -> Int32 {
      records[row][keyPath: selector].level.map(code) ?? -1
    }
    guard MemoryLayout<Value>.size == 1,
      let offset = MemoryLayout<Record>.offset(of: selector)
    else {
      return records.indices.map(codeOf)
    }
    return records.withUnsafeBytes { bytes in
      StoredProperty(
        bytes: bytes, offset: offset, stride: MemoryLayout<Record>.stride, count: records.count
      ).codes(ofFirst: codeOf)
    }
  }
}
