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
  private var budget: StepBudget
  private var settled = 0.0

  /// The largest number of categories: with more, other tables reach most nodes of a network.
  private static let largestWidth = 5

  /// Lists are made, and gone through, in blocks of so many.
  private static let block = 32

  /// About how many ways the lists have that are kept at once.
  private static let keptCount = 4_000_000.0

  /// So many meetings are kept.
  private static let largestMeetings = 4_000_000

  /// Up to so many lists that meet one, the ways of that are not put in order.
  private static let fewMeetings = 3

  /// A meeting of two lists, a way in a list and one of two lists take as long as so many steps.
  private static let costs = (meeting: 30, listed: 10, joined: 3)

  /// The numbers of records that each half gets, and which of them meet, in order.
  private var one: SortedNodes
  private var two: SortedNodes
  private var meetings: [Meeting] = []

  /// Prepares the halves; nil for tables of other shapes, and beyond 10 thousand records.
  ///
  /// - Parameters:
  ///   - counts: The rows of a table without empty rows and columns.
  ///   - largestWork: The number of steps after which the search gives up.
  init?(_ counts: [[Int]], largestWork: Int) {
    let lines: [Int]
    (lines, categories) = SortedMargins.of(counts, lines: 4)
    let total = lines.reduce(0, +)
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
    threshold = counts.joined().reduce(Int64(0)) { $0 + table.logarithms[$1] }
    budget = StepBudget(largestWork: largestWork)
    (one, two) = (SortedNodes(bits: bits), SortedNodes(bits: bits))
    meet()
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
    // Equal costs are one way: an eighth of the estimate, or more.
    let listed = Double(Self.costs.listed) * (expected(one, first) + expected(two, second)) / 8
    guard listed <= Double(budget.rest) else { return nil }
    var probability = CompensatedSum()
    probability.add(settled)
    // Halves that are alike meet others that are alike: in order, few lists are made again.
    let order = two.nodes.lefts.indices.sorted {
      two.nodes.lefts[$1].reversed().lexicographicallyPrecedes(two.nodes.lefts[$0].reversed())
    }
    var from = 0
    while from < order.count {
      var (end, count) = (from, 0.0)
      while end < order.count, count <= Self.keptCount {
        count += expected(two, second, order[end]) / 4
        end += 1
      }
      guard let kept = lists(Array(order[from..<end])) else { return nil }
      var places = [Int](repeating: -1, count: order.count)
      for place in from..<end { places[order[place]] = place - from }
      let part = meetings.filter { places[$0.second] >= 0 }
      guard let sums = join(kept, at: places, part) else { return nil }
      for sum in sums { probability.add(sum) }
      from = end
    }
    return min(1, probability.value)
  }

  /// About how many steps there will be.
  var expectedWork: Double {
    guard !budget.isSpent else { return .infinity }
    var sum = Double(budget.work)
    sum += Double(Self.costs.listed) * (expected(one, first) + expected(two, second))
    let ofFirst = one.nodes.lefts.map { EllipsoidCount(first.sizes, $0) }
    let ofSecond = two.nodes.lefts.map { EllipsoidCount(second.sizes, $0) }
    for meeting in meetings {
      let (node, other) = (meeting.first, meeting.second)
      let least = one.nodes.values[node] + two.nodes.values[other]
      let count =
        ofFirst[node].logDensity < ofSecond[other].logDensity ? ofFirst[node] : ofSecond[other]
      sum += Double(Self.costs.joined) * count(excess: Double(threshold - least) * table.unit)
    }
    return sum
  }

  /// About how many ways the lists of a half have.
  private func expected(_ parts: SortedNodes, _ half: HalfOfLines) -> Double {
    (0..<parts.count).reduce(0) { $0 + expected(parts, half, $1) }
  }

  private func expected(_ parts: SortedNodes, _ half: HalfOfLines, _ node: Int) -> Double {
    EllipsoidCount(half.sizes, parts.nodes.lefts[node])(
      excess: Double(parts.limits[node] - parts.nodes.values[node]) * table.unit)
  }

  /// Finds all parts that meet, and are not settled.
  private mutating func meet() {
    let (first, second, categories) = (first, second, categories)
    let threshold = threshold
    var (one, two) = (one, two)
    let weights = SplitWeights(table, size: first.total, total: first.total + second.total)
    let search = SplitSearch(weights, categories, isMirrored: first.sizes == second.sizes) {
      first.bound.least[$0] &+ second.bound.least[$1 &- $0]
    }
    var meetings: [Meeting] = []
    var numbers = categories
    var others = categories
    let most = min(Self.largestMeetings, budget.rest / Self.costs.meeting)
    let steps = numbers.withUnsafeMutableBufferPointer { numbers in
      others.withUnsafeMutableBufferPointer { others in
        search.forEachWay(
          below: threshold - first.bound.offset - second.bound.offset, settled: &settled, most: most
        ) { way, mass in
          for place in 0..<way.count {
            numbers[place] = way[place]
            others[place] = categories[place] &- way[place]
          }
          let node = one.find(numbers, first.bound)
          let other = two.find(others, second.bound)
          one.raise(node, to: threshold &- two.nodes.values[other])
          two.raise(other, to: threshold &- one.nodes.values[node])
          meetings.append(
            Meeting(
              key: UInt64(truncatingIfNeeded: node) << 32 | UInt64(truncatingIfNeeded: other),
              mass: mass))
        }
      }
    }
    budget.work += Self.costs.meeting * steps
    if steps > Self.largestMeetings { budget.spend() }
    meetings.sort { $0.key < $1.key }
    self.meetings.reserveCapacity(meetings.count)
    for meeting in meetings {
      if let last = self.meetings.last, last.key == meeting.key {
        self.meetings[self.meetings.count - 1].mass += meeting.mass
      } else {
        self.meetings.append(meeting)
      }
    }
    (self.one, self.two) = (one, two)
  }

  /// The lists of some parts of the second half.
  private mutating func lists(_ nodes: [Int]) -> [CostList]? {
    let (lefts, limits, half) = (two.nodes.lefts, two.limits, second)
    let lists = budget.inBlocks(nodes.count, of: Self.block) { places, most in
      var ways: [CostList.Way] = []
      var steps = 0
      var lists: [CostList] = []
      for place in places where steps <= most / Self.costs.listed {
        let node = nodes[place]
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
    _ kept: [CostList], at places: [Int], _ meetings: [Meeting]
  ) -> [Double]? {
    let (lefts, limits, half, threshold) = (one.nodes.lefts, one.limits, first, threshold)
    let starts = meetings.indices.filter {
      $0 == 0 || meetings[$0 - 1].first != meetings[$0].first
    }
    return budget.inBlocks(starts.count, of: Self.block) { range, most in
      var ways: [CostList.Way] = []
      var steps = 0
      var sum = 0.0
      for group in range where steps <= most {
        var place = starts[group]
        let end = group + 1 < starts.count ? starts[group + 1] : meetings.count
        let node = meetings[place].first
        let room = (most - steps) / Self.costs.listed
        if end - place <= Self.fewMeetings {
          // To put the ways in order would take longer than to go through them in none.
          let made = half.fill(lefts[node], below: limits[node], most: room, &ways)
          steps += Self.costs.listed * made.steps
          for meeting in meetings[place..<end] where steps <= most {
            let value = kept[places[meeting.second]].probability(
              from: threshold, with: ways, beyond: made.beyond)
            sum += meeting.mass * value
          }
          continue
        }
        let made = half.list(lefts[node], below: limits[node], most: room, &ways)
        steps += Self.costs.listed * made.steps
        while place < end, steps <= most {
          let meeting = meetings[place]
          let (value, joined) = kept[places[meeting.second]].probability(
            from: threshold, with: made.list)
          sum += meeting.mass * value
          place += 1
          steps += Self.costs.joined * joined
        }
      }
      return (sum, steps)
    }
  }
}
