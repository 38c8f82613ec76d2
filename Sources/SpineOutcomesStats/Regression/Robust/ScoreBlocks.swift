import LinearAlgebra
import RealModule

/// The rows of a fitted regression in coordinates in which the information is the unit matrix,
/// block by block, with their residuals.
struct ScoreBlocks {
  /// What a row adds to the score and to the information.
  struct RowScore {
    /// Outcome less expectation of one copy of the row.
    var residual = 0.0

    /// The variance of its outcome: the leverage of one copy is this times its squared length.
    var weight = 0.0

    /// How many equal records the row stands for; grouped outcomes are one observation.
    var copies = 0.0
  }

  /// The scores of the block.
  private(set) var scores: [RowScore]

  /// The rows of the block, R^-T x, by coordinate.
  private(set) var coordinates: [[Double]]

  /// The squared lengths of the rows of the block.
  private(set) var squaredLengths: [Double]

  /// What each row of the block is multiplied by when it is absorbed.
  var factors: [Double]

  private let response: LogisticResponse
  private let predictors: [Double]
  private let inverse: [[Double]]
  private var blocks: DesignBlocks
  private var rotated: RowBlock

  var columns: Int { coordinates.count }

  /// The first rows of the blocks.
  var starts: StrideTo<Int> { blocks.starts }

  init(_ problem: LogisticProblem, _ fit: LogisticSolution) throws(StatsError) {
    response = problem.response
    predictors = try problem.linearPredictors(fit.coefficients)
    let columns = problem.design.columnCount
    inverse = (0..<columns).map { fit.inverse.column($0) }
    let blocks = try DesignBlocks(
      problem.design, scalings: problem.scalings, rows: problem.response.rows)
    let capacity = blocks.block.capacity
    rotated = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RowBlock(capacity: capacity, columns: columns)
    }
    self.blocks = blocks
    scores = Array(repeating: RowScore(), count: capacity)
    squaredLengths = Array(repeating: 0, count: capacity)
    factors = squaredLengths
    coordinates = Array(repeating: squaredLengths, count: columns)
  }

  /// Fills the block with the rows from the given one on, and returns how many they are.
  mutating func load(at start: Int) -> Int {
    let count = blocks.load(at: start)
    rotated.begin(rows: count)
    for column in coordinates.indices {
      blocks.block.multiply(inverse[column], into: &coordinates[column])
      rotated.load(column: column, from: coordinates[column], at: 0, factor: 1, centre: 0)
    }
    rotated.squaredLengths(into: &squaredLengths)
    for row in 0..<count { scores[row] = score(start + row) }
    return count
  }

  /// Adds the block, its rows multiplied by their factors, to the triangle.
  mutating func absorb() throws(StatsError) {
    rotated.scaleRows(by: factors)
    do throws(LinearAlgebraError) { try rotated.absorbIntoFactor() } catch {
      throw StatsError(error)
    }
  }

  /// The triangle of all absorbed rows.
  func triangle() throws(StatsError) -> TriangularFactor {
    try StatsError.wrapping { () throws(LinearAlgebraError) in try rotated.factor() }
  }

  /// The triangle of other rows in the same coordinates.
  mutating func triangle(of sums: [[Double]], rows: Int) throws(StatsError) -> TriangularFactor {
    rotated.reset()
    for start in stride(from: 0, to: rows, by: max(1, rotated.capacity)) {
      rotated.begin(rows: min(rotated.capacity, rows - start))
      for (column, values) in sums.enumerated() {
        rotated.load(column: column, from: values, at: start, factor: 1, centre: 0)
      }
      do throws(LinearAlgebraError) { try rotated.absorbIntoFactor() } catch {
        throw StatsError(error)
      }
    }
    return try triangle()
  }

  private func score(_ row: Int) -> RowScore {
    let e = Double.exp(-predictors[row].magnitude)
    let (small, large) = (e / (1 + e), 1 / (1 + e))
    let (event, other) = predictors[row] >= 0 ? (large, small) : (small, large)
    let weight = e / ((1 + e) * (1 + e))
    switch response.kind {
    case .binary(let outcome, let frequencies):
      return RowScore(
        residual: outcome[row] ? other : -event, weight: weight,
        copies: Double(frequencies?[row] ?? 1))
    case .counts(let successes, let trials):
      let (events, all) = (Double(successes[row]), Double(trials[row]))
      return RowScore(
        residual: events * other - (all - events) * event, weight: all * weight,
        copies: all > 0 ? 1 : 0)
    }
  }
}
