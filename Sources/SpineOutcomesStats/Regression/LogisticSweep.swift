import LinearAlgebra
import RealModule

/// One pass over the rows: log-likelihood, score and information at a coefficient vector.
///
/// With margin m = linear predictor of the outcome that occurred (its sign turned for other
/// records) and e = exp(-|m|), a record contributes -log1p(e) - max(0, -m) to the
/// log-likelihood, the probability of the other outcome times its row to the score, and
/// e / (1 + e)^2 to the weights: no difference of nearly equal numbers occurs.
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

  private let outcome: [Bool]
  private let frequencies: [Int]?
  private var blocks: DesignBlocks
  private var predictor: [Double]
  private var residual: [Double]
  private var rootWeight: [Double]
  private var part: [Double]
  private var lowPart: [Double]

  init(
    _ design: Design, scalings: [ColumnScaling], outcome: [Bool], frequencies: [Int]?
  ) throws(StatsError) {
    blocks = try DesignBlocks(design, scalings: scalings, rows: outcome.count)
    self.outcome = outcome
    self.frequencies = frequencies
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
  /// - Returns: The log-likelihood of the block.
  private mutating func respond(from start: Int, count: Int) -> Double {
    var logLikelihood = 0.0
    for row in 0..<count {
      let isEvent = outcome[start + row]
      let margin = isEvent ? predictor[row] : -predictor[row]
      let e = Double.exp(-margin.magnitude)
      let onePlus = 1 + e
      let wrong = (margin >= 0 ? e : 1) / onePlus
      var loss = Double.log(onePlus: e) + max(0, -margin)
      var residual = isEvent ? wrong : -wrong
      var weight = e / (onePlus * onePlus)
      if let frequencies {
        let frequency = Double(frequencies[start + row])
        loss = frequency == 0 ? 0 : loss * frequency
        residual *= frequency
        weight *= frequency
      }
      logLikelihood -= loss
      self.residual[row] = residual
      rootWeight[row] = weight.squareRoot()
    }
    return logLikelihood
  }
}
