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
    var factorisation = Factorisation.crossProducts
    var precision = Precision.working

    /// Whether the factor keeps its digits, by the rule of ``Factorisation``.
    var isAccurate: Bool {
      get throws(StatsError) {
        guard factorisation == .crossProducts else { return true }
        guard let factor else { return false }
        return try StatsError.wrapping { () throws(LinearAlgebraError) in
          let condition = try factor.conditionOfUnitColumns(inverse: factor.inverse())
          return factorisation.suffices(conditionNumber: condition)
        }
      }
    }
  }

  private let rows: LogisticRows
  /// The sums of the last fast pass, whose memory serves the next.
  private var sums: LogisticSums

  private let design: Design
  private let scalings: [ColumnScaling]

  /// The workspace of the slower passes; nil until one is made.
  private var exact: Workspace?

  init(
    _ design: Design, scalings: [ColumnScaling], _ response: LogisticResponse
  ) throws(StatsError) {
    self.design = design
    self.scalings = scalings
    rows = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try LogisticRows(
        columns: design.rowColumns(scalings), response: response.rows(offset: design.offset))
    }
    sums = LogisticSums(columns: design.columnCount)
  }

  /// Passes over all rows at scaled coefficients, given as a sum of two parts.
  mutating func evaluate(
    at coefficients: [Double], low: [Double], _ factorisation: Factorisation,
    _ precision: Precision
  ) throws(StatsError) -> State {
    guard factorisation == .crossProducts, precision == .working else {
      var workspace: Workspace
      if let exact {
        workspace = exact
      } else {
        workspace = try Workspace(design, scalings: scalings, rows: rows.rows)
      }
      exact = nil
      let state = try workspace.evaluate(
        rows.response, at: coefficients, low: low, factorisation, precision)
      exact = workspace
      return state
    }
    var state = State(count: coefficients.count)
    try evaluate(at: coefficients, into: &state)
    return state
  }

  /// Passes over all rows, fast, in the memory of an earlier pass.
  mutating func evaluate(
    at coefficients: [Double], into state: inout State
  ) throws(StatsError) {
    try sample(at: coefficients, everyBlock: 1, into: &state)
  }

  /// Passes over the first of every so many blocks of rows, fast.
  mutating func sample(
    at coefficients: [Double], everyBlock step: Int, into state: inout State
  ) throws(StatsError) {
    do throws(LinearAlgebraError) {
      try rows.sum(at: coefficients, everyBlock: step, into: &sums)
      state.logLikelihood = sums.logLikelihood
      sums.copyScore(to: &state.score)
      (state.factorisation, state.precision) = (.crossProducts, .working)
      switch try state.factor?.replace(byFactorOf: sums) {
      case true?: return
      case false?: state.factor = nil
      case nil: state.factor = try TriangularFactor(crossProducts: sums.information)
      }
    } catch {
      throw StatsError(error)
    }
  }

  /// The linear predictors of all rows, offset included, in twice the working precision.
  func linearPredictors(at point: ScaledPoint) throws(StatsError) -> [Double] {
    var workspace = try Workspace(design, scalings: scalings, rows: rows.rows)
    return workspace.linearPredictors(at: point, offset: design.offset)
  }
}

extension LogisticSweep.State {
  /// A state before any pass over so many columns.
  init(count: Int) {
    logLikelihood = -.infinity
    score = Array(repeating: 0, count: count)
  }
}

extension LogisticSweep {
  /// The workspace of passes by QR or in twice the working precision.
  private struct Workspace {
    var blocks: DesignBlocks
    var predictor: [Double]
    var residual: [Double]
    var rootWeight: [Double]
    var part: [Double]
    var lowPart: [Double]

    init(_ design: Design, scalings: [ColumnScaling], rows: Int) throws(StatsError) {
      blocks = try DesignBlocks(design, scalings: scalings, rows: rows)
      predictor = Array(repeating: 0, count: DesignBlocks.blockSize)
      residual = predictor
      rootWeight = predictor
      part = Array(repeating: 0, count: design.columnCount)
      lowPart = part
    }

    mutating func evaluate(
      _ response: RowResponse, at coefficients: [Double], low: [Double],
      _ factorisation: Factorisation, _ precision: Precision
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
        logLikelihood.add(
          response.respond(
            from: start, count: count, predictor: &predictor, residual: &residual,
            rootWeight: &rootWeight))
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

    mutating func linearPredictors(at point: ScaledPoint, offset: [Double]?) -> [Double] {
      var all: [Double] = []
      all.reserveCapacity(blocks.rows)
      for start in blocks.starts {
        let count = blocks.load(at: start)
        blocks.block.multiplyExactly(
          point.high, low: point.low, into: &predictor, scratch: &residual)
        for row in 0..<count { all.append(predictor[row] + (offset?[start + row] ?? 0)) }
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
  }
}
