import LinearAlgebra
import RealModule

/// One pass over the strata: conditional log-likelihood, score and information.
struct ConditionalSweep {
  /// What a pass found.
  struct State {
    var logLikelihood: Double
    var score: [Double]

    /// R with R'R = the information; nil when it is not numerically positive definite.
    var factor: TriangularFactor?
  }

  private let problem: ConditionalProblem
  private var moments: SubsetMoments
  private var rows: [Double] = []
  private var odds: [WideNumber] = []

  init(_ problem: ConditionalProblem) {
    self.problem = problem
    moments = SubsetMoments(columns: problem.design.columns.count)
  }

  /// Passes over all strata at scaled coefficients.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when linear predictors overflow.
  mutating func evaluate(at coefficients: [Double]) throws(StatsError) -> State {
    let columns = coefficients.count
    var logLikelihood = CompensatedSum()
    var score = [CompensatedSum](repeating: CompensatedSum(), count: columns)
    var information = [Double](repeating: 0, count: columns * columns)
    for stratum in problem.strata {
      load(stratum)
      var predictors = [Double](repeating: 0, count: stratum.rows.count)
      for (place, row) in stratum.rows.enumerated() {
        var sum = CompensatedSum()
        for column in 0..<columns { sum.add(rows[place * columns + column] * coefficients[column]) }
        if let offset = problem.design.offset { sum.add(stratum.sign * offset[row]) }
        predictors[place] = sum.value
      }
      let top = predictors.max() ?? 0
      guard predictors.allSatisfy({ ($0 - top).magnitude < 1e12 }) else {
        throw .undefined("the linear predictors exceed the range of a double")
      }
      odds = predictors.map { WideNumber(exponential: $0 - top) }
      moments.run(odds: odds, rows: rows, size: stratum.size)
      var chosen = CompensatedSum()
      for place in predictors.indices where stratum.isChosen[place] {
        chosen.add(predictors[place] - top)
      }
      logLikelihood.add(chosen.value)
      logLikelihood.add(-moments.weight.logarithm)
      for column in 0..<columns {
        var sum = CompensatedSum()
        for place in predictors.indices where stratum.isChosen[place] {
          sum.add(rows[place * columns + column])
        }
        score[column].add(sum.value - moments.mean(column))
        for first in 0...column {
          information[first + column * columns] += moments.covariance(first, column)
        }
      }
    }
    return State(
      logLikelihood: logLikelihood.value, score: score.map(\.value),
      factor: try factor(information, columns))
  }

  /// The triangular factor of the rows, less the means of their strata.
  mutating func designFactor() throws(StatsError) -> TriangularFactor {
    let columns = problem.design.columns.count
    var block = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RowBlock(capacity: DesignBlocks.blockSize, columns: columns)
    }
    for stratum in problem.strata {
      load(stratum)
      let count = stratum.rows.count
      let columnwise = (0..<columns).map { column in
        (0..<count).map { rows[$0 * columns + column] }
      }
      for start in stride(from: 0, to: count, by: DesignBlocks.blockSize) {
        block.begin(rows: min(DesignBlocks.blockSize, count - start))
        for column in 0..<columns {
          block.load(column: column, from: columnwise[column], at: start, factor: 1, centre: 0)
        }
        do throws(LinearAlgebraError) { try block.absorbIntoFactor() } catch {
          throw StatsError(error)
        }
      }
    }
    let done = block
    return try StatsError.wrapping { () throws(LinearAlgebraError) in try done.factor() }
  }

  /// Writes the scaled rows of a stratum, less their means, turned where non-events are counted.
  private mutating func load(_ stratum: ConditionalProblem.Stratum) {
    let columns = problem.design.columns
    rows = Array(repeating: 0, count: stratum.rows.count * columns.count)
    for (index, column) in columns.enumerated() {
      let factor = problem.scalings[index].factor
      let centre = stratum.mean(column, factor: factor)
      for (place, row) in stratum.rows.enumerated() {
        rows[place * columns.count + index] =
          stratum.sign * (column.value(row) * factor - centre)
      }
    }
  }

  private func factor(
    _ information: [Double], _ columns: Int
  ) throws(StatsError) -> TriangularFactor? {
    do throws(LinearAlgebraError) {
      return try Cholesky(Matrix(rows: columns, columns: columns, storage: information)).factor
    } catch .notPositiveDefinite {
      return nil
    } catch {
      throw StatsError(error)
    }
  }
}
