internal import SpineOutcomesStats

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The scale on which an estimate is taken to be normal.
enum WaldScale {
  /// The estimate itself, as of a difference; with the value of the hypothesis.
  case identity(null: Double)

  /// The logarithm, as of a ratio; the hypothesis is 1.
  case logarithm

  /// The area under the ROC curve itself, its limits cut off at 0 and 1; the hypothesis is 0.5.
  case area

  /// The logit of an area; the hypothesis is 0.5.
  case logit

  /// The value on the scale; infinite for what is outside the scale, or at its end.
  func transform(_ value: Double) -> Double {
    switch self {
    case .identity(let null): value - null
    case .logarithm: value > 0 ? log(value) : -.infinity
    case .area: value - 0.5
    case .logit: value <= 0 ? -.infinity : value >= 1 ? .infinity : log(value / (1 - value))
    }
  }

  /// The value behind one on the scale.
  func inverse(_ value: Double) -> Double {
    switch self {
    case .identity(let null): value + null
    case .logarithm: exp(value)
    case .area: value + 0.5
    case .logit: 1 / (1 + exp(-value))
    }
  }
}

/// Which of the four figures of an estimate.
enum WaldFigure: CaseIterable {
  case estimate, lower, upper, pValue
}

/// An estimate, the limits of its interval and its p-value, as far as printed, by Wald's method.
///
/// With x the estimate on its scale, less the hypothesis, and y the half-width of its interval,
/// the limits are x - y and x + y, and p is that of |z| = q |x| / y, where q is the quantile of the
/// level. Every printed figure says that one of these lies in an interval: each is a pair
/// of linear inequalities in x and y, that of p on either side of x = 0. The figures agree if and
/// only if the polygon of all inequalities has a point; what one figure may be, given the others,
/// is read off the corners of the polygon without it.
///
/// Every interval is widened by some 1e-11, far beyond the rounding of the computation and far
/// within that of any printed figure. The normal quantile q may have been rounded: for 95 % it lies
/// in 1.959964...1.96.
struct WaldFigures {
  let scale: WaldScale
  private let ranges: [WaldFigure: ClosedRange<Double>]
  /// The ratios |x| / y that the printed p-value belongs to.
  private let ratios: ClosedRange<Double>?
  private let distribution: WaldDistribution
  private let quantiles: ClosedRange<Double>
  private let standardErrors: ClosedRange<Double>
  /// Whether a figure is outside the scale.
  private let isImpossible: Bool
  /// Beyond every half-width.
  private let widest: Double

  /// Which figures are printed.
  let printed: Set<WaldFigure>

  /// - Parameters:
  ///   - figures: The printed figures.
  ///   - scale: The scale on which the estimate is taken to be normal.
  ///   - level: The confidence level, inside 0...1.
  ///   - rounding: How the digits came from the values.
  ///   - standardErrors: What the standard error on the scale can be, where it has bounds.
  ///   - distribution: What the estimate over its standard error is referred to; normal by default.
  init(
    _ figures: [WaldFigure: Reported], scale: WaldScale, level: Double, rounding: RoundingRule,
    standardErrors: ClosedRange<Double> = 0 ... .infinity,
    distribution: WaldDistribution? = nil
  ) {
    let distribution = distribution ?? .normal(level: level)
    self.scale = scale
    self.distribution = distribution
    printed = Set(figures.keys)
    var ends: [WaldFigure: (low: Double, high: Double)] = [:]
    for (figure, reported) in figures where figure != .pValue {
      let hull = reported.interval(rounding: rounding).hull()
      ends[figure] = (scale.transform(hull.lowerBound), scale.transform(hull.upperBound))
      // A limit that was cut off at an end of the scale may have been anything beyond it.
      if case .area = scale {
        if figure == .upper, hull.contains(1) { ends[figure]?.high = .infinity }
        if figure == .lower, hull.contains(0) { ends[figure]?.low = -.infinity }
      }
    }
    isImpossible = ends.values.contains { $0.low == .infinity || $0.high == -.infinity }
    let finite = ends.values.flatMap { [$0.low, $0.high] }.filter(\.isFinite)
    widest = 1e3 * (1 + (finite.map(\.magnitude).max() ?? 1))
    let slack = 1e-14 * widest
    ranges = ends.mapValues { end in
      let (low, high) = (end.low - slack, end.high + slack)
      return low <= high ? low...high : -.infinity ... .infinity
    }
    ratios = figures[.pValue].flatMap {
      ProbabilityRange($0, rounding: rounding).values.map {
        distribution.ratios(of: $0)
      }
    }
    self.standardErrors = standardErrors
    quantiles = distribution.multiple
  }

  /// Whether a printed p-value is none at all, as 1.2.
  var pValueIsImpossible: Bool { printed.contains(.pValue) && ratios == nil }

  /// The polygons of what is possible: with x >= 0, and with x <= 0; nil where too little is
  /// printed to bound x.
  func polygons(without omitted: WaldFigure? = nil) -> [HalfPlanePolygon]? {
    if isImpossible { return [] }
    let ranges = ranges.filter { $0.key != omitted }
    let unbounded = -Double.infinity ... .infinity
    let estimate = ranges[.estimate] ?? unbounded
    let lower = ranges[.lower] ?? unbounded
    let upper = ranges[.upper] ?? unbounded
    // A rectangle that holds every possible pair.
    let middle = [
      estimate,
      (lower.lowerBound + upper.lowerBound) / 2...(lower.upperBound + upper.upperBound) / 2,
    ].filter { $0.lowerBound.isFinite || $0.upperBound.isFinite }
    guard !middle.isEmpty else { return nil }
    let low = max(-widest, middle.map(\.lowerBound).max() ?? 0)
    let high = min(widest, middle.map(\.upperBound).min() ?? 0)
    guard low <= high else { return [] }
    var whole = HalfPlanePolygon(x: low...high, y: 0...widest)
    whole.keep(-1, 1, atMost: -lower.lowerBound)
    whole.keep(1, -1, atMost: lower.upperBound)
    whole.keep(-1, -1, atMost: -upper.lowerBound)
    whole.keep(1, 1, atMost: upper.upperBound)
    whole.keep(0, 1, atMost: standardErrors.upperBound * quantiles.upperBound * (1 + 1e-11))
    whole.keep(0, -1, atMost: -standardErrors.lowerBound * quantiles.lowerBound * (1 - 1e-11))
    return [1.0, -1.0].map { side in
      var half = whole
      half.keep(-side, 0, atMost: 0)
      if omitted != .pValue, let limits = self.ratios {
        half.keep(-side, limits.lowerBound, atMost: 0)
        if limits.upperBound.isFinite { half.keep(side, -limits.upperBound, atMost: 0) }
      }
      return half
    }
  }

  /// Whether all printed figures agree; nil where too little is printed.
  var agree: Bool? {
    if pValueIsImpossible { return false }
    return polygons().map { $0.contains { !$0.corners.isEmpty } }
  }

  /// What one figure may be, given the others; nil where they leave nothing, or do not bound it.
  func implied(_ figure: WaldFigure) -> ClosedRange<Double>? {
    guard !(pValueIsImpossible && figure != .pValue) else { return nil }
    let ranges = polygons(without: figure)?.compactMap { $0.range { value(of: figure, at: $0) } }
    guard let ranges, let low = ranges.map(\.lowerBound).min(),
      let high = ranges.map(\.upperBound).max()
    else { return nil }
    if figure == .pValue {
      return distribution.pValues(of: low...high)
    }
    // What only the size of the rectangle bounds is not bounded.
    let first = low <= -0.99 * widest ? -Double.infinity : low
    let last = high >= 0.99 * widest ? Double.infinity : high
    return scale.inverse(first)...scale.inverse(last)
  }

  /// What the standard error on the scale can be, given all figures but the p-value; nil where
  /// they leave nothing.
  var possibleStandardErrors: ClosedRange<Double>? {
    let ranges = polygons(without: .pValue)?.compactMap { $0.range(\.y) }
    guard let low = ranges?.map(\.lowerBound).min(), let high = ranges?.map(\.upperBound).max()
    else { return nil }
    let least = max(0, low) / quantiles.upperBound * (1 - 1e-11)
    return least...max(least, high / quantiles.lowerBound * (1 + 1e-11))
  }

  private func value(of figure: WaldFigure, at corner: HalfPlanePolygon.Corner) -> Double {
    switch figure {
    case .estimate: corner.x
    case .lower: corner.x - corner.y
    case .upper: corner.x + corner.y
    // |x| / y, which is 0 / 0 at one point only, that tells nothing.
    case .pValue: corner.x.magnitude / max(0, corner.y)
    }
  }
}
