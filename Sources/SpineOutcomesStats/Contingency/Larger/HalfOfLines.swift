import Foundation

/// Two lines of a table, which are filled from categories of which so many records are left.
struct HalfOfLines: Sendable {
  let sizes: [Int]

  var total: Int { sizes[0] + sizes[1] }

  private let table: FactorialTable
  private let weights: SplitWeights

  /// The least cost of so many records of a category, with the multipliers of the lines: the cost
  /// of a way is at least `offset` and the sum of these.
  private(set) var least: [Int64] = [0]
  let offset: Int64

  /// - Parameters:
  ///   - table: Factorials up to the number of records.
  ///   - sizes: The sizes of both lines.
  ///   - width: The number of categories.
  ///   - largest: The largest number of records in a category.
  init(_ table: FactorialTable, _ sizes: [Int], width: Int, upTo largest: Int) {
    self.table = table
    self.sizes = sizes
    weights = SplitWeights(table, size: sizes[0], total: sizes[0] + sizes[1])
    // Any multipliers give a bound; those of independence, with half a record a cell, a sharp one.
    let multipliers = sizes.map {
      Int64((log(Double($0) + Double(width) / 2) / FactorialTable.unit).rounded())
    }
    offset = zip(sizes, multipliers).reduce(0) { $0 + Int64($1.0) * $1.1 }
    var parts = [0, 0]
    least.reserveCapacity(largest + 1)
    for count in 0..<largest {
      let steps = zip(parts, multipliers).map { part, multiplier in
        table.logarithms[part + 1] - table.logarithms[part] - multiplier
      }
      let chosen = steps[0] <= steps[1] ? 0 : 1
      parts[chosen] += 1
      least.append(least[count] + steps[chosen])
    }
  }

  /// No way of filling both lines costs less.
  @inline(__always)
  func bound(_ left: UnsafeMutableBufferPointer<Int>) -> Int64 {
    left.reduce(offset) { $0 &+ least[$1] }
  }

  /// About how many ways cost less than a limit, by the volume of an ellipsoid.
  func estimate(_ left: [Int], bound: Int64, limit: Int64) -> Double {
    let excess = max(0, Double(limit - bound) * FactorialTable.unit) + 0.5
    let dimension = Double(left.count - 1)
    let shares = sizes.map { Double($0) / Double(total) }
    let logVariance =
      left.reduce(dimension * log(shares[0] * shares[1]) - log(Double(total))) {
        $0 + log(Double($1) + 0.5)
      }
    return exp(
      dimension / 2 * log(2 * .pi * excess) - lgamma(dimension / 2 + 1) + logVariance / 2)
  }

  /// The ways of filling both lines that cost less than a limit.
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
    return (CostList(&ways, beyond: settled), steps)
  }
}
