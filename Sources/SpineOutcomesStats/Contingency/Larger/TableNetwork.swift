import LinearAlgebra

/// The probability of all tables with given margins that are not more probable than one of them.
///
/// The lines of the table are filled one after another. A node is what is left of the categories
/// after some lines, sorted: tables that differ by an exchange of categories pass one node. The
/// paths to a node are kept by their cost, the sum of the logarithms of the factorials of their
/// cells, those of equal cost as one. A path is settled as soon as bounds of the cost still to come
/// show that all its tables count, or none; the last two lines are filled at once.
///
/// Source: Mehta & Patel, J Am Stat Assoc 1983;78:427, doi 10.1080/01621459.1983.10477989 (the
/// network and its bounds).
struct TableNetwork {
  private let table: FactorialTable
  private let lines: [Int]
  private let categories: [Int]
  private let threshold: Int64
  private let bits: Int
  private let largestWork: Int
  private var work = 0
  private var probability = CompensatedSum()

  /// The largest number of edges and of paths kept at once.
  private static let largestCount = 10_000_000

  /// A way of filling a line takes as long as so many steps along paths.
  private static let stepsOfWay = 12

  /// Up to so many paths to a node it is not worth putting the ways of the last lines in order.
  private static let fewPaths = 64

  /// Prepares the network; nil for a table that a node cannot be written down for.
  ///
  /// - Parameters:
  ///   - counts: The rows of a table without empty rows and columns.
  ///   - largestWork: The number of steps after which the search gives up.
  init?(_ counts: [[Int]], largestWork: Int) {
    let rows = counts.map { $0.reduce(0, +) }
    let columns = (counts.first ?? []).indices.map { column in
      counts.reduce(0) { $0 + $1[column] }
    }
    let total = rows.reduce(0, +)
    guard total <= 100_000, rows.count >= 2, columns.count >= 2 else { return nil }
    let table = FactorialTable(upTo: total)
    self.table = table
    lines = (rows.count >= columns.count ? rows : columns).sorted()
    categories = (rows.count >= columns.count ? columns : rows).sorted(by: >)
    let cost = counts.joined().reduce(Int64(0)) { $0 + table.logarithms[$1] }
    threshold = cost
    self.largestWork = largestWork
    bits = Int.bitWidth - categories[0].leadingZeroBitCount
    guard bits * (categories.count - 1) <= 64 else { return nil }
  }

  /// A node with the paths to it.
  struct Node: Sendable {
    /// What is left of the categories, the most first.
    var left: [Int]
    var paths: CostOrder
  }

  /// The probability; nil when it takes more than the largest number of steps.
  mutating func solve() -> Double? {
    var stage = [Node(left: categories, paths: CostOrder([(cost: 0, mass: 1)]))]
    for line in lines.indices.dropLast(2) {
      guard let edges = edges(of: stage, line) else { return nil }
      let paths = stage.reduce(0) { $0 + $1.paths.costs.count }
      if line == lines.count - 3, paths > Self.fewPaths * stage.count {
        return join(edges, stage) ? min(1, probability.value) : nil
      }
      guard let next = gather(edges, from: stage) else { return nil }
      stage = next
    }
    return finish(stage) ? min(1, probability.value) : nil
  }

  /// Finds the edges of one line, and settles what bounds can settle.
  private mutating func edges(of stage: [Node], _ line: Int) -> NetworkEdges? {
    let lastLines = Array(lines[(line + 1)...].reversed())
    var nodes = NodeTable<CostBounds>()
    var edges = NetworkEdges()
    for (number, node) in stage.enumerated() {
      let paths = node.paths
      var settled = 0.0
      var steps = 0
      guard hasRoom(for: node.left, lines[line]) else { return nil }
      let splits = LineSplits(table, left: node.left, size: lines[line], countsRest: false)
      var sorted = node.left
      let ways = sorted.withUnsafeMutableBufferPointer { left in
        splits.forEach { rests, cost, mass in
          Self.sort(rests, into: left)
          let next = nodes.find(key(left), left) {
            CostBounds(table, left: $0, lines: lastLines)
          }
          let bounds = nodes.values[next]
          let all = paths.first(from: threshold - cost - bounds.least)
          let none = paths.first(from: threshold - cost - bounds.most)
          settled += paths.massesFrom[all] * mass
          if none < all {
            steps += all - none
            edges.append(cost, mass, from: number, to: next, paths: none..<all)
          }
        }
      }
      probability.add(settled)
      work += Self.stepsOfWay * ways + steps
      if work > largestWork || edges.count > Self.largestCount { return nil }
    }
    edges.group(by: nodes.lefts)
    return edges
  }

  /// The nodes that edges lead to, each with its paths.
  private func gather(_ edges: NetworkEdges, from stage: [Node]) -> [Node]? {
    var result: [Node] = []
    var paths = PathTable()
    var kept = 0
    for (next, left) in edges.lefts.enumerated() {
      edges.forEach(to: next) { edge in
        let before = stage[Int(edge.node)].paths
        for path in Int(edge.firstPath)..<Int(edge.endPath) {
          paths.add(before.masses[path] * edge.mass, cost: before.costs[path] &+ edge.cost)
        }
      }
      let order = CostOrder(paths.removeAll())
      guard !order.costs.isEmpty else { continue }
      kept += order.costs.count
      if kept > Self.largestCount { return nil }
      result.append(Node(left: left, paths: order))
    }
    return result
  }

  /// Fills the last two lines, in all ways at once, at every node that edges lead to.
  private mutating func join(_ edges: NetworkEdges, _ stage: [Node]) -> Bool {
    let (table, threshold, size) = (table, threshold, lines[lines.count - 2])
    for (next, left) in edges.lefts.enumerated() where edges.hasEdges(to: next) {
      guard hasRoom(for: left, size) else { return false }
      work += Self.stepsOfWay * Int(LineSplits.count(left: left, size: size))
    }
    let sums = Parallel.map(edges.lefts.count, isLarge: work > 1_000_000) { next in
      guard edges.hasEdges(to: next) else { return 0.0 }
      var ways: [LastLines.Way] = []
      ways.reserveCapacity(Int(LineSplits.count(left: edges.lefts[next], size: size)))
      let splits = LineSplits(table, left: edges.lefts[next], size: size, countsRest: true)
      _ = splits.forEach { _, cost, mass in ways.append(LastLines.Way(cost: cost, massFrom: mass)) }
      let last = LastLines(ways)
      var sum = 0.0
      edges.forEach(to: next) { edge in
        let paths = stage[Int(edge.node)].paths
        let places = Int(edge.firstPath)..<Int(edge.endPath)
        sum += paths.probability(from: threshold - edge.cost, with: last, places) * edge.mass
      }
      return sum
    }
    for sum in sums { probability.add(sum) }
    return true
  }

  /// Whether the ways of filling a line are few enough to go through.
  private func hasRoom(for left: [Int], _ size: Int) -> Bool {
    Double(work) + Double(Self.stepsOfWay) * LineSplits.count(left: left, size: size)
      <= Double(largestWork)
  }

  /// Fills the last two lines at every node.
  private mutating func finish(_ stage: [Node]) -> Bool {
    for node in stage {
      guard hasRoom(for: node.left, lines[lines.count - 2]) else { return false }
      var sum = 0.0
      let splits = LineSplits(
        table, left: node.left, size: lines[lines.count - 2], countsRest: true)
      work +=
        Self.stepsOfWay
        * splits.forEach { _, cost, mass in
          sum += node.paths.massesFrom[node.paths.first(from: threshold - cost)] * mass
        }
      probability.add(sum)
      if work > largestWork { return false }
    }
    return true
  }

  /// What is left as one word; the last category follows from the others.
  @inline(__always)
  private func key(_ left: UnsafeMutableBufferPointer<Int>) -> UInt64 {
    var key: UInt64 = 0
    for place in 0..<(left.count &- 1) {
      key = key &<< UInt64(bits) | UInt64(truncatingIfNeeded: left[place])
    }
    return key
  }

  /// Copies numbers, the largest first.
  @inline(__always)
  private static func sort(
    _ numbers: UnsafeBufferPointer<Int>, into left: UnsafeMutableBufferPointer<Int>
  ) {
    var end = 0
    while end < numbers.count {
      let number = numbers[end]
      var place = end
      while place > 0, left[place &- 1] < number {
        left[place] = left[place &- 1]
        place &-= 1
      }
      left[place] = number
      end &+= 1
    }
  }
}
