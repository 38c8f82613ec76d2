/// Two lists of values that belong together.
enum CorrelatedLists {
  /// Refuses lists of different lengths and values that are not finite.
  static func check(_ first: [Double], _ second: [Double]) throws(StatsError) {
    guard first.count == second.count else {
      throw .lengthMismatch(
        first: "first", firstCount: first.count, second: "second", secondCount: second.count)
    }
    try Ordering.check(first, name: "first")
    try Ordering.check(second, name: "second")
  }
}
