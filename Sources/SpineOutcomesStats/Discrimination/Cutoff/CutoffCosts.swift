/// The weights of missed events and false positives of a cost rule, as whole numbers.
///
/// With n events among m + n records and the costs and the prevalence p read as decimals, the
/// expected cost is proportional to
///
///     falseNegative x p x others x missed + falsePositive x (1 - p) x events x wrong,
///
/// and at the prevalence of the sample to falseNegative x missed + falsePositive x wrong.
struct CutoffCosts: Sendable, Equatable {
  /// The weight of each missed event.
  private(set) var missed: WideInteger

  /// The weight of each false positive.
  private(set) var wrong: WideInteger

  /// Reads a cost rule; the losses fit 254 binary digits.
  init(_ rule: CutoffRule, events: Int, others: Int) throws(StatsError) {
    guard case .cost(let falseNegative, let falsePositive, let prevalence) = rule else {
      throw .numerical("the costs of a cutoff")
    }
    let first = try Self.cost(falseNegative, "falseNegative")
    let second = try Self.cost(falsePositive, "falsePositive")
    let least = min(first.exponent, second.exponent)
    missed = try Self.scaled(first.significand, by: first.exponent - least)
    wrong = try Self.scaled(second.significand, by: second.exponent - least)
    if case .share(let share) = prevalence {
      guard share > 0, share < 1, let decimal = ShortestDecimal(share), decimal.exponent < 0
      else {
        throw .invalidArgument(name: "prevalence", reason: "a share lies inside 0...1, as 0.3")
      }
      let whole = try Self.scaled(1, by: -decimal.exponent)
      guard let rest = whole.subtracting(decimal.significand) else { throw Self.tooManyDigits }
      missed = try Self.product(
        missed, WideInteger(decimal.significand) &* UInt64(others), count: events)
      wrong = try Self.product(wrong, rest &* UInt64(events), count: others)
    } else {
      missed = try Self.product(missed, WideInteger(1), count: events)
      wrong = try Self.product(wrong, WideInteger(1), count: others)
    }
  }

  private static let tooManyDigits = StatsError.invalidArgument(
    name: "rule", reason: "costs and prevalence have too many decimal places between them")

  private static func cost(_ value: Double, _ name: String) throws(StatsError) -> ShortestDecimal {
    guard value > 0, let decimal = ShortestDecimal(value) else {
      throw .invalidArgument(name: name, reason: "a cost is positive and finite")
    }
    return decimal
  }

  private static func scaled(
    _ significand: UInt64, by exponent: Int
  ) throws(StatsError) -> WideInteger {
    guard exponent <= 40 else { throw tooManyDigits }
    var result = WideInteger(significand)
    for _ in 0..<max(0, exponent) { result = result &* 10 }
    return result
  }

  /// The product, if it times the count fits 254 binary digits.
  private static func product(
    _ first: WideInteger, _ second: WideInteger, count: Int
  ) throws(StatsError) -> WideInteger {
    guard first.bitWidth + second.bitWidth + WideInteger(count: count).bitWidth <= 254 else {
      throw tooManyDigits
    }
    return first &* second
  }
}
