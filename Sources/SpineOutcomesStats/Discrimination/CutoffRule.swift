/// What makes a threshold the best one.
public enum CutoffRule: String, Sendable, Codable, CaseIterable {
  /// The largest sensitivity + specificity - 1.
  ///
  /// Source: Youden, Cancer 1950;3:32.
  case youden

  /// The smallest distance to sensitivity 1 and specificity 1 in the square of the curve.
  ///
  /// `pROC::coords(best.method = "closest.topleft")`.
  case closestToCorner
}

/// How the accuracy at a cutoff that was chosen on the data is corrected for that choice.
public enum CutoffValidation: Sendable, Hashable {
  /// Not at all: sensitivity and specificity are those of the data the cutoff was chosen on.
  case none

  /// By choosing the cutoff again in resamples and trying it on the records they left out.
  ///
  /// `resamples`: how many, up to a million; `seed`: equal seeds give equal results everywhere.
  case bootstrap(resamples: Int, seed: UInt64)
}

extension CutoffRule {
  /// How far a classification is from the best, comparable exactly; smaller is better.
  struct Loss: Comparable {
    var high: UInt64
    var low: UInt64

    static func < (first: Loss, second: Loss) -> Bool {
      first.high != second.high ? first.high < second.high : first.low < second.low
    }
  }

  /// The loss in integers: both rules are multiplied by events x others, which is below 2^62.
  @inline(__always)
  func loss(missedEvents: Int, of events: Int, falsePositives: Int, of others: Int) -> Loss {
    let missed = UInt64(missedEvents) &* UInt64(others)
    let wrong = UInt64(falsePositives) &* UInt64(events)
    switch self {
    case .youden:
      return Loss(high: 0, low: missed &+ wrong)
    case .closestToCorner:
      let first = missed.multipliedFullWidth(by: missed)
      let second = wrong.multipliedFullWidth(by: wrong)
      let (low, carry) = first.low.addingReportingOverflow(second.low)
      return Loss(high: first.high &+ second.high &+ (carry ? 1 : 0), low: low)
    }
  }
}
