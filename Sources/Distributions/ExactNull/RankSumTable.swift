/// Counts of the choices of k of the scores by their sum, for k = 0 up to the number chosen.
///
/// Row k starts at the sum of the k smallest scores, so that a step of the recursion adds one
/// row, moved, to the next one.
struct RankSumTable {
  private var rows: [[Double]]

  /// Counts the choices.
  ///
  /// - Parameters:
  ///   - scores: The scores, ascending, the first one 0.
  ///   - chosen: How many are chosen, at most half of them or so.
  ///   - limit: The largest excess of a sum over the smallest sum that is counted.
  init(scores: [Int], chosen: Int, limit: Int) {
    var prefix = [0]
    for score in scores { prefix.append(prefix[prefix.count - 1] + score) }
    rows = (0...chosen).map { size in
      let widest = prefix[scores.count] - prefix[scores.count - size] - prefix[size]
      return [Double](repeating: 0, count: min(limit, widest) + 1)
    }
    rows[0][0] = 1
    for index in scores.indices {
      let largest = min(index + 1, chosen)
      let smallest = max(1, chosen - (scores.count - 1 - index))
      for size in stride(from: largest, through: smallest, by: -1) {
        // The choices of size - 1 among the scores before this one reach this far.
        let reach = prefix[index] - prefix[index - (size - 1)] - prefix[size - 1]
        let shift = scores[index] - scores[size - 1]
        Self.add(rows[size - 1], upTo: reach, to: &rows[size], shiftedBy: shift)
      }
    }
  }

  func counts(of size: Int) -> [Double] { rows[size] }

  private static func add(
    _ source: [Double], upTo reach: Int, to target: inout [Double], shiftedBy shift: Int
  ) {
    let count = min(reach + 1, source.count, target.count - shift)
    guard count > 0 else { return }
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let start = target.baseAddress else { return }
        let to = start + shift
        for index in 0..<count { to[index] += from[index] }
      }
    }
  }
}
