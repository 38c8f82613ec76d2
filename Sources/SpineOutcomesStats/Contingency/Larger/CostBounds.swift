import Foundation

/// Bounds of the cost of the cells still to be filled, by what is left of the categories.
///
/// The cost of a table is the sum of the logarithms of the factorials of its cells.
struct CostBounds {
  /// No way of filling the cells costs less.
  let least: Int64

  /// No way of filling the cells costs more.
  let most: Int64

  /// - Parameters:
  ///   - table: Factorials up to the number of records.
  ///   - left: What is left of the categories, the most first.
  ///   - lines: The sizes of the lines to come, the largest first.
  init(_ table: FactorialTable, left: [Int], lines: [Int]) {
    // Each line in as few categories as hold it, each category in as few lines.
    let byLines = Self.filled(table, lines, into: left)
    let byCategories = Self.filled(table, left, into: lines)
    most = min(byLines, byCategories)
    least = Self.dualBound(table, left, lines)
  }

  private static func filled(
    _ table: FactorialTable, _ sizes: [Int], into capacities: [Int]
  ) -> Int64 {
    var cost: Int64 = 0
    for size in sizes {
      var rest = size
      for capacity in capacities {
        let part = min(rest, capacity)
        cost += table.logarithms[part]
        rest -= part
        if rest == 0 { break }
      }
    }
    return cost
  }

  /// A Lagrangian bound: with any multipliers a of the lines and b of the categories, the cost is
  /// at least sum(r log a) + sum(v log b) + sum of min over x of (log x! - x log(a b)).
  ///
  /// The minimum is at the whole part of a b, so that independence makes good multipliers; one
  /// correction brings the rounded cells nearer to the margins.
  private static func dualBound(
    _ table: FactorialTable, _ left: [Int], _ lines: [Int]
  ) -> Int64 {
    let (width, height) = (Double(left.count), Double(lines.count))
    let total = Double(lines.reduce(0, +)) + width * height / 2
    var first = lines.map { Double($0) + width / 2 }
    var second = left.map { (Double($0) + height / 2) / total }
    var best = 0.0
    for _ in 0..<2 {
      var value = 0.0
      for (line, size) in lines.enumerated() { value += Double(size) * log(first[line]) }
      for (place, number) in left.enumerated() { value += Double(number) * log(second[place]) }
      var lineSums = lines.map { _ in width / 2 }
      var categorySums = left.map { _ in height / 2 }
      for line in first.indices {
        for place in second.indices {
          let mean = first[line] * second[place]
          let cell = min(Int(mean), table.logarithms.count - 1)
          lineSums[line] += Double(cell)
          categorySums[place] += Double(cell)
          if cell > 0 {
            value += Double(table.logarithms[cell]) * table.unit - Double(cell) * log(mean)
          }
        }
      }
      best = max(best, value)
      for (line, size) in lines.enumerated() {
        first[line] *= (Double(size) + width / 2) / lineSums[line]
      }
      for (place, number) in left.enumerated() {
        second[place] *= (Double(number) + height / 2) / categorySums[place]
      }
    }
    // Rounding of the logarithms stays far below this.
    return Int64((best - 1e-9 * (1 + best)) / table.unit)
  }
}
