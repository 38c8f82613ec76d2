/// The probability of all tables with given margins that are not more probable than one of them,
/// for tables of five lines.
///
/// Two lines, one line and two lines are filled from three parts of each category's records. What
/// a pair of lines can cost depends on the numbers it gets, in any order: the ways of each are
/// listed once, from the least cost up. The numbers of the first three lines are gone through in
/// one order only, and all that the last pair can have beside them is put together into one
/// function of steps; each way of the first pair, with each of the single line, is a question to
/// it. A table of d degrees of freedom takes as many steps as one of 3 d / 4 has tables, divided by
/// the orders of the categories.
///
/// Source: Horowitz & Sahni, J ACM 1974;21:277, doi 10.1145/321812.321823 (ordered lists that
/// meet); Mehta & Patel, J Am Stat Assoc 1983;78:427, doi 10.1080/01621459.1983.10477989 (bounds).
struct TableThirds {
  private let table: FactorialTable
  private let categories: [Int]
  private let single: Int
  private let first: HalfOfLines
  private let second: HalfOfLines

  /// The bounds of the first three lines, and of the single line with the last pair.
  private let firstThree: CostBound
  private let lastThree: CostBound
  private let threshold: Int64
  private let bits: Int
  private var budget: StepBudget
  private var settled = 0.0
  private var threes: SortedNodes
  private var seconds: SortedNodes
  private var meetings: [Meeting] = []

  /// Nodes that meet, a way of the single line, a way in a list, a step in a function of steps and a
  /// question to it take as long as so many steps.
  static let costs = (meeting: 40, single: 60, listed: 10, step: 12, question: 2)

  /// So many ways of a pair of lines are kept, in about a gigabyte.
  private static let largestListed = 32_000_000

  /// So many meetings are kept.
  private static let largestMeetings = 4_000_000

  /// Three lines are filled in blocks of so many numbers.
  private static let block = 4

  /// Prepares the parts; nil for tables of other shapes, and beyond 10 thousand records.
  ///
  /// - Parameters:
  ///   - counts: The rows of a table without empty rows and columns.
  ///   - largestWork: The number of steps after which the search gives up.
  init?(_ counts: [[Int]], largestWork: Int) {
    let lines: [Int]
    (lines, categories) = SortedMargins.of(counts, lines: 5)
    let total = lines.reduce(0, +)
    guard lines.count == 5, (3...5).contains(categories.count), total <= 10_000,
      let largest = categories.last
    else { return nil }
    bits = Int.bitWidth - largest.leadingZeroBitCount
    guard bits * (categories.count - 1) <= 64 else { return nil }
    let table = FactorialTable(upTo: total)
    self.table = table
    threshold = counts.joined().reduce(Int64(0)) { $0 + table.logarithms[$1] }
    let width = categories.count
    let least = CostBound(table, lines, width: width, upTo: largest)
    let excess = threshold - categories.reduce(least.offset) { $0 + least.least[$1] }
    let order = LinesInThirds(lines, categories, excess: Double(excess) * table.unit)
    single = order.single
    first = HalfOfLines(table, order.first, width: width, upTo: largest)
    second = HalfOfLines(table, order.second, width: width, upTo: largest)
    firstThree = CostBound(table, order.first + [single], width: width, upTo: largest)
    lastThree = CostBound(table, order.second + [single], width: width, upTo: largest)
    budget = StepBudget(largestWork: largestWork)
    (threes, seconds) = (SortedNodes(bits: bits), SortedNodes(bits: bits))
    meet()
  }

  /// About how many steps there will be.
  var expectedWork: Double {
    guard !budget.isSpent else { return .infinity }
    var sum = Double(budget.work)
    for node in 0..<threes.count {
      let left = threes.nodes.lefts[node]
      let excess = Double(threes.limits[node] - threes.nodes.values[node]) * table.unit
      sum +=
        Double(Self.costs.question)
        * EllipsoidCount(first.sizes + [single], left)(excess: excess)
      sum +=
        Double(Self.costs.single)
        * EllipsoidCount([single, first.total], left)(excess: excess)
    }
    var listed = 0.0
    for node in 0..<seconds.count {
      let excess = Double(seconds.limits[node] - seconds.nodes.values[node]) * table.unit
      listed += EllipsoidCount(second.sizes, seconds.nodes.lefts[node])(excess: excess)
    }
    // There are fewer: equal costs are one way.
    guard listed < 1.2 * Double(Self.largestListed) else { return .infinity }
    return sum + Double(Self.costs.listed) * listed
  }

  /// Numbers of the first three lines that the last pair meets, with the probability of both.
  private struct Meeting {
    var node: Int
    var other: Int
    var mass: Double
  }

  /// The probability; nil when it takes more than the largest number of steps.
  mutating func solve() -> Double? {
    var firsts = SortedNodes(bits: bits)
    guard !budget.isSpent, raiseLimits(of: &firsts), let firstLists = lists(first, firsts),
      let secondLists = lists(second, seconds), let sums = join(firsts, firstLists, secondLists)
    else { return nil }
    var probability = CompensatedSum()
    probability.add(settled)
    for sum in sums { probability.add(sum) }
    return min(1, probability.value)
  }

  /// All numbers of the first three lines that are not settled, in the order of their nodes.
  private mutating func meet() {
    let (threshold, firstThree, second) = (threshold, firstThree, second)
    var (threes, seconds, meetings) = (threes, seconds, meetings)
    let size = first.total + single
    var beyond = 0.0
    let steps = forEachSplit(size, firstThree, second.bound, &beyond) { numbers, others, mass in
      let node = threes.find(numbers, firstThree)
      let other = seconds.find(others, second.bound)
      threes.raise(node, to: threshold &- seconds.nodes.values[other])
      seconds.raise(other, to: threshold &- threes.nodes.values[node])
      meetings.append(Meeting(node: node, other: other, mass: mass))
    }
    settled += beyond
    budget.work += Self.costs.meeting * steps
    if steps > Self.largestMeetings { budget.spend() }
    meetings.sort { ($0.node, $0.other) < ($1.node, $1.other) }
    (self.threes, self.seconds, self.meetings) = (threes, seconds, meetings)
  }

  /// The numbers that the first pair of lines can have, with the cost from which all ways count.
  private mutating func raiseLimits(of firsts: inout SortedNodes) -> Bool {
    let (threshold, first, lastThree) = (threshold, first, lastThree)
    var beyond = 0.0
    let steps = forEachSplit(first.total, first.bound, lastThree, &beyond) { numbers, others, _ in
      firsts.raise(firsts.find(numbers, first.bound), to: threshold &- lastThree(others))
    }
    budget.work += Self.costs.meeting * steps
    return !budget.isSpent
  }

  /// Calls the body with all splits of the categories that bounds do not settle.
  private func forEachSplit(
    _ size: Int, _ bound: CostBound, _ other: CostBound, _ settled: inout Double,
    _ body: (UnsafeMutableBufferPointer<Int>, UnsafeMutableBufferPointer<Int>, Double) -> Void
  ) -> Int {
    let categories = categories
    let weights = SplitWeights(table, size: size, total: categories.reduce(0, +))
    let search = SplitSearch(weights, categories, isMirrored: false) {
      bound.least[$0] &+ other.least[$1 &- $0]
    }
    var numbers = categories
    var others = categories
    return numbers.withUnsafeMutableBufferPointer { numbers in
      others.withUnsafeMutableBufferPointer { others in
        search.forEachWay(
          below: threshold - bound.offset - other.offset, settled: &settled,
          most: min(Self.largestMeetings, budget.rest / Self.costs.meeting)
        ) { way, mass in
          for place in 0..<way.count {
            numbers[place] = way[place]
            others[place] = categories[place] &- way[place]
          }
          body(numbers, others, mass)
        }
      }
    }
  }

  /// The lists of all numbers that a pair of lines can have.
  private mutating func lists(_ pair: HalfOfLines, _ nodes: SortedNodes) -> [CostList]? {
    // All are kept.
    var listing = StepBudget(
      largestWork: min(budget.rest, Self.costs.listed * Self.largestListed))
    let lists = listing.inBlocks(nodes.count, of: 32) { range, most in
      var ways: [CostList.Way] = []
      var steps = 0
      var lists: [CostList] = []
      for node in range where steps <= most / Self.costs.listed {
        let made = pair.list(
          nodes.nodes.lefts[node], below: nodes.limits[node],
          most: most / Self.costs.listed - steps, &ways)
        lists.append(made.list)
        steps += made.steps
      }
      return (lists, Self.costs.listed * steps)
    }
    budget.work += listing.work
    return lists.map { Array($0.joined()) }
  }

  /// The probability of all that is not settled.
  private mutating func join(
    _ firsts: SortedNodes, _ firstLists: [CostList], _ secondLists: [CostList]
  ) -> [Double]? {
    let longest = firstLists.reduce(0) { max($0, $1.count) }
    let (first, table, threshold, threes, meetings) = (first, table, threshold, threes, meetings)
    let starts = meetings.indices.filter {
      $0 == 0 || meetings[$0 - 1].node != meetings[$0].node
    }
    let weights = SplitWeights(table, size: single, total: single + first.total)
    return budget.inBlocks(starts.count, of: Self.block) { range, most in
      var ways: [CostList.Way] = []
      var pending = [Int32](repeating: 0, count: longest)
      var sum = 0.0
      var steps = 0
      for number in range where steps <= most {
        let end = number + 1 < starts.count ? starts[number + 1] : meetings.count
        var lists: [(list: CostList, mass: Double)] = []
        for meeting in meetings[starts[number]..<end] {
          lists.append((secondLists[meeting.other], meeting.mass))
        }
        let node = meetings[starts[number]].node
        let function = CostSteps(lists, below: threshold &- threes.nodes.values[node], &ways)
        steps += Self.costs.step * ways.count
        let left = threes.nodes.lefts[node]
        let orders = EqualCategories(left)
        let search = SplitSearch(weights, left, isMirrored: false) {
          table.logarithms[$0] &+ first.bound.least[$1 &- $0]
        }
        var (settled, unlisted) = (0.0, 0.0)
        var rest = left
        steps +=
          Self.costs.single
          * rest.withUnsafeMutableBufferPointer { rest in
            pending.withUnsafeMutableBufferPointer { pending in
              search.forEachWay(
                below: threshold &- function.least &- first.bound.offset, settled: &settled,
                most: (most - steps) / Self.costs.single
              ) { way, mass in
                guard let count = orders.count(way) else { return }
                var cost: Int64 = 0
                for place in 0..<way.count {
                  cost &+= table.logarithms[way[place]]
                  rest[place] = left[place] &- way[place]
                }
                guard let place = firsts.find(rest) else {
                  unlisted += mass * count
                  return
                }
                let (value, asked) = function.probability(
                  from: threshold &- cost, with: firstLists[place], pending)
                sum += mass * count * value
                steps += Self.costs.question * asked
              }
            }
          }
        sum += (settled + unlisted) * function.total
      }
      return (sum, steps)
    }
  }
}
