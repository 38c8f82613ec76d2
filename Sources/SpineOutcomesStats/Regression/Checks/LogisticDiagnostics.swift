import LinearAlgebra
import RealModule

/// Residuals and influence of each record of a logistic regression.
public struct LogisticDiagnostics: Sendable, Equatable, Codable {
  /// A record, or a row of grouped outcomes; of equal records (frequencies), one of them.
  public struct Row: Sendable, Equatable, Codable {
    /// The number of the row among the complete cases, from 1; rows without trials have none.
    public let row: Int

    /// The fitted probability p.
    public let probability: Double

    /// The leverage h: the diagonal of the hat matrix, 0...1.
    public let leverage: Double

    /// (y - m p) / sqrt(m p (1 - p)).
    public let pearsonResidual: Double

    /// The signed root of the row's part of the deviance.
    public let devianceResidual: Double

    /// Pearson's residual over sqrt(1 - h); nil when h is 1.
    public let standardisedPearsonResidual: Double?

    /// The deviance residual over sqrt(1 - h); nil when h is 1.
    public let standardisedDevianceResidual: Double?

    /// Cook's distance r^2 h / (p (1 - h)^2) with r Pearson's residual and p columns; nil when h
    /// is 1.
    public let cooksDistance: Double?

    /// How much each coefficient falls, to first order, when the row is left out: Pregibon's one
    /// step (X'WX)^-1 x (y - m p) / (1 - h); nil when h is 1.
    public let dfbeta: [Double]?
  }

  /// The names of the columns, in the order of each row's ``Row/dfbeta``.
  public let columns: [String]

  /// The rows, in the order of the complete cases.
  public let rows: [Row]

  /// The mean leverage: columns / records; a leverage of twice or three times it stands out.
  public let meanLeverage: Double
}

extension LogisticData {
  /// Residuals and influence of each record on a regression.
  ///
  /// - Parameter model: A regression fitted to these data.
  /// - Returns: A row for each complete case, in order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   ``StatsError/undefined(_:)`` when a residual exceeds the range of a double.
  ///
  /// Agrees with R's `hatvalues`, `residuals(fit, "pearson")`, `residuals(fit, "deviance")`,
  /// `rstandard` and `cooks.distance` at full convergence. R's `dfbeta` of a `glm` puts the
  /// deviance residual in place of Pearson's; ours is the step towards the fit without the row.
  ///
  /// Source: Pregibon, Ann Stat 1981;9:705, doi 10.1214/aos/1176345513.
  /// - Complexity: O(n p^2).
  public func diagnostics(
    of model: LogisticRegression
  ) throws(StatsError) -> LogisticDiagnostics {
    try check(model)
    let fit = try LogisticSolution(problem, estimator: model.estimator)
    let given = GivenScale(fit, problem)
    let predictors = try problem.linearPredictors(fit.coefficients)
    var blocks = try ScoreBlocks(problem, fit)
    let columns = given.rows.count
    var rows: [LogisticDiagnostics.Row] = []
    rows.reserveCapacity(predictors.count)
    for start in blocks.starts {
      for place in 0..<blocks.load(at: start) {
        let predictor = predictors[start + place]
        let residual = RowResidual(problem.response, start + place, predictor: predictor)
        guard residual.pearson.isFinite, residual.deviance.isFinite else {
          throw .undefined("a residual exceeds the range of a double")
        }
        let leverage = min(1, residual.variance * blocks.squaredLengths[place])
        // Within rounding of 1 nothing is left of the row to be standardised.
        let rest = leverage > 1 - 1e-12 ? nil : 1 - leverage
        let whitened = (0..<columns).map { blocks.coordinates[$0][place] }
        rows.append(
          LogisticDiagnostics.Row(
            row: (rowNumbers?[start + place] ?? start + place) + 1,
            probability: PredictedOutcomes.probabilities(predictor).event, leverage: leverage,
            pearsonResidual: residual.pearson, devianceResidual: residual.deviance,
            standardisedPearsonResidual: rest.map { residual.pearson / $0.squareRoot() },
            standardisedDevianceResidual: rest.map { residual.deviance / $0.squareRoot() },
            cooksDistance: rest.map { rest in
              let size = residual.pearson / rest
              return size * size * leverage / Double(max(1, columns))
            },
            dfbeta: rest.map { rest in
              given.rows.map { row in
                zip(row, whitened).reduce(0) { $0 + $1.0 * $1.1 } * (residual.raw / rest)
              }
            }))
      }
    }
    return LogisticDiagnostics(
      columns: problem.design.columnNames, rows: rows,
      meanLeverage: Double(columns) / Double(max(1, problem.response.observations)))
  }
}
