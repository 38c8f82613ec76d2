internal import RealModule

/// The scale on which the interval of a Kaplan-Meier estimate is symmetric.
///
/// With z the normal quantile and G Greenwood's sum of d / (r (r - d)), the variance of log S:
/// each interval is g(S) ± z √G |S g'(S)|, transformed back. All are undefined where S is 0 or 1.
public enum SurvivalInterval: String, Sendable, Hashable, Codable, CaseIterable {
  /// g(S) = log(-log S): stays inside 0...1 and is the best in small samples; the default.
  ///
  /// R's `conf.type = "log-log"`, and the default of SAS. Kalbfleisch and Prentice, 1980.
  case logLog = "log-log"

  /// g(S) = log S, cut off at 1: the default of R, `conf.type = "log"`.
  case log

  /// S ± z S √G, cut off at 0 and 1: R's `conf.type = "plain"`.
  case plain

  /// g(S) = log(S / (1 - S)): R's `conf.type = "logit"`.
  case logit

  /// g(S) = arcsin √S: R's `conf.type = "arcsin"`.
  case arcsine

  /// The limits, for 0 < S < 1; nil otherwise.
  func limits(
    survival: Double, greenwood: Double, quantile: Double
  ) -> (lower: Double, upper: Double)? {
    guard survival > 0, survival < 1 else { return nil }
    let width = quantile * greenwood.squareRoot()
    switch self {
    case .plain:
      return (max(0, survival - survival * width), min(1, survival + survival * width))
    case .log:
      return (survival * Double.exp(-width), min(1, survival * Double.exp(width)))
    case .logLog:
      let logarithm = Double.log(survival)
      let factor = Double.exp(-width / logarithm)
      return (Double.exp(logarithm * factor), Double.exp(logarithm / factor))
    case .logit:
      let odds = (1 - survival) / survival
      let factor = Double.exp(width / (1 - survival))
      return (1 / (1 + odds * factor), 1 / (1 + odds / factor))
    case .arcsine:
      let angle = Double.asin(survival.squareRoot())
      let half = width / 2 * (survival / (1 - survival)).squareRoot()
      let lower = Double.sin(max(0, angle - half))
      let upper = Double.sin(min(Double.pi / 2, angle + half))
      return (lower * lower, upper * upper)
    }
  }

  /// No lower limit is less where S lies in a range above 0 and the half width of log S is at
  /// most `width`; nil where the range says nothing.
  func least(_ range: ClosedRange<Double>, width: Double) -> Double? {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low > 0, high < 1 else { return nil }
    switch self {
    case .plain: return low - high * width
    case .log: return low * Double.exp(-width)
    case .logLog:
      // log(-log S) + width / -log S, with each part at its largest.
      return Double.exp(Double.log(low) * Double.exp(-width / Double.log(high)))
    case .logit:
      return 1 / (1 + (1 - low) / low * Double.exp(width / (1 - high)))
    case .arcsine:
      let half = width / 2 * (high / (1 - high)).squareRoot()
      let lower = Double.sin(max(0, Double.asin(low.squareRoot()) - half))
      return lower * lower
    }
  }
}
