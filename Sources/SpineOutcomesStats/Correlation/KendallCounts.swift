/// Concordant and discordant pairs of observations, by sorting.
struct KendallCounts {
  /// The number of observations.
  let count: Int

  /// Concordant less discordant pairs: S.
  let score: Int

  /// The sizes of the runs of ties of the first and of the second variable.
  let firstTies: [Int]
  let secondTies: [Int]

  /// Of each observation, in the order of the first variable, its concordant less its discordant
  /// partners, and the sizes of its own runs.
  let partners: [(score: Int, firstTies: Int, secondTies: Int)]

  /// Counts the pairs of checked lists of one length, at most 2^31 - 1 observations.
  ///
  /// - Complexity: O(n log n).
  init(_ first: [Double], _ second: [Double]) {
    count = first.count
    let (order, firstRanks, firstSizes) = Self.codes(first)
    let (_, secondRanks, secondSizes) = Self.codes(second)
    firstTies = firstSizes
    secondTies = secondSizes
    var scores = [Int](repeating: 0, count: first.count)
    // Partners with a smaller first value, then those with a larger one.
    Self.sweep(order, firstRanks, secondRanks, secondSizes.count) { scores[$0] += $1 }
    Self.sweep(order.reversed(), firstRanks, secondRanks, secondSizes.count) { scores[$0] -= $1 }
    score = scores.reduce(0, +) / 2
    partners = order.map { index in
      (scores[index], firstSizes[firstRanks[index]], secondSizes[secondRanks[index]])
    }
  }

  /// The order of values, the code of the run of each, and the sizes of the runs.
  private static func codes(_ values: [Double]) -> (order: [Int], codes: [Int], sizes: [Int]) {
    let entries = KeySort<LabelledKey>.sorted(values)
    var codes = [Int](repeating: 0, count: values.count)
    var sizes: [Int] = []
    Runs.forEach(entries) { _, range in
      for entry in entries[range] { codes[entry.index] = sizes.count }
      sizes.append(range.count)
    }
    return (entries.map(\.index), codes, sizes)
  }

  /// Calls with each observation and its partners earlier in the order with a smaller second value
  /// less those with a larger one, runs of the first variable left out.
  private static func sweep(
    _ order: [Int], _ firstRanks: [Int], _ secondRanks: [Int], _ size: Int,
    _ body: (_ index: Int, _ score: Int) -> Void
  ) {
    var tree = [Int](repeating: 0, count: size + 1)
    var start = 0
    while start < order.count {
      var end = start
      let run = firstRanks[order[start]]
      while end < order.count, firstRanks[order[end]] == run { end += 1 }
      for index in order[start..<end] {
        let rank = secondRanks[index]
        let below = total(tree, rank)
        let above = start - total(tree, rank + 1)
        body(index, below - above)
      }
      for index in order[start..<end] {
        var node = secondRanks[index] + 1
        while node <= size {
          tree[node] += 1
          node += node & -node
        }
      }
      start = end
    }
  }

  /// How many have been met with a code below a number.
  private static func total(_ tree: [Int], _ codes: Int) -> Int {
    var (node, sum) = (codes, 0)
    while node > 0 {
      sum += tree[node]
      node &= node - 1
    }
    return sum
  }
}
