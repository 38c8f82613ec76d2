/// The ways in which the records of one line can fall into categories, by what is left of each.
///
/// A way x has the probability prod C(v_j, x_j) / C(n, r): v is what is left of the categories, n
/// its sum and r the size of the line. The ways are gone through like an odometer, with products
/// and sums carried along.
struct LineSplits: Sendable {
  private let table: FactorialTable

  /// What is left of the categories, and of those after each.
  private let left: [Int]
  private let leftAfter: [Int]
  private let size: Int

  /// What the second line costs as well, when the two share what is left.
  private let countsRest: Bool

  /// The part of the probability that all ways share.
  private let shared: (significand: Double, exponent: Int)

  /// - Parameters:
  ///   - table: Factorials up to the number of records.
  ///   - left: What is left of the categories, two or more of them.
  ///   - size: The number of records in the line, at most those left.
  ///   - countsRest: Whether the cost counts the cells of what remains, as a last line.
  init(_ table: FactorialTable, left: [Int], size: Int, countsRest: Bool) {
    self.table = table
    self.left = left
    self.size = size
    self.countsRest = countsRest
    let total = left.reduce(0, +)
    var after = 0
    var leftAfter = left
    for place in left.indices.reversed() {
      leftAfter[place] = after
      after += left[place]
    }
    self.leftAfter = leftAfter
    var significand =
      table.inverses[total] * table.significands[size] * table.significands[total - size]
    var exponent =
      table.exponents[size] + table.exponents[total - size] - table.exponents[total]
    for number in left {
      significand *= table.significands[number]
      exponent += table.exponents[number]
    }
    shared = (significand, exponent)
  }

  /// The number of ways, without going through them.
  static func count(left: [Int], size: Int) -> Double {
    // The number of ways to each sum, category by category, by sums of neighbours.
    var ways = [Double](repeating: 0, count: size + 1)
    ways[0] = 1
    for number in left {
      var next = ways
      var sum = 0.0
      for total in 0...size {
        sum += ways[total]
        if total > number { sum -= ways[total - number - 1] }
        next[total] = sum
      }
      ways = next
    }
    return ways[size]
  }

  /// What has been chosen for the first categories.
  private struct Level {
    var chosen: Int
    var last: Int
    var rest: Int
    var cost: Int64
    var significand: Double
    var exponent: Int
  }

  /// Calls the body with each way: what it leaves of all categories, its cost (the sum of the
  /// logarithms of the factorials of its cells) and its probability.
  ///
  /// - Returns: The number of ways.
  @inline(__always)
  func forEach(_ body: (UnsafeBufferPointer<Int>, Int64, Double) -> Void) -> Int {
    var rests = left
    return rests.withUnsafeMutableBufferPointer { forEach($0, body) }
  }

  @inline(__always)
  private func forEach(
    _ rests: UnsafeMutableBufferPointer<Int>,
    _ body: (UnsafeBufferPointer<Int>, Int64, Double) -> Void
  ) -> Int {
    var count = 0
    let inner = left.count - 2
    var level = 0
    var levels = [Level](
      repeating: Level(
        chosen: 0, last: 0, rest: size, cost: 0, significand: shared.significand,
        exponent: shared.exponent),
      count: left.count)
    enter(0, &levels)
    while true {
      if level == inner {
        let from = levels[inner]
        var number = from.chosen
        while number <= from.last {
          let other = from.rest - number
          let (rest, otherRest) = (left[inner] - number, left[inner + 1] - other)
          rests[inner] = rest
          rests[inner + 1] = otherRest
          var cost = from.cost &+ table.logarithms[number] &+ table.logarithms[other]
          if countsRest {
            cost = cost &+ table.logarithms[rest] &+ table.logarithms[otherRest]
          }
          let significand =
            from.significand * (table.inverses[number] * table.inverses[rest])
            * (table.inverses[other] * table.inverses[otherRest])
          let exponent =
            from.exponent &- table.exponents[number] &- table.exponents[rest]
            &- table.exponents[other] &- table.exponents[otherRest]
          body(UnsafeBufferPointer(rests), cost, Self.scaled(significand, exponent))
          count &+= 1
          number &+= 1
        }
        level -= 1
      } else if levels[level].chosen <= levels[level].last {
        let from = levels[level]
        let number = from.chosen
        let rest = left[level] - number
        rests[level] = rest
        levels[level].chosen += 1
        level += 1
        levels[level].rest = from.rest - number
        levels[level].cost = from.cost + table.logarithms[number]
        if countsRest { levels[level].cost += table.logarithms[rest] }
        levels[level].significand =
          from.significand * (table.inverses[number] * table.inverses[rest])
        levels[level].exponent = from.exponent - table.exponents[number] - table.exponents[rest]
        enter(level, &levels)
      } else {
        level -= 1
      }
      if level < 0 { return count }
    }
  }

  /// Sets the range of a category from what is still to be chosen.
  private func enter(_ level: Int, _ levels: inout [Level]) {
    levels[level].chosen = max(0, levels[level].rest - leftAfter[level])
    levels[level].last = min(left[level], levels[level].rest)
  }

  @inline(__always)
  private static func scaled(_ significand: Double, _ exponent: Int) -> Double {
    guard exponent > -1000 else { return 0 }
    return significand * Double(bitPattern: UInt64(truncatingIfNeeded: exponent &+ 1023) &<< 52)
  }
}
