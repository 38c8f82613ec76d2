/// Running sums of counts that are not negative, with the rounding of each addition carried on.
struct CumulativeCounts: Sendable {
  /// `sums[i]` is the sum of the counts up to and with position i.
  private let sums: [Double]

  init(_ counts: some Sequence<Double>) {
    var sum = 0.0
    var compensation = 0.0
    sums = counts.map { count in
      let next = sum + count
      // Both are at least 0: the larger one loses the low digits of the smaller one.
      compensation += sum >= count ? (sum - next) + count : (count - next) + sum
      sum = next
      return sum + compensation
    }
  }

  /// The sum up to and with a position: 0 before the first, all of it after the last.
  func upTo(_ position: Int) -> Double {
    guard position >= 0, let last = sums.last else { return 0 }
    return position < sums.count ? sums[position] : last
  }
}
