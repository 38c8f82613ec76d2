import CKernels

/// The memory that a column of a block is read from.
struct RowSource {
  private enum Kind {
    case constant(Double)
    case numbers(UnsafePointer<Double>, factor: Double, centre: Double)
    case indicator(UnsafePointer<Int32>, code: Int32, present: Double, absent: Double)
  }

  private let kind: Kind

  /// Writes rows of the column, and zeros up to the padding.
  func load(_ target: UnsafeMutablePointer<Double>, from start: Int, count: Int) {
    switch kind {
    case .constant(let value):
      for row in 0..<count { target[row] = value }
      for row in count..<BlockWorkspace.padded(count) { target[row] = 0 }
    case .numbers(let values, let factor, let centre):
      spine_load_numbers(target, values + start, count, factor, centre)
    case .indicator(let codes, let code, let present, let absent):
      spine_load_indicator(target, codes + start, count, code, present, absent)
    }
  }

  /// Gives access to the memory of columns while the body runs; not for no rows.
  static func withColumns(
    _ columns: [RowColumn], _ body: (UnsafeBufferPointer<RowSource>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: RowSource.self, capacity: columns.count) { sources in
      withColumn(0, columns, sources) { body(UnsafeBufferPointer(sources)) }
    }
  }

  private static func withColumn(
    _ place: Int, _ columns: [RowColumn], _ sources: UnsafeMutableBufferPointer<RowSource>,
    _ body: () -> Void
  ) {
    guard place < columns.count else { return body() }
    switch columns[place] {
    case .constant(let value):
      sources.initializeElement(at: place, to: RowSource(kind: .constant(value)))
      withColumn(place + 1, columns, sources, body)
    case .numbers(let values, let factor, let centre):
      values.withUnsafeBufferPointer { values in
        guard let start = values.baseAddress else { return }
        sources.initializeElement(
          at: place, to: RowSource(kind: .numbers(start, factor: factor, centre: centre)))
        withColumn(place + 1, columns, sources, body)
      }
    case .indicator(let codes, let code, let present, let absent):
      codes.withUnsafeBufferPointer { codes in
        guard let start = codes.baseAddress else { return }
        sources.initializeElement(
          at: place,
          to: RowSource(kind: .indicator(start, code: code, present: present, absent: absent)))
        withColumn(place + 1, columns, sources, body)
      }
    }
  }

  /// Gives access to the memory of a response while the body runs; not for no rows.
  static func withResponse(
    _ response: RowResponse, _ body: (spine_response) -> Void
  ) {
    func with(_ values: [Double]?, _ body: (UnsafePointer<Double>?) -> Void) {
      guard let values else { return body(nil) }
      values.withUnsafeBufferPointer { body($0.baseAddress) }
    }
    with(response.offset) { offset in
      switch response.counts {
      case .outcomes(let outcomes):
        outcomes.withUnsafeBytes { bytes in
          guard let start = bytes.baseAddress else { return }
          body(
            spine_response(
              outcomes: start.assumingMemoryBound(to: UInt8.self), successes: nil, failures: nil,
              offset: offset))
        }
      case .weighted(let successes, let failures):
        with(successes) { successes in
          with(failures) { failures in
            body(
              spine_response(
                outcomes: nil, successes: successes, failures: failures, offset: offset))
          }
        }
      }
    }
  }
}

extension spine_response {
  /// The response of the rows from one on.
  func advanced(by rows: Int) -> spine_response {
    spine_response(
      outcomes: outcomes.map { $0 + rows }, successes: successes.map { $0 + rows },
      failures: failures.map { $0 + rows }, offset: offset.map { $0 + rows })
  }
}
