import Distributions

/// Doubled average ranks of two lists, less their mean: whole numbers.
struct SpearmanRanks {
  private let first: [Int]
  private let second: [Int]
  private let product: Double
  private let firstSquares: Double
  private let secondSquares: Double

  let isTied: Bool

  init(_ first: [Double], _ second: [Double]) {
    let (ranks, isFirstTied) = Self.ranks(first)
    let (otherRanks, isSecondTied) = Self.ranks(second)
    self.first = ranks
    self.second = otherRanks
    isTied = isFirstTied || isSecondTied
    var (product, squares, otherSquares) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    for (rank, other) in zip(ranks, otherRanks) {
      product.add(Double(rank) * Double(other))
      squares.add(Double(rank) * Double(rank))
      otherSquares.add(Double(other) * Double(other))
    }
    self.product = product.value
    firstSquares = squares.value
    secondSquares = otherSquares.value
  }

  private static func ranks(_ values: [Double]) -> (ranks: [Int], isTied: Bool) {
    let entries = KeySort<LabelledKey>.sorted(values)
    var ranks = [Int](repeating: 0, count: values.count)
    var isTied = false
    Runs.forEach(entries) { _, range in
      let rank = Runs.doubledMidRank(below: range.lowerBound, size: range.count)
      for entry in entries[range] { ranks[entry.index] = rank - values.count - 1 }
      if range.count > 1 { isTied = true }
    }
    return (ranks, isTied)
  }

  /// Spearman's rho; nil where a list is constant.
  var rho: Double? {
    guard firstSquares > 0, secondSquares > 0 else { return nil }
    return min(1, max(-1, product / (firstSquares.squareRoot() * secondSquares.squareRoot())))
  }

  /// 1 - rho^2, from whole numbers.
  var residual: Double {
    let square = DoubleDouble(product: firstSquares, secondSquares)
    return max(0, ((square - DoubleDouble(product: product, product)) / square).value)
  }

  /// The p-value over all orders of the second list; for some ten values.
  ///
  /// The orders are counted by which values are used and by their sum of products, one rank of the
  /// first list after the other.
  func exactPValue(_ alternative: Alternative) -> Double {
    let n = first.count
    let reach = zip(first.sorted(), second.sorted()).reduce(0) { $0 + $1.0 * $1.1 }
    let opposite = zip(first.sorted(), second.sorted(by: >)).reduce(0) { $0 + $1.0 * $1.1 }
    // No partial sum is farther from 0 than this.
    let farthest = max(
      reach, -opposite,
      zip(first.map(abs).sorted(), second.map(abs).sorted()).reduce(0) { $0 + $1.0 * $1.1 })
    let width = 2 * farthest + 1
    var counts = [[Double]](repeating: [], count: 1 << n)
    counts[0] = [Double](repeating: 0, count: width)
    counts[0][farthest] = 1
    for used in 0..<(1 << n) where !counts[used].isEmpty {
      let place = used.nonzeroBitCount
      guard place < n else { continue }
      for next in 0..<n where used & (1 << next) == 0 {
        let shift = first[place] * second[next]
        let target = used | (1 << next)
        if counts[target].isEmpty { counts[target] = [Double](repeating: 0, count: width) }
        Self.add(counts[used], to: &counts[target], shiftedBy: shift)
      }
      counts[used] = []
    }
    let all = counts[(1 << n) - 1]
    let observed = Int(product)
    var (hits, total) = (0.0, 0.0)
    for (index, count) in all.enumerated() where count > 0 {
      let sum = index - farthest
      total += count
      let isHit =
        switch alternative {
        case .twoSided: abs(sum) >= abs(observed)
        case .greater: sum >= observed
        case .less: sum <= observed
        }
      if isHit { hits += count }
    }
    return hits / total
  }

  private static func add(_ source: [Double], to target: inout [Double], shiftedBy shift: Int) {
    let range = max(0, -shift)..<min(source.count, source.count - shift)
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        for index in range { target[index + shift] += source[index] }
      }
    }
  }
}
