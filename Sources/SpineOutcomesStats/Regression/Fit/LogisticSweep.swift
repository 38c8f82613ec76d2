import LinearAlgebra
import RealModule

/// One pass over the rows: log-likelihood, score and information at a coefficient vector.
///
/// With eta the linear predictor and e = exp(-|eta|), an event contributes
/// -log1p(e) - max(0, -eta) to the log-likelihood, the probability of the other outcome times
/// its row to the score, and e / (1 + e)^2 to the weights, and another record the same with the
/// signs turned: no difference of nearly equal numbers occurs.
struct LogisticSweep {
  /// How the linear predictors and the score are summed.
  enum Precision {
    /// In doubles.
    case working

    /// In twice the working precision, for designs near collinearity or separation.
    case double
  }

  /// What a pass found.
  struct State {
    var logLikelihood: Double
    var score: [Double]

    /// R with R'R = the information; nil when cross-products were not positive definite.
    var factor: TriangularFactor?
    var factorisation: Factorisation
    var precision: Precision
  }

  private let response: LogisticResponse
  private var blocks: DesignBlocks
  private var predictor: [Double]
  private var residual: [Double]
  private var rootWeight: [Double]
  private var part: [Double]
  private var lowPart: [Double]

  init(
    _ design: Design, scalings: [ColumnScaling], _ response: LogisticResponse
  ) throws(StatsError) {
    blocks = try DesignBlocks(design, scalings: scalings, rows: response.rows)
    self.response = response
    let capacity = blocks.block.capacity
    predictor = Array(repeating: 0, count: capacity)
    residual = predictor
    rootWeight = predictor
    part = Array(repeating: 0, count: design.columnCount)
    lowPart = part
  }

  /// Passes over all rows at scaled coefficients, given as a sum of two parts.
  mutating func evaluate(
    at coefficients: [Double], low: [Double], _ factorisation: Factorisation, _ precision: Precision
  ) throws(StatsError) -> State {
    var logLikelihood = CompensatedSum()
    var score = [CompensatedSum](repeating: CompensatedSum(), count: coefficients.count)
    blocks.block.reset()
    for start in blocks.starts {
      let count = blocks.load(at: start)
      switch precision {
      case .working: blocks.block.multiply(coefficients, into: &predictor)
      case .double:
        blocks.block.multiplyExactly(
          coefficients, low: low, into: &predictor, scratch: &residual)
      }
      if let offset = blocks.design.offset {
        for row in 0..<count { predictor[row] += offset[start + row] }
      }
      logLikelihood.add(respond(from: start, count: count))
      switch precision {
      case .working: blocks.block.multiplyTransposed(residual, into: &part)
      case .double:
        blocks.block.multiplyTransposedExactly(residual, into: &part, low: &lowPart)
        for column in part.indices { score[column].add(lowPart[column]) }
      }
      for column in part.indices { score[column].add(part[column]) }
      blocks.block.scaleRows(by: rootWeight)
      do throws(LinearAlgebraError) {
        switch factorisation {
        case .crossProducts: try blocks.block.addCrossProducts()
        case .orthogonal: try blocks.block.absorbIntoFactor()
        }
      } catch {
        throw StatsError(error)
      }
    }
    return State(
      logLikelihood: logLikelihood.value, score: score.map(\.value),
      factor: try factor(factorisation), factorisation: factorisation, precision: precision)
  }

  /// The linear predictors of all rows, offset included, in twice the working precision.
  mutating func linearPredictors(at point: ScaledPoint) -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(response.rows)
    for start in blocks.starts {
      let count = blocks.load(at: start)
      blocks.block.multiplyExactly(
        point.high, low: point.low, into: &predictor, scratch: &residual)
      for row in 0..<count {
        all.append(predictor[row] + (blocks.design.offset?[start + row] ?? 0))
      }
    }
    return all
  }

  private func factor(_ factorisation: Factorisation) throws(StatsError) -> TriangularFactor? {
    do throws(LinearAlgebraError) {
      switch factorisation {
      case .crossProducts: return try blocks.block.crossProductFactor()
      case .orthogonal: return try blocks.block.factor()
      }
    } catch .notPositiveDefinite {
      return nil
    } catch {
      throw StatsError(error)
    }
  }

  /// Turns the linear predictors of a block into residuals and root weights.
  ///
  /// - Returns: The log-likelihood of the block, without binomial coefficients.
  private mutating func respond(from start: Int, count: Int) -> Double {
    switch response.kind {
    case .binary(let outcome, nil):
      return respond(count) { row in outcome[start + row] ? (1, 0) : (0, 1) }
    case .binary(let outcome, let frequencies?):
      return respond(count) { row in
        let frequency = Double(frequencies[start + row])
        return outcome[start + row] ? (frequency, 0) : (0, frequency)
      }
    case .counts(let successes, let trials):
      return respond(count) { row in
        let events = successes[start + row]
        return (Double(events), Double(trials[start + row] - events))
      }
    }
  }

  @inline(__always)
  private mutating func respond(
    _ count: Int, _ counts: (Int) -> (events: Double, others: Double)
  ) -> Double {
    var logLikelihood = 0.0
    for row in 0..<count {
      let (events, others) = counts(row)
      let predictor = predictor[row]
      let e = Double.exp(-predictor.magnitude)
      let onePlus = 1 + e
      // The probabilities of the less and of the more likely outcome.
      let (small, large) = (e / onePlus, 1 / onePlus)
      let (event, other) = predictor >= 0 ? (large, small) : (small, large)
      let base = Double.log(onePlus: e)
      if events > 0 { logLikelihood -= events * (base + max(0, -predictor)) }
      if others > 0 { logLikelihood -= others * (base + max(0, predictor)) }
      residual[row] = events * other - others * event
      rootWeight[row] = ((events + others) * (e / (onePlus * onePlus))).squareRoot()
    }
    return logLikelihood
  }
}
