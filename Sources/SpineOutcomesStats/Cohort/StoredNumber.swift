import LinearAlgebra

/// A stored property of a measured type: where it lies in a record, and how it is read.
struct StoredNumber: Sendable {
  /// What tells the readings of a cohort apart.
  struct Key: Hashable {
    let offset: Int
    let type: ObjectIdentifier
  }

  /// Reads a property at an address and at each stride from there; NaN where missing.
  typealias Loop =
    @Sendable (UnsafeRawPointer, _ stride: Int, _ count: Int, UnsafeMutablePointer<Double>) -> Void

  let key: Key
  let loop: Loop

  /// Nil for a property that is computed.
  init?<Record, Value: Measured>(_ selector: any KeyPath<Record, Value> & Sendable) {
    guard let key = Key(selector) else { return nil }
    self.key = key
    loop = Self.loop(Value.self)
  }

  /// The loop for a type; compiled for the types below, and through the protocol for others.
  static func loop<Value: Measured>(_ type: Value.Type) -> Loop {
    if type == Double.self { return loop(Double.self) { $0 } }
    if type == Double?.self { return loop(Double?.self) { $0 ?? .nan } }
    if type == Int.self { return loop(Int.self) { Double($0) } }
    if type == Int?.self { return loop(Int?.self) { $0.map { Double($0) } ?? .nan } }
    if type == PainScore.self { return loop(PainScore.self) { $0.measured ?? .nan } }
    if type == PainScore?.self { return loop(PainScore?.self) { $0?.measured ?? .nan } }
    if type == MotorGrade.self { return loop(MotorGrade.self) { $0.measured ?? .nan } }
    if type == MotorGrade?.self { return loop(MotorGrade?.self) { $0?.measured ?? .nan } }
    return loop(type) { $0.measured ?? .nan }
  }

  @inline(__always)
  private static func loop<Stored>(
    _ type: Stored.Type, _ number: @escaping @Sendable (Stored) -> Double
  ) -> Loop {
    { source, stride, count, target in
      var source = source
      for row in 0..<count {
        (target + row).initialize(to: number(source.assumingMemoryBound(to: type).pointee))
        source += stride
      }
    }
  }
}

extension StoredNumber.Key {
  /// Nil for a property that is computed.
  init?<Record, Value>(_ selector: any KeyPath<Record, Value> & Sendable) {
    guard let offset = MemoryLayout<Record>.offset(of: selector) else { return nil }
    self.init(offset: offset, type: ObjectIdentifier(Value.self))
  }
}

/// Numbers that were read together.
struct ReadNumbers: Sendable {
  let values: [Double]

  /// Measured while each block of the values is in the cache.
  let moments: ColumnMoments
}

extension RecordReader {
  /// Reads several stored properties in one pass over the records, on several threads.
  ///
  /// Property by property, every record would be brought into the cache once for each.
  static func together<Record: Sendable>(
    _ records: [Record], _ properties: [StoredNumber]
  ) -> [StoredNumber.Key: ReadNumbers] {
    var unread = properties
    var result: [StoredNumber.Key: ReadNumbers] = [:]
    while !unread.isEmpty {
      let some = Array(unread.prefix(32))
      unread.removeFirst(some.count)
      var parts: [[ColumnMoments]] = []
      let columns = LargeMemory.arrays(some.count, count: records.count) { targets in
        parts = fill(targets, from: records, some)
      }
      for (place, values) in columns.enumerated() {
        let moments = parts.reduce(into: ColumnMoments()) { $0.merge($1[place]) }
        result[some[place].key] = ReadNumbers(values: values, moments: moments)
      }
    }
    return result
  }

  /// Fills the columns; returns the moments of each column in each part of the rows.
  private static func fill<Record: Sendable>(
    _ targets: [UnsafeMutablePointer<Double>], from records: [Record],
    _ properties: [StoredNumber]
  ) -> [[ColumnMoments]] {
    let (part, block) = (ColumnMoments.partSize, ColumnMoments.blockSize)
    let parts = (records.count + part - 1) / part
    return records.withUnsafeBytes { bytes in
      nonisolated(unsafe) let (bytes, targets) = (bytes, targets)
      let (stride, count) = (MemoryLayout<Record>.stride, records.count)
      return Parallel.map(parts, isLarge: true) { index in
        var moments = [ColumnMoments](repeating: ColumnMoments(), count: properties.count)
        guard let base = bytes.baseAddress else { return moments }
        let last = min(count, (index + 1) * part)
        var row = index * part
        while row < last {
          let size = min(block, last - row)
          for (place, property) in properties.enumerated() {
            let target = targets[place] + row
            property.loop(base + row * stride + property.key.offset, stride, size, target)
            moments[place].add(UnsafeBufferPointer(start: target, count: size))
          }
          row += size
        }
        return moments
      }
    }
  }
}
