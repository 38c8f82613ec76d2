import Foundation

/// A lower bound of the cost of filling lines, as a sum over the categories.
///
/// With any multipliers a of the lines the cost is at least sum(r log a) + sum over the categories
/// of the least of sum(log x! - x log a) that so many records can have. Those of independence, with
/// half a record a cell, make a sharp bound.
struct CostBound: Sendable {
  /// The least cost of so many records of a category.
  private(set) var least: [Int64] = [0]

  /// What all ways of filling the lines cost besides.
  let offset: Int64

  /// - Parameters:
  ///   - table: Factorials up to the number of records.
  ///   - sizes: The sizes of the lines.
  ///   - width: The number of categories.
  ///   - largest: The largest number of records in a category.
  init(_ table: FactorialTable, _ sizes: [Int], width: Int, upTo largest: Int) {
    let multipliers = sizes.map {
      Int64((log(Double($0) + Double(width) / 2) / table.unit).rounded())
    }
    offset = zip(sizes, multipliers).reduce(0) { $0 + Int64($1.0) * $1.1 }
    // Costs are convex: record by record into the line where it costs least.
    var steps = multipliers.map { -$0 }
    var parts = sizes.map { _ in 0 }
    least.reserveCapacity(largest + 1)
    for count in 0..<largest {
      var chosen = 0
      for line in steps.indices where steps[line] < steps[chosen] { chosen = line }
      least.append(least[count] + steps[chosen])
      parts[chosen] += 1
      let number = parts[chosen]
      if number < largest {
        steps[chosen] =
          table.logarithms[number + 1] - table.logarithms[number] - multipliers[chosen]
      }
    }
  }

  /// No way of filling the lines costs less, with so many records left of the categories.
  @inline(__always)
  func callAsFunction(_ left: UnsafeMutableBufferPointer<Int>) -> Int64 {
    left.reduce(offset) { $0 &+ least[$1] }
  }
}
