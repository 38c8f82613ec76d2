/// Categories of equal size, whose order changes nothing: of the ways that differ by it one is gone
/// through, and counts as many times.
struct EqualCategories: Sendable {
  /// Whether any two are equal, and whether each equals the one before.
  private let hasEqual: Bool
  private let isEqualToLast: [Bool]

  /// - Parameter categories: The number of records of each category, in order.
  init(_ categories: [Int]) {
    isEqualToLast = categories.indices.map { $0 > 0 && categories[$0 - 1] == categories[$0] }
    hasEqual = isEqualToLast.contains(true)
  }

  /// In how many orders of equal categories a way comes; nil for those that another stands for.
  @inline(__always)
  func count(_ way: UnsafeBufferPointer<Int>) -> Double? {
    guard hasEqual else { return 1 }
    var (count, run, alike) = (1, 1, 1)
    for place in 1..<way.count {
      guard isEqualToLast[place] else {
        (run, alike) = (1, 1)
        continue
      }
      if way[place] < way[place &- 1] { return nil }
      // The multinomial coefficient, factor by factor.
      run &+= 1
      alike = way[place] == way[place &- 1] ? alike &+ 1 : 1
      count = count &* run / alike
    }
    return Double(count)
  }
}
