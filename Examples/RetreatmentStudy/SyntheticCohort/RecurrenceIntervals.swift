import RealModule
import SpineOutcomesStats

/// Months from the first operation to the recurrence of the treated: whole numbers.
///
/// The targets: odds ratio of failure 0.953 for each month with Wald p 0.045, area under the ROC
/// curve 0.713 for shorter intervals, and Youden's index largest at 12.5 alone.
struct RecurrenceIntervals {
  /// Of those whose treatment failed.
  var failed: [Int]

  /// Of the others.
  var others: [Int]

  static let longest = 72

  init(generator: inout SeededGenerator) {
    func interval(_ mean: Double) -> Int {
      min(Self.longest, 2 + Int(-Double.log(generator.uniform()) * mean))
    }
    failed = (0..<31).map { _ in interval(9) }
    others = (0..<43).map { _ in interval(17) }
  }

  mutating func move(_ generator: inout SeededGenerator) {
    let index = generator.index(below: failed.count + others.count)
    let change = generator.index(below: 7) - 3
    func moved(_ value: Int) -> Int { min(Self.longest, max(1, value + change)) }
    if index < failed.count {
      failed[index] = moved(failed[index])
    } else {
      others[index - failed.count] = moved(others[index - failed.count])
    }
  }

  var loss: Double {
    let fit = logisticFit
    let pValue = fit.slope < 0 ? twoSidedNormal(fit.slope / fit.standardError) : 1
    return Printed(0.953, decimals: 3).distance(Double.exp(fit.slope))
      + Printed(0.045, decimals: 3).distance(pValue)
      + Printed(0.713, decimals: 3).distance(area) + cutoffLoss
  }

  /// The area under the curve when a shorter interval tells of failure.
  private var area: Double {
    var doubled = 0
    for value in failed {
      for other in others { doubled += value < other ? 2 : (value == other ? 1 : 0) }
    }
    return Double(doubled) / Double(2 * failed.count * others.count)
  }

  /// By how much another threshold is as good as 12.5, or no interval is 12 or 13.
  private var cutoffLoss: Double {
    func counts(_ values: [Int]) -> [Int] {
      values.reduce(into: Array(repeating: 0, count: Self.longest + 1)) { $0[$1] += 1 }
    }
    let (first, second) = (counts(failed), counts(others))
    var index = 0
    var atTarget = 0
    var elsewhere = Int.min
    for months in 0..<Self.longest {
      index += first[months] * others.count - second[months] * failed.count
      if months == 12 { atTarget = index } else { elsewhere = max(elsewhere, index) }
    }
    let present = first[12] + second[12] > 0 && first[13] + second[13] > 0
    return Double(max(0, elsewhere - atTarget + 1)) / 20 + (present ? 0 : 5)
  }

  /// Logistic regression on the one variable by Newton's method.
  private var logisticFit: (slope: Double, standardError: Double) {
    let values = (failed + others).map(Double.init)
    let mean = values.reduce(0, +) / Double(values.count)
    let events = failed.count
    var (intercept, slope) = (0.0, 0.0)
    var slopeVariance = 0.0
    for _ in 0..<12 {
      var (score0, score1, information00, information01, information11) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for (row, value) in values.enumerated() {
        let centred = value - mean
        let risk = 1 / (1 + Double.exp(-intercept - slope * centred))
        let residual = (row < events ? 1 : 0) - risk
        let weight = risk * (1 - risk)
        score0 += residual
        score1 += residual * centred
        information00 += weight
        information01 += weight * centred
        information11 += weight * centred * centred
      }
      let determinant = information00 * information11 - information01 * information01
      guard determinant > 0 else { return (0, 1) }
      slopeVariance = information00 / determinant
      let step0 = (information11 * score0 - information01 * score1) / determinant
      let step1 = (information00 * score1 - information01 * score0) / determinant
      intercept += step0
      slope += step1
      if abs(step0) + abs(step1) < 1e-12 { break }
    }
    return (slope, slopeVariance.squareRoot())
  }
}

/// The two-sided p-value of a standard normal statistic.
func twoSidedNormal(_ statistic: Double) -> Double {
  Double.erfc(abs(statistic) / Double(2).squareRoot())
}
