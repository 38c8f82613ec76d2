import RealModule

/// The residuals of a row: of one of its equal records, or of the row of grouped outcomes.
struct RowResidual {
  /// How many equal records the row stands for; 1 for grouped outcomes.
  let copies: Double

  /// The outcome, or the number of events, less its expectation.
  let raw: Double

  /// The variance of the outcome.
  let variance: Double

  /// The raw residual over the standard deviation of the outcome.
  let pearson: Double

  /// The signed root of the row's part of the deviance.
  let deviance: Double

  init(_ response: LogisticResponse, _ row: Int, predictor: Double) {
    let p = PredictedOutcomes.probabilities(predictor)
    let e = Double.exp(-predictor.magnitude)
    let unit = e / ((1 + e) * (1 + e))
    switch response.kind {
    case .binary(let outcome, let frequencies):
      let isEvent = outcome[row]
      copies = Double(frequencies?[row] ?? 1)
      raw = isEvent ? p.other : -p.event
      variance = unit
      // sqrt((1 - p) / p) = exp(-predictor / 2): no quotient of numbers that underflow.
      pearson = isEvent ? .exp(-predictor / 2) : -.exp(predictor / 2)
      let loss = Double.log(onePlus: e) + max(0, isEvent ? -predictor : predictor)
      deviance = (isEvent ? 1 : -1) * (2 * loss).squareRoot()
    case .counts(let successes, let trials):
      let (events, all) = (Double(successes[row]), Double(trials[row]))
      copies = all > 0 ? 1 : 0
      raw = events * p.other - (all - events) * p.event
      variance = all * unit
      pearson = raw == 0 ? 0 : raw / variance.squareRoot()
      let part = UnitDeviance.value(events: events, trials: all, predictor: predictor)
      deviance = (raw < 0 ? -1 : 1) * part.squareRoot()
    }
  }
}
