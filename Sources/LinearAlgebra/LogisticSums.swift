/// Log-likelihood, score and information of a logistic model at some coefficients, summed over
/// rows with compensation.
package struct LogisticSums: Sendable {
  /// The number of columns.
  package let columns: Int

  /// The log-likelihood, the score and the columns of the information; then, in the same order,
  /// what these sums have lost by rounding.
  private var parts: [Double]

  init(columns: Int) {
    self.columns = columns
    parts = Array(repeating: 0, count: 2 * Self.length(columns))
  }

  /// The number of sums for this number of columns.
  static func length(_ columns: Int) -> Int { 1 + columns + columns * columns }

  /// The log-likelihood.
  package var logLikelihood: Double { value(0) }

  /// The derivative of the log-likelihood by each coefficient.
  package var score: [Double] { values(1, count: columns) }

  /// The cross-products of the weighted columns: their upper triangle.
  package var information: Matrix {
    get throws(LinearAlgebraError) {
      try Matrix(
        rows: columns, columns: columns, storage: values(1 + columns, count: columns * columns))
    }
  }

  private func value(_ place: Int) -> Double { parts[place] + parts[place + parts.count / 2] }

  private func values(_ first: Int, count: Int) -> [Double] {
    parts.withUnsafeBufferPointer { parts in
      let half = parts.count / 2
      return [Double](unsafeUninitializedCapacity: count) { values, initialised in
        for place in 0..<count {
          values.initializeElement(at: place, to: parts[first + place] + parts[half + first + place])
        }
        initialised = count
      }
    }
  }

  /// Gives access to the sums, to be added to, and to what they lose.
  mutating func withParts(
    _ body: (_ sums: UnsafeMutablePointer<Double>, _ losses: UnsafeMutablePointer<Double>) -> Void
  ) {
    parts.withUnsafeMutableBufferPointer { parts in
      if let start = parts.baseAddress { body(start, start + parts.count / 2) }
    }
  }

  /// Adds the sums of other rows.
  mutating func add(_ other: LogisticSums) {
    let half = parts.count / 2
    for place in 0..<half {
      let (sum, term) = (parts[place], other.parts[place])
      let next = sum + term
      let part = next - sum
      parts[half + place] += (sum - (next - part)) + (term - part) + other.parts[half + place]
      parts[place] = next
    }
  }
}
