import LinearAlgebra
import RealModule

/// What an estimator maximises, with its derivatives: the log-likelihood, or Firth's penalised
/// one, log-likelihood + log det(information) / 2.
///
/// Derivatives are in the coordinates in which the information is the identity, u = R b with
/// R'R = X'WX: whatever the units of the columns, a step of length 1 is one standard error.
struct LikelihoodSurface {
  /// The surface at some coefficients.
  struct Point {
    var coefficients: ScaledPoint

    /// What is maximised.
    var value: Double

    /// The log-likelihood, without penalty and binomial coefficients.
    var logLikelihood: Double

    /// The factor R of the information.
    var factor: TriangularFactor

    /// The gradient.
    var score: [Double]

    /// The negative second derivative, by columns; nil for the identity.
    var curvature: [Double]?
  }

  let problem: LogisticProblem
  let estimator: LogisticEstimator

  /// How the information of a log-likelihood is summed; a penalty always needs QR.
  var factorisation = Factorisation.crossProducts

  /// How linear predictors and scores are summed.
  var precision = LogisticSweep.Precision.working

  /// Whether the second derivative of the penalty is computed: else the information stands for
  /// it, which is as good where records are many.
  var hasPenaltyCurvature: Bool

  /// Whether somewhere the curvature was less than half of the information: there may be
  /// several maxima.
  var isDoubtful = false

  private var sweep: LogisticSweep
  private var penalty: PenaltySweep?

  init(_ problem: LogisticProblem, _ estimator: LogisticEstimator) throws(StatsError) {
    self.problem = problem
    self.estimator = estimator
    sweep = try LogisticSweep(
      problem.design, scalings: problem.scalings, problem.response)
    switch estimator {
    case .maximumLikelihood:
      hasPenaltyCurvature = false
    case .firth:
      let penalty = try PenaltySweep(problem)
      hasPenaltyCurvature = penalty.curvatureCost < 4e6
      self.penalty = penalty
    }
  }

  /// The surface at scaled coefficients.
  ///
  /// - Parameter point: The coefficients.
  /// - Returns: Value and derivatives; nil where the information is numerically singular.
  /// - Throws: ``StatsError/numerical(_:)`` and ``StatsError/tooLarge(_:)`` of linear algebra.
  mutating func evaluate(at point: ScaledPoint) throws(StatsError) -> Point? {
    let kind = penalty == nil ? factorisation : .orthogonal
    var state = try sweep.evaluate(at: point.high, low: point.low, kind, precision)
    if state.factor == nil, kind == .crossProducts {
      state = try sweep.evaluate(at: point.high, low: point.low, .orthogonal, precision)
    }
    guard let factor = state.factor, state.logLikelihood.isFinite else { return nil }
    var result: Point
    do throws(LinearAlgebraError) {
      result = Point(
        coefficients: point, value: state.logLikelihood, logLikelihood: state.logLikelihood,
        factor: factor, score: try factor.solve(state.score, transposed: true), curvature: nil)
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
    if penalty != nil {
      guard
        let part = try penalty?.evaluate(
          at: point, factor: factor, precision, hasCurvature: hasPenaltyCurvature)
      else { return nil }
      result.add(part)
    }
    let isFinite =
      result.value.isFinite && result.score.allSatisfy(\.isFinite)
      && result.curvature?.allSatisfy(\.isFinite) != false
    return isFinite ? result : nil
  }
}

extension LikelihoodSurface.Point {
  /// Adds Firth's penalty.
  fileprivate mutating func add(_ penalty: PenaltySweep.Derivatives) {
    let order = factor.order
    var logDeterminant = CompensatedSum()
    for place in 0..<order { logDeterminant.add(.log(factor.matrix[place, place])) }
    value += logDeterminant.value
    for place in 0..<order { score[place] += penalty.gradient[place] }
    guard var curvature = penalty.curvature else { return }
    for place in 0..<order { curvature[place + place * order] += 1 }
    self.curvature = curvature
  }
}
