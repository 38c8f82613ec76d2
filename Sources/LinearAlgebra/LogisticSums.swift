/// Log-likelihood, score and information of a logistic model at some coefficients, summed over
/// rows with compensation.
package struct LogisticSums: Sendable {
  /// The number of columns.
  package let columns: Int

  /// The log-likelihood, the score and the columns of the information, each a sum of two parts.
  private var sums: [Double]
  private var losses: [Double]

  init(columns: Int) {
    self.columns = columns
    sums = Array(repeating: 0, count: Self.length(columns))
    losses = sums
  }

  /// The log-likelihood.
  package var logLikelihood: Double { sums[0] + losses[0] }

  /// The derivative of the log-likelihood by each coefficient.
  package var score: [Double] { (0..<columns).map { sums[1 + $0] + losses[1 + $0] } }

  /// The cross-products of the weighted columns: their upper triangle.
  package var information: Matrix {
    get throws(LinearAlgebraError) {
      let first = 1 + columns
      return try Matrix(
        rows: columns, columns: columns,
        storage: (first..<sums.count).map { sums[$0] + losses[$0] })
    }
  }

  /// The number of sums for this number of columns.
  static func length(_ columns: Int) -> Int { 1 + columns + columns * columns }

  /// Adds parts, given as their sums and what these lost.
  mutating func add(_ partSums: UnsafePointer<Double>, _ partLosses: UnsafePointer<Double>) {
    for place in sums.indices {
      let (term, next) = (partSums[place], sums[place] + partSums[place])
      let part = next - sums[place]
      losses[place] += (sums[place] - (next - part)) + (term - part) + partLosses[place]
      sums[place] = next
    }
  }
}
