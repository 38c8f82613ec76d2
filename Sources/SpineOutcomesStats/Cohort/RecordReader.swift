/// Reads one property of every record.
///
/// A stored property of a struct is read at its offset, in a few nanoseconds a record; a
/// computed one by its key path, in some tens.
enum RecordReader {
  /// The numbers, NaN where missing.
  static func measured<Record, Value: Measured>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable
  ) -> [Double] {
    if let values = stored(records, selector, as: Double.self, { $0 }) { return values }
    if let values = stored(records, selector, as: Double?.self, { $0 ?? .nan }) { return values }
    if let values = stored(records, selector, as: Int.self, { Double($0) }) { return values }
    if let values = stored(records, selector, as: Value.self, { $0.measured ?? .nan }) {
      return values
    }
    return records.map { $0[keyPath: selector].measured ?? .nan }
  }

  /// The codes of the levels, -1 where missing, as `code` gives them.
  ///
  /// `code` is asked for every record, but for a stored property of one byte (`Bool`, an enum
  /// without payload, an optional of these) only once for each byte that occurs.
  static func codes<Record, Value: Categorical>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable,
    _ code: (Value.Level) -> Int32
  ) -> [Int32] {
    func codeOf(_ value: Value) -> Int32 { value.level.map(code) ?? -1 }
    if MemoryLayout<Value>.size == 1,
      let bytes = stored(records, selector, as: UInt8.self, isReinterpreted: true, { $0 })
    {
      var known = [Int32?](repeating: nil, count: 256)
      return bytes.enumerated().map { row, byte in
        if let code = known[Int(byte)] { return code }
        let code = codeOf(records[row][keyPath: selector])
        known[Int(byte)] = code
        return code
      }
    }
    return stored(records, selector, as: Value.self, codeOf)
      ?? records.map { codeOf($0[keyPath: selector]) }
  }

  /// The converted values of a stored property of the given type; nil when it is not one.
  private static func stored<Record, Value, Stored, Converted>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable,
    as type: Stored.Type, isReinterpreted: Bool = false, _ convert: (Stored) -> Converted
  ) -> [Converted]? {
    guard isReinterpreted || Value.self == Stored.self,
      let offset = MemoryLayout<Record>.offset(of: selector)
    else {
      return nil
    }
    let stride = MemoryLayout<Record>.stride
    return records.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return [] }
      return [Converted](unsafeUninitializedCapacity: records.count) { buffer, count in
        for row in records.indices {
          let value = (base + row * stride + offset).assumingMemoryBound(to: Stored.self).pointee
          (buffer.baseAddress.map { $0 + row })?.initialize(to: convert(value))
        }
        count = records.count
      }
    }
  }
}
