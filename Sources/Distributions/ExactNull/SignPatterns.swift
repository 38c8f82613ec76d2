/// Counts of sign patterns by the sum of the positive ranks, while ranks are added one by one.
///
/// The counts are symmetric: those up to half of the sum of all ranks are kept, and the next rank
/// needs a few more, which mirror them.
struct SignPatterns {
  /// The number of patterns by their sum, up to half of the total and beyond it.
  private var current: [Double]
  private var next: [Double]

  /// The sum of the ranks, and how many there are.
  private(set) var total = 0
  private(set) var ranks = 0

  /// - Parameter total: The sum of all ranks that will be added.
  init(upTo total: Int) {
    current = [Double](repeating: 0, count: total / 2 + 1)
    next = current
    current[0] = 1
  }

  /// The counts up to half of the total.
  var counts: [Double] { Array(current[...(total / 2)]) }

  /// Adds a rank, 1 or more and not smaller than those before it.
  mutating func add(_ rank: Int) {
    let (before, half) = (total / 2, (total + rank) / 2)
    let total = total
    current.withUnsafeMutableBufferPointer { current in
      for sum in stride(from: before + 1, through: min(half, total), by: 1) {
        current[sum] = current[total - sum]
      }
      for sum in stride(from: total + 1, through: half, by: 1) { current[sum] = 0 }
      next.withUnsafeMutableBufferPointer { next in
        let kept = min(rank, half + 1)
        for sum in 0..<kept { next[sum] = current[sum] }
        guard kept <= half, let from = current.baseAddress, let to = next.baseAddress
        else { return }
        for sum in kept...half { to[sum] = from[sum] + from[sum - rank] }
      }
    }
    swap(&current, &next)
    self.total += rank
    ranks += 1
  }
}
