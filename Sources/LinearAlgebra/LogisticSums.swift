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
  package var score: [Double] { (0..<columns).map { value(1 + $0) } }

  /// The cross-products of the weighted columns: their upper triangle.
  package var information: Matrix {
    get throws(LinearAlgebraError) {
      var matrix = try Matrix(rows: columns, columns: columns)
      for place in matrix.storage.indices { matrix.storage[place] = value(1 + columns + place) }
      return matrix
    }
  }

  private func value(_ place: Int) -> Double { parts[place] + parts[place + parts.count / 2] }

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
