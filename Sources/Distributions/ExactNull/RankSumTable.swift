/// Counts of the choices of k of the scores by their sum, for k = 0 up to a largest size.
///
/// Row k starts at the sum of the k smallest scores and ends at that of the k largest. The row
/// of all but k is that of k in reverse: no more than half of the scores is ever chosen.
struct RankSumTable: Sendable {
  private var rows: [[Double]]

  /// The sums of each row's counts up to a position, and from it on; empty unless asked for.
  private var upTo: [[Double]] = []
  private var from: [[Double]] = []
  private let scoreCount: Int

  /// The sums of the k smallest scores, and of the k largest ones, by k.
  let smallest: [Int]
  let largest: [Int]

  /// Counts the choices.
  ///
  /// - Parameters:
  ///   - scores: The scores, ascending, not negative.
  ///   - size: The largest number that is chosen, at most all of them.
  ///   - isCumulative: Whether sums of counts are made too.
  init(scores: [Int], upTo size: Int, isCumulative: Bool) {
    scoreCount = scores.count
    let below = Self.sums(scores, upTo: scores.count)
    let above = Self.sums(scores.reversed(), upTo: size)
    smallest = Array(below[...size])
    largest = above
    let stored = Self.stored(scores.count, upTo: size)
    rows = (0...stored).map { [Double](repeating: 0, count: above[$0] - below[$0] + 1) }
    rows[0][0] = 1
    for index in scores.indices {
      for chosen in stride(from: min(index + 1, stored), to: 0, by: -1) {
        // The choices of one fewer among the scores before this one reach this far.
        let reach = below[index] - below[index - (chosen - 1)] - below[chosen - 1]
        let shift = scores[index] - scores[chosen - 1]
        Self.add(rows[chosen - 1], upTo: reach, to: &rows[chosen], shiftedBy: shift)
      }
    }
    guard isCumulative else { return }
    upTo.reserveCapacity(rows.count)
    from.reserveCapacity(rows.count)
    for row in rows {
      let (first, second) = Self.sums(row)
      upTo.append(first)
      from.append(second)
    }
  }

  /// The sums of counts up to each place, and from it on.
  private static func sums(_ counts: [Double]) -> ([Double], [Double]) {
    let last = counts.count - 1
    var from = counts
    let upTo = [Double](unsafeUninitializedCapacity: counts.count) { upTo, initialised in
      initialised = counts.count
      from.withUnsafeMutableBufferPointer { from in
        counts.withUnsafeBufferPointer { counts in
          var (sum, rest) = (0.0, 0.0)
          for place in 0..<counts.count {
            sum += counts[place]
            rest += counts[last &- place]
            upTo.initializeElement(at: place, to: sum)
            from[last &- place] = rest
          }
        }
      }
    }
    return (upTo, from)
  }

  /// The sums of so many first counts of a row, or last ones, by their number less 1.
  func sums(_ chosen: Int, fromAbove: Bool) -> (sums: [Double], isReversed: Bool) {
    let isReversed = (chosen >= rows.count) != fromAbove
    let row = chosen < rows.count ? chosen : scoreCount - chosen
    return (isReversed ? from[row] : upTo[row], isReversed)
  }

  /// The counts of the choices of so many, by the excess of their sum over the smallest one.
  ///
  /// Where they are reversed it is by what the sum falls short of the largest one.
  func row(_ chosen: Int) -> (counts: [Double], isReversed: Bool) {
    chosen < rows.count ? (rows[chosen], false) : (rows[scoreCount - chosen], true)
  }

  /// How many counts the table of these scores has.
  static func entries(scores: [Int], upTo size: Int) -> Int {
    zip(sums(scores.reversed(), upTo: size), sums(scores, upTo: size))
      .prefix(stored(scores.count, upTo: size) + 1).reduce(0) { $0 + ($1.0 - $1.1 + 1) }
  }

  private static func stored(_ scoreCount: Int, upTo size: Int) -> Int {
    min(size, scoreCount / 2)
  }

  private static func sums(_ scores: [Int], upTo size: Int) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(size + 1)
    for score in scores.prefix(size) { sums.append(sums[sums.count - 1] + score) }
    return sums
  }

  private static func add(
    _ source: [Double], upTo reach: Int, to target: inout [Double], shiftedBy shift: Int
  ) {
    let count = min(reach + 1, source.count, target.count - shift)
    guard count > 0, shift >= 0 else { return }
    source.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let start = target.baseAddress else { return }
        let to = start + shift
        for index in 0..<count { to[index] += from[index] }
      }
    }
  }
}
