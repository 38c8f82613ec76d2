import Distributions

/// Limits and p-value of a partial area by one inversion.
struct PartialAreaInference {
  var lower: Double
  var upper: Double
  var p: Double
  var method: String
  var z: Double?
  var standardError: Double?
  var bootstrap: BootstrapRun?

  /// Answers by a variance.
  ///
  /// - Parameters:
  ///   - cells: The curve.
  ///   - counts: The same curve as counts.
  ///   - whole: Its area.
  ///   - area: The partial area.
  ///   - range: The range.
  ///   - variance: What the answer rests on.
  ///   - level: The confidence level.
  /// - Returns: Limits and p-value.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for the number of resamples;
  ///   ``StatsError/tooLarge(_:)`` for events x others of a resample.
  static func answer(
    _ cells: OrderedCells, _ counts: CurveCounts, _ whole: DeLongVariance, area: Double,
    _ range: PartialRange, _ variance: PartialAreaUnderCurve.Variance, level: Double
  ) throws(StatsError) -> PartialAreaInference {
    switch variance {
    case .delta:
      return try delta(counts, area, range, level: level) ?? bound(whole, range, level: level)
    case .bootstrap(let resamples, let seed):
      let run = try BootstrapRun(resamples: resamples, seed: seed, level: level)
      guard whole.events > 1, whole.others > 1 else { return bound(whole, range, level: level) }
      let areas = Percentiles(
        try ResampledCurves(cells).values(of: .partialArea(range), seeds: run.seeds()[0])[0])
      guard !areas.isConstant else { return bound(whole, range, level: level) }
      let limits = areas.limits(level: level)
      return PartialAreaInference(
        lower: limits.lower, upper: limits.upper, p: areas.pValue(of: range.areaByChance),
        method: "stratified bootstrap, percentile interval (\(run))",
        standardError: areas.standardDeviation, bootstrap: run)
    }
  }

  /// By the delta method; nil without a variance.
  private static func delta(
    _ counts: CurveCounts, _ area: Double, _ range: PartialRange, level: Double
  ) throws(StatsError) -> PartialAreaInference? {
    let delta: PartialAreaVariance
    switch range {
    case .specificity(let bounds): delta = PartialAreaVariance(counts, bounds)
    case .sensitivity(let bounds): delta = PartialAreaVariance(counts.mirrored, bounds)
    }
    guard let variance = delta.value, variance > 0 else { return nil }
    let error = variance.squareRoot()
    let margin = error * Normal.standard.quantile(upperTail: (1 - level) / 2)
    let z = (area - range.areaByChance) / error
    let lower = max(0, area - margin)
    return PartialAreaInference(
      lower: lower, upper: max(lower, min(range.width, area + margin)),
      p: 2 * Normal.standard.upperTail(z.magnitude), method: "delta method", z: z,
      standardError: error)
  }

  /// What is known without a variance.
  private static func bound(
    _ whole: DeLongVariance, _ range: PartialRange, level: Double
  ) -> PartialAreaInference {
    let (width, chance) = (range.width, range.areaByChance)
    let bound = AreaBound(whole)
    let tail = (1 - level) / 2
    let method = "distribution-free bound by the whole area, conservative"
    if bound.complement == 0 {
      return PartialAreaInference(
        lower: max(0, width - (1 - bound.lower(tail))), upper: width,
        p: bound.pValue(of: 1 - width + chance), method: method)
    }
    if bound.area == 0 {
      return PartialAreaInference(
        lower: 0, upper: min(width, bound.upper(tail)), p: bound.pValue(of: chance),
        method: method)
    }
    return PartialAreaInference(
      lower: 0, upper: width, p: 1,
      method: "no interval but the possible values (the variance is 0 or undefined)")
  }
}
