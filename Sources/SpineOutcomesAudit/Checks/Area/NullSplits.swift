/// The numbers of events and others by which the rank-sum test would give a printed p-value.
struct NullSplits {
  /// A split.
  struct Split {
    var events: Int
    var others: Int
    /// Whether a number of pairs, ties counted by halves, gives an area of the rounding interval
    /// and this p-value.
    var isAttained: Bool
  }

  /// The splits of at most so many events and others, by events.
  let found: [Split]

  /// The largest number of splits that are searched.
  private static let largestSearch = 250_000

  /// Searches all splits; nil where they are too many.
  init?(
    _ area: ClosedRange<Double>, _ pValue: ProbabilityRange, upToEvents events: Int,
    others: Int
  ) {
    guard events >= 2, others >= 2, events <= Self.largestSearch / others else { return nil }
    var found: [Split] = []
    for first in 2...events {
      for second in 2...others {
        let error = AreaErrors(events: first, others: second, allowsTies: false).null
        func value(_ area: Double) -> Double {
          ProbabilityRange.twoSided((area - 0.5).magnitude / error)
        }
        let ends = [value(area.lowerBound), value(area.upperBound)]
        let low = ends.min() ?? 0
        let high = area.contains(0.5) ? 1 : ends.max() ?? 1
        guard pValue.meets(low...max(low, high)) else { continue }
        let halves = Double(2 * first * second)
        let from = Int((area.lowerBound * halves).rounded(.up))
        let to = Int((area.upperBound * halves).rounded(.down))
        let isAttained =
          from <= to && (from...to).contains { pValue.contains(value(Double($0) / halves)) }
        found.append(Split(events: first, others: second, isAttained: isAttained))
      }
    }
    self.found = found
  }
}
