/// What a part of a table can have of each category, in any order: costs do not depend on it.
///
/// Each has the bound of the cost of its ways, and the cost from which all its ways count.
struct SortedNodes: Sendable {
  private(set) var nodes = NodeTable<Int64>()
  private(set) var limits: [Int64] = []
  private let bits: UInt64

  /// - Parameter bits: The bits of the largest number of records in a category.
  init(bits: Int) { self.bits = UInt64(bits) }

  var count: Int { limits.count }

  /// The number of a node, which is made when it is met for the first time.
  ///
  /// - Parameters:
  ///   - numbers: What there is of each category; they are put in order.
  ///   - bound: The bound of the cost of the part's lines.
  /// - Returns: Its number.
  @inline(__always)
  mutating func find(
    _ numbers: UnsafeMutableBufferPointer<Int>, _ bound: borrowing CostBound
  ) -> Int {
    let key = key(numbers)
    if let node = nodes.find(key) { return node }
    limits.append(.min)
    return nodes.append(key, numbers, bound(numbers))
  }

  /// The number of a node, if there is one; the numbers are put in order.
  @inline(__always)
  func find(_ numbers: UnsafeMutableBufferPointer<Int>) -> Int? { nodes.find(key(numbers)) }

  /// Notes that ways of a node count from a cost at the earliest.
  @inline(__always)
  mutating func raise(_ node: Int, to limit: Int64) {
    if limits[node] < limit { limits[node] = limit }
  }

  @inline(__always)
  private func key(_ numbers: UnsafeMutableBufferPointer<Int>) -> UInt64 {
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
      key = key &<< bits | UInt64(truncatingIfNeeded: numbers[place])
    }
    return key
  }
}
