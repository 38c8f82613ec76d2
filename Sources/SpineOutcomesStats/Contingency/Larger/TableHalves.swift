import LinearAlgebra

/// The probability of all tables with given margins that are not more probable than one of them,
/// for tables of four lines.
///
/// Two lines are filled from one part of each category's records, two from the rest. What a half
/// can cost depends on the numbers of records it gets, in any order: the ways of each are listed
/// once, from the least cost up, and any two lists that meet are gone through together. A table of
/// d degrees of freedom takes as many steps as one of 2 d / 3 has tables. Halves that bounds settle,
/// and ways that cost enough with the least of the other half, are not gone through.
///
/// Source: Horowitz & Sahni, J ACM 1974;21:277, doi 10.1145/321812.321823 (two ordered lists);
/// Mehta & Patel, J Am Stat Assoc 1983;78:427, doi 10.1080/01621459.1983.10477989 (bounds).
struct TableHalves {
  private let table: FactorialTable
  private let categories: [Int]
  private var first: HalfOfLines
  private var second: HalfOfLines
  private let threshold: Int64
  private let bits: Int
  private let largestWork: Int
  private var work = 0
  private var settled = 0.0

  /// The largest number of categories: with more, other tables reach most nodes of a network.
  private static let largestWidth = 5

  /// About how many ways the lists have that are kept at once.
  private static let keptCount = 4_000_000.0

  /// A meeting of two lists, a way in a list and one of two lists take as long as so many steps.
  private static let costs = (meeting: 30, listed: 10, joined: 3)

  /// Prepares the halves; nil for tables of other shapes, and beyond 10 thousand records.
  ///
  /// - Parameters:
  ///   - counts: The rows of a table without empty rows and columns.
  ///   - largestWork: The number of steps after which the search gives up.
  init?(_ counts: [[Int]], largestWork: Int) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = (counts.first ?? []).indices.map { column in
      counts.reduce(0) { $0 + $1[column] }
    }
    let hasFourRows =
      rows.count == 4 && (columns.count != 4 || rows.max() ?? 0 > columns.max() ?? 0)
    let lines = (hasFourRows ? rows : columns).sorted()
    categories = (hasFourRows ? columns : rows).sorted()
    let total = rows.reduce(0, +)
    guard lines.count == 4, (3...Self.largestWidth).contains(categories.count), total <= 10_000,
      let largest = categories.last
    else { return nil }
    bits = Int.bitWidth - largest.leadingZeroBitCount
    guard bits * (categories.count - 1) <= 64 else { return nil }
    let table = FactorialTable(upTo: total)
    self.table = table
    // The smallest line with the largest: halves of about one size.
    first = HalfOfLines(table, [lines[0], lines[3]], width: categories.count, upTo: largest)
    second = HalfOfLines(table, [lines[1], lines[2]], width: categories.count, upTo: largest)
    let cost = counts.joined().reduce(Int64(0)) { $0 + table.logarithms[$1] }
    threshold = cost - Int64(1e-10 / FactorialTable.unit)
    self.largestWork = largestWork
  }

  /// The numbers of records that one half gets, in any order: the bound of their cost, and the cost
  /// from which all their ways count.
  private struct Parts {
    var nodes = NodeTable<Int64>()
    var limits: [Int64] = []

    @inline(__always)
    mutating func find(
      _ numbers: UnsafeMutableBufferPointer<Int>, _ bits: Int, _ half: HalfOfLines
    ) -> Int {
      var key: UInt64 = 0
      for place in 0..<numbers.count {
        let number = numbers[place]
        var free = place
        while free > 0, numbers[free &- 1] > number {
          numbers[free] = numbers[free &- 1]
          free &-= 1
        }
        numbers[free] = number
      }
      for place in 0..<(numbers.count &- 1) {
        key = key &<< UInt64(bits) | UInt64(truncatingIfNeeded: numbers[place])
      }
      let node = nodes.find(key, numbers) { _ in half.bound(numbers) }
      if node == limits.count { limits.append(.min) }
      return node
    }
  }

  /// Two parts that meet, with the probability that they do.
  private struct Meeting {
    var key: UInt64
    var mass: Double

    var first: Int { Int(truncatingIfNeeded: key >> 32) }
    var second: Int { Int(truncatingIfNeeded: key & 0xFFFF_FFFF) }
  }

  /// The probability; nil when it takes more than the largest number of steps.
  mutating func solve() -> Double? {
    var (one, two) = (Parts(), Parts())
    guard var meetings = meet(&one, &two) else { return nil }
    // The shorter lists are kept.
    let sizes = (estimate(one, first), estimate(two, second))
    if sizes.0 < sizes.1 {
      swap(&one, &two)
      swap(&first, &second)
      for place in meetings.indices {
        meetings[place].key = meetings[place].key << 32 | meetings[place].key >> 32
      }
    }
    // Equal costs are one way: an eighth of the estimate, or more.
    let listed = Double(Self.costs.listed) * (sizes.0 + sizes.1) / 8
    guard Double(work) + listed <= Double(largestWork) else { return nil }
    var probability = CompensatedSum()
    probability.add(settled)
    var from = 0
    while from < two.limits.count {
      var (end, count) = (from, 0.0)
      while end < two.limits.count, count <= Self.keptCount {
        count +=
          second.estimate(
            two.nodes.lefts[end], bound: two.nodes.values[end], limit: two.limits[end]) / 4
        end += 1
      }
      guard let kept = lists(two, from..<end) else { return nil }
      let part = meetings.filter { (from..<end).contains($0.second) }.sorted { $0.key < $1.key }
      guard let sums = join(one, kept, from: from, part) else { return nil }
      for sum in sums { probability.add(sum) }
      from = end
    }
    return min(1, probability.value)
  }

  /// All parts that meet, and are not settled.
  private mutating func meet(_ one: inout Parts, _ two: inout Parts) -> [Meeting]? {
    let (first, second, categories, bits) = (first, second, categories, bits)
    let threshold = threshold
    let weights = SplitWeights(table, size: first.total, total: first.total + second.total)
    let search = SplitSearch(weights, categories, isMirrored: first.sizes == second.sizes) {
      first.least[$0] &+ second.least[$1 &- $0]
    }
    var meetings: [Meeting] = []
    var numbers = categories
    var others = categories
    let most = (largestWork - work) / Self.costs.meeting
    let steps = numbers.withUnsafeMutableBufferPointer { numbers in
      others.withUnsafeMutableBufferPointer { others in
        search.forEachWay(
          below: threshold - first.offset - second.offset, settled: &settled, most: most
        ) { way, mass in
          for place in 0..<way.count {
            numbers[place] = way[place]
            others[place] = categories[place] &- way[place]
          }
          let node = one.find(numbers, bits, first)
          let other = two.find(others, bits, second)
          one.limits[node] = max(one.limits[node], threshold &- two.nodes.values[other])
          two.limits[other] = max(two.limits[other], threshold &- one.nodes.values[node])
          meetings.append(
            Meeting(
              key: UInt64(truncatingIfNeeded: node) << 32 | UInt64(truncatingIfNeeded: other),
              mass: mass))
        }
      }
    }
    work += Self.costs.meeting * steps
    return work <= largestWork ? meetings : nil
  }

  private func estimate(_ parts: Parts, _ half: HalfOfLines) -> Double {
    var sum = 0.0
    for (node, left) in parts.nodes.lefts.enumerated() {
      sum += half.estimate(left, bound: parts.nodes.values[node], limit: parts.limits[node])
    }
    return sum
  }

  /// Lists are made, and gone through, in blocks of so many; after so many blocks steps are counted.
  private static let block = 32
  private static let round = 16

  /// Works on blocks of numbers, on several threads; nil when it takes too many steps.
  private mutating func inBlocks<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Range<Int>, _ most: Int) -> (Value, steps: Int)
  ) -> [Value]? {
    let blocks = (count + Self.block - 1) / Self.block
    var values: [Value] = []
    for start in stride(from: 0, to: blocks, by: Self.round) {
      let most = largestWork - work
      let results = Parallel.map(min(Self.round, blocks - start), isLarge: true) { block in
        let from = (start + block) * Self.block
        return body(from..<min(count, from + Self.block), most)
      }
      for (value, steps) in results {
        work += steps
        values.append(value)
      }
      if work > largestWork { return nil }
    }
    return values
  }

  /// The lists of some parts of the second half.
  private mutating func lists(_ parts: Parts, _ range: Range<Int>) -> [CostList]? {
    let (lefts, limits, half) = (parts.nodes.lefts, parts.limits, second)
    let lists = inBlocks(range.count) { places, most in
      var ways: [CostList.Way] = []
      var steps = 0
      var lists: [CostList] = []
      for place in places where steps <= most / Self.costs.listed {
        let node = range.lowerBound + place
        let made = half.list(
          lefts[node], below: limits[node], most: most / Self.costs.listed - steps, &ways)
        lists.append(made.list)
        steps += made.steps
      }
      return (lists, Self.costs.listed * steps)
    }
    return lists.map { Array($0.joined()) }
  }

  /// The probability of all meetings with the lists that are kept, which are in order.
  private mutating func join(
    _ parts: Parts, _ kept: [CostList], from: Int, _ meetings: [Meeting]
  ) -> [Double]? {
    let (lefts, limits, half, threshold) = (parts.nodes.lefts, parts.limits, first, threshold)
    let starts = meetings.indices.filter {
      $0 == 0 || meetings[$0 - 1].first != meetings[$0].first
    }
    return inBlocks(starts.count) { range, most in
      var ways: [CostList.Way] = []
      var steps = 0
      var sum = 0.0
      for group in range where steps <= most {
        var place = starts[group]
        let end = group + 1 < starts.count ? starts[group + 1] : meetings.count
        let node = meetings[place].first
        let made = half.list(
          lefts[node], below: limits[node], most: (most - steps) / Self.costs.listed, &ways)
        steps += Self.costs.listed * made.steps
        while place < end, steps <= most {
          let other = meetings[place].second
          var mass = 0.0
          while place < end, meetings[place].second == other {
            mass += meetings[place].mass
            place += 1
          }
          let (value, joined) = kept[other - from].probability(from: threshold, with: made.list)
          sum += mass * value
          steps += Self.costs.joined * joined
        }
      }
      return (sum, steps)
    }
  }
}
