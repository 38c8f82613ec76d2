/// The exact null distribution of Friedman's sum of squared rank sums, also with ties.
///
/// Within each block every order of its ranks is equally likely, and blocks are independent. The
/// rank sums are added up block by block; since no treatment differs from another, sums that are
/// permutations of each other have the same probability and are kept as one. All terms are
/// positive: a tail keeps its digits down to the smallest doubles.
///
/// Ranks are doubled and centred, as those of the tied runs of a block: 2 s + t - k for the t
/// treatments with s below them, of k. The statistic is the sum of the squares of their sums, a
/// whole number, so that ties of the statistic are exact.
///
/// - Complexity: O(m) time for m moves, one for each distinct order of each block from each state;
///   without ties about n^3 for three treatments, 4 n^4 for four, 25 n^5 for five.
///
/// Source: the recursion of Kendall & Babington Smith, Ann Math Stat 1939;10:275,
/// doi 10.1214/aoms/1177732186, on sorted sums.
package struct FriedmanNull: Sendable {
  /// The sizes of the runs of tied treatments in a block, from the lowest rank on, and how many
  /// blocks have them.
  package typealias Pattern = (runs: [Int], blocks: Int)

  /// From the least sum of squares on: the sums with their upper tails.
  private let tails: [(squares: Int, tail: Double)]

  /// Counts the sums of all blocks.
  ///
  /// It is nil for patterns that are not of the same 2...8 treatments, for none, and when more than
  /// the given number of moves would be needed.
  ///
  /// - Parameters:
  ///   - patterns: The blocks by their ties.
  ///   - moves: The largest number of moves.
  package init?(_ patterns: [Pattern], largestMoves moves: Int) {
    let size = patterns.first.map { $0.runs.reduce(0, +) } ?? 0
    guard (2...8).contains(size),
      patterns.allSatisfy({ pattern in
        pattern.blocks >= 0 && pattern.runs.allSatisfy { $0 > 0 }
          && pattern.runs.reduce(0, +) == size
      })
    else { return nil }
    // Patterns with few orders first: they make fewer states for the others to start from.
    var steps = patterns.filter { $0.blocks > 0 }
      .map { (orders: Self.orders($0.runs), blocks: $0.blocks) }
      .sorted { $0.orders.count < $1.orders.count }
    guard let last = steps.indices.last else { return nil }
    steps[last].blocks -= 1
    var (states, left) = (RankSumStates(size), moves)
    /// Whether so many blocks can be afforded: the states do not become fewer.
    func affords(_ orders: [[Int]], _ blocks: Int) -> Bool {
      let (each, overflow) = states.count.multipliedReportingOverflow(by: orders.count)
      return !overflow && each <= left / max(1, blocks)
    }
    for step in steps {
      for remaining in stride(from: step.blocks, to: 0, by: -1) {
        guard affords(step.orders, remaining), let next = states.adding(step.orders) else {
          return nil
        }
        left -= states.count * step.orders.count
        states = next
      }
    }
    guard affords(steps[last].orders, 1) else { return nil }
    var found: [(squares: Int, probability: Double)] = []
    states.squares(adding: steps[last].orders).forEach { found.append((Int($0), $1)) }
    var tail = 0.0
    tails = found.sorted { $0.squares > $1.squares }
      .map { square in
        tail += square.probability
        return (square.squares, tail)
      }.reversed()
  }

  /// The probability of a sum of squares of at least the given one.
  package func upperTail(_ squares: Int) -> Double {
    var (low, high) = (0, tails.count)
    while low < high {
      let middle = low + (high - low) / 2
      if tails[middle].squares < squares { low = middle + 1 } else { high = middle }
    }
    return low < tails.count ? min(1, tails[low].tail) : 0
  }

  /// The distinct orders of the centred, doubled ranks of a block.
  private static func orders(_ runs: [Int]) -> [[Int]] {
    let size = runs.reduce(0, +)
    var below = 0
    let ranks = runs.flatMap { run in
      defer { below += run }
      return Array(repeating: 2 * below + run - size, count: run)
    }
    var orders: [[Int]] = []
    var order = ranks
    repeat { orders.append(order) } while Self.advance(&order)
    return orders
  }

  /// The next order of a list in lexicographic order; false after the last one.
  private static func advance(_ list: inout [Int]) -> Bool {
    guard let pivot = list.indices.dropLast().last(where: { list[$0] < list[$0 + 1] }),
      let other = list.indices.last(where: { list[$0] > list[pivot] })
    else { return false }
    list.swapAt(pivot, other)
    list[(pivot + 1)...].reverse()
    return true
  }
}
