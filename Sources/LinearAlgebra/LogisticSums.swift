/// Log-likelihood, score and information of a logistic model at some coefficients, summed over
/// rows with compensation.
package struct LogisticSums: Sendable {
  /// The number of columns.
  package let columns: Int

  /// The log-likelihood, the score and the columns of the information; then, in the same order,
  /// what these sums have lost by rounding.
  private var parts: [Double]

  /// The memory of a pass over a single block, kept from one pass to the next.
  private var memory: [Double] = []

  /// Sums over no rows yet.
  package init(columns: Int) {
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

  /// The cross-products less those of other sums over as many columns: their upper triangle.
  func information(less other: LogisticSums) throws(LinearAlgebraError) -> Matrix {
    guard other.columns == columns else { throw .shape("\(columns), \(other.columns) columns") }
    let (half, first) = (parts.count / 2, 1 + columns)
    let storage = (0..<columns * columns).map { place in
      (parts[first + place] - other.parts[first + place])
        + (parts[half + first + place] - other.parts[half + first + place])
    }
    return try Matrix(rows: columns, columns: columns, storage: storage)
  }

  /// Writes the score over numbers of that count.
  package func copyScore(to target: inout [Double]) {
    target.withUnsafeMutableBufferPointer { copy(from: 1, to: $0) }
  }

  /// Writes the cross-products over numbers of that count.
  func copyInformation(to target: inout [Double]) {
    target.withUnsafeMutableBufferPointer { copy(from: 1 + columns, to: $0) }
  }

  private func value(_ place: Int) -> Double { parts[place] + parts[place + parts.count / 2] }

  private func values(_ first: Int, count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { values, initialised in
      copy(from: first, to: UnsafeMutableBufferPointer(rebasing: values[..<count]))
      initialised = count
    }
  }

  private func copy(from first: Int, to target: UnsafeMutableBufferPointer<Double>) {
    parts.withUnsafeBufferPointer { parts in
      let half = parts.count / 2
      for place in 0..<min(target.count, half - first) {
        let sum = parts[first + place] + parts[half + first + place]
        target.initializeElement(at: place, to: sum)
      }
    }
  }

  /// Sets all sums to zero.
  mutating func reset() {
    for place in parts.indices { parts[place] = 0 }
  }

  /// Gives access to the sums, to be added to, and to what they lose.
  mutating func withParts(
    _ body: (_ sums: UnsafeMutablePointer<Double>, _ losses: UnsafeMutablePointer<Double>) -> Void
  ) {
    parts.withUnsafeMutableBufferPointer { parts in
      if let start = parts.baseAddress { body(start, start + parts.count / 2) }
    }
  }

  /// Gives access to the sums, and to a workspace for one block.
  mutating func withWorkspace(
    rows: Int,
    _ body: (
      _ workspace: BlockWorkspace, _ sums: UnsafeMutablePointer<Double>,
      _ losses: UnsafeMutablePointer<Double>
    ) -> Void
  ) {
    let (columns, size) = (columns, BlockWorkspace.size(columns: columns, rows: rows))
    if memory.count < size {
      // A pass writes what it reads.
      memory = [Double](unsafeUninitializedCapacity: size) { $1 = size }
    }
    memory.withUnsafeMutableBufferPointer { memory in
      parts.withUnsafeMutableBufferPointer { parts in
        guard let start = parts.baseAddress, let first = memory.baseAddress else { return }
        body(
          BlockWorkspace(first, columns: columns, rows: rows), start, start + parts.count / 2)
      }
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
