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

  /// Gives access to the memory of columns and response while the body runs.
  static func withSources(
    _ columns: [RowColumn], _ response: LogisticResponse,
    _ body: ([RowSource], spine_response) -> Void
  ) {
    var sources: [RowSource] = []
    sources.reserveCapacity(columns.count)
    withColumns(columns[...], &sources) { sources in
      withResponse(response) { body(sources, $0) }
    }
  }

  private static func withColumns(
    _ columns: ArraySlice<RowColumn>, _ sources: inout [RowSource], _ body: ([RowSource]) -> Void
  ) {
    guard let column = columns.first else { return body(sources) }
    switch column {
    case .constant(let value):
      sources.append(RowSource(kind: .constant(value)))
      withColumns(columns.dropFirst(), &sources, body)
    case .numbers(let values, let factor, let centre):
      values.withUnsafeBufferPointer { values in
        guard let start = values.baseAddress else { return }
        sources.append(RowSource(kind: .numbers(start, factor: factor, centre: centre)))
        withColumns(columns.dropFirst(), &sources, body)
      }
    case .indicator(let codes, let code, let present, let absent):
      codes.withUnsafeBufferPointer { codes in
        guard let start = codes.baseAddress else { return }
        sources.append(
          RowSource(kind: .indicator(start, code: code, present: present, absent: absent)))
        withColumns(columns.dropFirst(), &sources, body)
      }
    }
  }

  private static func withResponse(
    _ response: LogisticResponse, _ body: (spine_response) -> Void
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
