extension SeededGenerator {
  /// The elements in random order: every order has the same probability.
  ///
  /// The standard library's `shuffled(using:)` may change between releases; this does not.
  ///
  /// - Parameter elements: The elements.
  /// - Returns: The same elements.
  /// - Complexity: O(n) for n elements.
  ///
  /// Source: Durstenfeld, Commun ACM 1964;7:420, doi 10.1145/364520.364540.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    var count = elements.count
    while count > 1 {
      let chosen = Int(truncatingIfNeeded: integer(below: UInt64(count)))
      count -= 1
      elements.swapAt(chosen, count)
    }
    return elements
  }

  /// Some of the integers 0 ..< total, drawn without replacement, in random order.
  ///
  /// - Parameters:
  ///   - count: How many are drawn, 0 ... total.
  ///   - total: How many there are, 0 or more.
  /// - Returns: The integers drawn, all different.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for counts out of range.
  /// - Complexity: O(count), expected: the integers that are not drawn are never listed.
  public mutating func sample(_ count: Int, below total: Int) throws(StatsError) -> [Int] {
    guard total >= 0, count >= 0, count <= total else {
      throw .invalidArgument(name: "count", reason: "a sample has 0 to \(max(0, total)) members")
    }
    // The first steps of a shuffle of 0 ..< total, of which only what has moved is kept.
    var moved: [Int: Int] = [:]
    var drawn: [Int] = []
    for step in 0..<count {
      let last = total - 1 - step
      let chosen = Int(truncatingIfNeeded: integer(below: UInt64(last) + 1))
      drawn.append(moved[chosen] ?? chosen)
      moved[chosen] = moved[last] ?? last
      moved[last] = nil
    }
    return drawn
  }
}
