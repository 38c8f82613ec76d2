import Distributions
import LinearAlgebra
import RealModule

/// The function of time along which coefficients are let to change in a test of proportional hazards.
public enum HazardTimeScale: String, Sendable, Hashable, Codable, CaseIterable {
  /// 1 less the Kaplan-Meier estimate of all records just before the time: the share of events that
  /// have come. Outliers of time count little; the default, and R's.
  case kaplanMeier = "Kaplan-Meier"

  /// The time itself.
  case identity

  /// The rank of the time among all times of records, ties in the middle.
  case rank

  /// The logarithm of the time; undefined for an event at time 0.
  case logarithm = "log"
}

/// The test that a coefficient does not change with time.
///
/// The score test of theta = 0 in hazard = baseline * exp(x (b + theta g(t))): whether Schoenfeld's
/// residuals have a trend along g.
///
/// Grambsch and Therneau, Biometrika 81:515, 1994, doi 10.1093/biomet/81.3.515.
public struct ProportionalHazardsTest: HypothesisTest {
  /// The name of the test.
  public let method: String

  /// The term that is tested, all its columns together; "all terms" for the global test.
  public let variables: String?

  /// The function of time.
  public let scale: HazardTimeScale

  /// Chi-square with as many degrees of freedom as columns.
  public let statistic: TestStatistic?

  /// Two-sided: the coefficients change with time.
  public let alternative: Alternative

  /// The upper tail of the chi-square distribution.
  public let pValue: PValue

  /// None.
  public let estimates: [Estimate]

  /// The number of records analysed.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions
}

extension CoxData {
  /// Tests of a regression of these data that hazards are proportional: of each term, and of all.
  ///
  /// - Parameters:
  ///   - model: A regression fitted to these data.
  ///   - scale: The function of time.
  /// - Returns: A test for each term in their order, then the global one.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   ``StatsError/undefined(_:)`` for a logarithm of time 0 or when all events are at one time.
  ///
  /// Agrees with R's `cox.zph(fit)` of survival 3, which is this score test; frequencies, which R
  /// refuses, are equal records here, and count in ranks and Kaplan-Meier estimate.
  /// - Complexity: O(n p^2).
  public func proportionalHazardsTests(
    of model: CoxRegression, scale: HazardTimeScale = .kaplanMeier
  ) throws(StatsError) -> [ProportionalHazardsTest] {
    let b = try scaledCoefficients(of: model)
    let frame = try CoxFrame(problem, for: b)
    let moments = try Self.moments(frame.problem, at: frame.own(b))
    let scores = CoxScores(frame.problem, moments)
    let layout = problem.riskSets.layout
    var weights = try timeWeights(scale)
    var (sum, total) = (CompensatedSum(), CompensatedSum())
    for (group, weight) in zip(layout.groups, weights) {
      let events = Double(group.steps) * group.weight
      sum.add(events * weight)
      total.add(events)
    }
    let centre = sum.value / total.value
    for place in weights.indices { weights[place] -= centre }
    let largest = weights.reduce(0) { max($0, $1.magnitude) }
    guard largest > 64 * .ulpOfOne * centre.magnitude else {
      throw .undefined("all events are at one time, so that nothing can change with time")
    }
    for place in weights.indices { weights[place] /= largest }
    let width = b.count
    var trend = [CompensatedSum](repeating: CompensatedSum(), count: width)
    for (place, group) in layout.groups.enumerated() {
      for row in Int(group.start)..<Int(group.eventsEnd) {
        for column in 0..<width {
          trend[column].add(
            weights[place] * scores.weight(row) * scores.schoenfeld(row, column, group: place))
        }
      }
    }
    let parts = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try moments.information(
        weightedBy: [weights.map { _ in 1 }, weights, weights.map { $0 * $0 }])
    }
    let trends = try TimeTrends(
      trend.map(\.value), score: Self.sums(frame.problem, at: frame.own(b)).score, parts)
    let terms = TermHierarchy(problem.design.columns).terms
    var tests: [ProportionalHazardsTest] = []
    for (name, columns) in terms.map({ ($0.name, $0.columns) })
      + [("all terms", Array(0..<width))]
    {
      let weights = try columns.map { column throws(StatsError) in try frame.weights(column) }
      let form = try trends.form(of: weights)
      let freedom = Double(columns.count)
      tests.append(
        ProportionalHazardsTest(
          method: "Score test of proportional hazards (Grambsch and Therneau)", variables: name,
          scale: scale,
          statistic: try TestStatistic("chi-square", form, degreesOfFreedom: freedom),
          alternative: .twoSided,
          pValue: try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(form)),
          estimates: [], count: count, exclusions: exclusions))
    }
    return tests
  }

  /// The function of time at each event time.
  private func timeWeights(_ scale: HazardTimeScale) throws(StatsError) -> [Double] {
    let times = problem.riskSets.times
    switch scale {
    case .identity: return times
    case .logarithm:
      guard times.allSatisfy({ $0 > 0 }) else {
        throw .undefined("an event is at time 0, which has no logarithm; use another scale")
      }
      return times.map { .log($0) }
    case .rank, .kaplanMeier:
      let curve = try TimeCurve(problem.response, problem.tolerance, isRank: scale == .rank)
      return times.map { curve.value(at: $0) }
    }
  }
}
