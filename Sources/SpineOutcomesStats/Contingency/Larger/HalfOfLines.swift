/// Two lines of a table, which are filled from categories of which so many records are left.
struct HalfOfLines: Sendable {
  let sizes: [Int]

  var total: Int { sizes[0] + sizes[1] }

  private let table: FactorialTable
  private let weights: SplitWeights

  let bound: CostBound

  /// - Parameters:
  ///   - table: Factorials up to the number of records.
  ///   - sizes: The sizes of both lines.
  ///   - width: The number of categories.
  ///   - largest: The largest number of records in a category.
  init(_ table: FactorialTable, _ sizes: [Int], width: Int, upTo largest: Int) {
    self.table = table
    self.sizes = sizes
    weights = SplitWeights(table, size: sizes[0], total: sizes[0] + sizes[1])
    bound = CostBound(table, sizes, width: width, upTo: largest)
  }

  /// The ways of filling both lines that cost less than a limit, in order.
  ///
  /// - Parameters:
  ///   - left: What is left of the categories, ascending.
  ///   - limit: The cost from which all ways count.
  ///   - most: The number of steps after which the search gives up.
  ///   - ways: Memory that is used again.
  /// - Returns: The list, and the number of steps.
  func list(
    _ left: [Int], below limit: Int64, most: Int, _ ways: inout [CostList.Way]
  ) -> (list: CostList, steps: Int) {
    let (beyond, steps) = fill(left, below: limit, most: most, &ways)
    return (CostList(&ways, beyond: beyond), steps)
  }

  /// The ways of filling both lines that cost less than a limit, in no order.
  ///
  /// - Parameters:
  ///   - left: What is left of the categories, ascending.
  ///   - limit: The cost from which all ways count.
  ///   - most: The number of steps after which the search gives up.
  ///   - ways: The ways; what was there before is removed.
  /// - Returns: The probability of all others, and the number of steps.
  func fill(
    _ left: [Int], below limit: Int64, most: Int, _ ways: inout [CostList.Way]
  ) -> (beyond: Double, steps: Int) {
    let logarithms = table.logarithms
    let search = SplitSearch(weights, left, isMirrored: sizes[0] == sizes[1]) { number, count in
      logarithms[number] &+ logarithms[count &- number]
    }
    let pairs = search.lastTwo()
    ways.removeAll(keepingCapacity: true)
    var settled = 0.0
    let steps = pairs.ways.withUnsafeBufferPointer { splits in
      pairs.starts.withUnsafeBufferPointer { starts in
        search.forEachStart(below: limit, settled: &settled, most: most) {
          _, rest, cost, mass, settled in
          let start = starts[rest]
          var place = start
          let room = limit &- cost
          while splits[place].cost < room {
            ways.append(
              CostList.Way(cost: cost &+ splits[place].cost, mass: mass * splits[place].mass))
            place &+= 1
          }
          settled += mass * splits[place].massFrom
          return place &- start
        }
      }
    }
    return (settled, steps)
  }
}
