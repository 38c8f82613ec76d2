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

  /// The levels, nil where missing.
  static func levels<Record, Value: Categorical>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable
  ) -> [Value.Level?] {
    stored(records, selector, as: Value.self, { $0.level })
      ?? records.map { $0[keyPath: selector].level }
  }

  /// The converted values of a stored property of the given type; nil when it is not one.
  private static func stored<Record, Value, Stored, Converted>(
    _ records: [Record], _ selector: any KeyPath<Record, Value> & Sendable,
    as type: Stored.Type, _ convert: (Stored) -> Converted
  ) -> [Converted]? {
    guard Value.self == Stored.self, let offset = MemoryLayout<Record>.offset(of: selector) else {
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
