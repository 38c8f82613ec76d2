/// What makes a threshold the best one.
///
/// All rules are compared exactly, in whole numbers, so that thresholds tie where they tie on
/// paper. Sensitivity and specificity at the cutoff are ratios of counts; a condition such as
/// ``sensitivity(atLeast:)`` holds when the ratio, rounded to a double, is at least the number.
public enum CutoffRule: Sendable, Hashable {
  /// The largest sensitivity + specificity - 1.
  ///
  /// Source: Youden, Cancer 1950;3:32.
  case youden

  /// The smallest distance to sensitivity 1 and specificity 1 in the square of the curve.
  ///
  /// `pROC::coords(best.method = "closest.topleft")`.
  case closestToCorner

  /// The smallest expected cost of a record.
  ///
  /// The loss is falseNegative x prevalence x (1 - sensitivity) + falsePositive x
  /// (1 - prevalence) x (1 - specificity). The costs are positive and finite, in any common unit.
  /// Costs and prevalence are read as the decimals that print them, so that 0.1 is one tenth.
  ///
  /// `pROC::coords(best.weights = c(falseNegative / falsePositive, prevalence))`.
  ///
  /// Source: Perkins & Schisterman, Am J Epidemiol 2006;163:670, doi 10.1093/aje/kwj063.
  case cost(falseNegative: Double, falsePositive: Double, prevalence: Prevalence)

  /// The highest specificity of the thresholds with at least this sensitivity, 0...1.
  ///
  /// Of thresholds of equal specificity the most sensitive is best.
  case sensitivity(atLeast: Double)

  /// The highest sensitivity of the thresholds with at least this specificity, 0...1.
  ///
  /// Of thresholds of equal sensitivity the most specific is best.
  case specificity(atLeast: Double)

  /// The largest chi-square of the 2 x 2 table of classification and outcome.
  ///
  /// Only thresholds that leave at least `minimumShare` of the records on either side are tried,
  /// and at least one record; the share is at least 0 and below 0.5. Chi-square does not tell
  /// directions apart: a threshold may be best at which events lie on the other side than the
  /// caller says. The classification keeps the caller's direction, and Youden's index is then
  /// negative.
  ///
  /// Source: Lausen & Schumacher, Biometrics 1992;48:73, doi 10.2307/2532740.
  case maximumChiSquare(minimumShare: Double = 0.1)
}

/// How frequent the event is where a cutoff is to be used.
public enum Prevalence: Sendable, Hashable {
  /// As frequent as in the data; not for data that were sampled by outcome.
  case ofSample

  /// A share inside 0...1, such as 0.3.
  case share(Double)
}

extension Prevalence: ExpressibleByFloatLiteral {
  /// A share, inside 0...1.
  public init(floatLiteral value: Double) { self = .share(value) }
}

extension Prevalence: CustomStringConvertible {
  /// The share, or "of the sample".
  public var description: String {
    switch self {
    case .ofSample: "of the sample"
    case .share(let share): Decimals.exact(share)
    }
  }
}

extension CutoffRule: CustomStringConvertible {
  /// The rule in words: "largest Youden index".
  public var description: String {
    switch self {
    case .youden: "largest Youden index"
    case .closestToCorner: "smallest distance to the corner"
    case .cost(let falseNegative, let falsePositive, let prevalence):
      "smallest cost (\(Decimals.exact(falseNegative)) per false negative, "
        + "\(Decimals.exact(falsePositive)) per false positive, prevalence \(prevalence))"
    case .sensitivity(let atLeast): "sensitivity of at least \(Decimals.exact(atLeast))"
    case .specificity(let atLeast): "specificity of at least \(Decimals.exact(atLeast))"
    case .maximumChiSquare(let share):
      "largest chi-square (at least \(Decimals.exact(100 * share)) % of the records on either side)"
    }
  }
}
