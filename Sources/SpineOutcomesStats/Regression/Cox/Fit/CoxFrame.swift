import Distributions
import LinearAlgebra

/// The columns in which a Cox regression is computed: those given, or combinations of them that are
/// nearly orthogonal.
///
/// Cross-products of columns with the condition number k lose 2 log10 k digits. Of nearly collinear
/// columns combinations Z = X T are taken instead, T the inverse of a factor of their information.
/// They are formed in twice the digits from the given columns, so that nothing is lost that these
/// have; whatever T is, coefficients b = T c of the given columns are those of c here.
struct CoxFrame: Sendable {
  /// The data with the columns of the frame, which have no names.
  let problem: CoxProblem

  /// T, with the scales of the columns of the frame, upper triangular; nil for the given columns.
  private let turn: Matrix?

  /// The factor of each given column.
  private let factors: [Double]

  /// From this condition number on columns are turned: up to it 12 digits are left.
  static let conditionLimit = 30.0

  /// The given columns.
  init(_ problem: CoxProblem) {
    self.problem = problem
    turn = nil
    factors = problem.columns.scalings.map(\.factor)
  }

  /// Combinations of the columns.
  ///
  /// - Parameters:
  ///   - problem: The given columns.
  ///   - turn: T, upper triangular, for the scaled columns.
  /// - Throws: ``StatsError/tooLarge(_:)``.
  /// - Complexity: O(n p^2) time, O(n p) memory.
  init(_ problem: CoxProblem, turnedBy turn: Matrix) throws(StatsError) {
    let columns = try Self.columns(problem, turn)
    var scaled = turn
    for (column, scaling) in columns.scalings.enumerated() {
      for row in 0...column { scaled[row, column] *= scaling.factor }
    }
    self.problem = CoxProblem(problem, columns: columns)
    self.turn = scaled
    factors = problem.columns.scalings.map(\.factor)
  }

  /// The columns, or combinations of them where the condition number at coefficients asks for it.
  ///
  /// - Parameters:
  ///   - problem: The given columns.
  ///   - b: Their scaled coefficients.
  /// - Throws: ``StatsError/numerical(_:)`` for a singular information.
  init(_ problem: CoxProblem, for b: [Double]) throws(StatsError) {
    var frame = CoxFrame(problem)
    for _ in 0..<3 {
      let sums = try CoxData.sums(frame.problem, at: frame.own(b))
      guard let next = try frame.turned(by: sums.factor(), problem) else { break }
      frame = next
    }
    self = frame
  }

  /// The frame in which an information is near the unit matrix; nil where it is well enough
  /// conditioned in this one.
  ///
  /// - Parameters:
  ///   - factor: R of the information R'R in this frame; nil where that is numerically singular, so
  ///     that R is taken of the columns.
  ///   - problem: The given columns.
  /// - Returns: Another frame; nil where there is no better one.
  /// - Throws: ``StatsError/tooLarge(_:)``.
  func turned(
    by factor: TriangularFactor?, _ problem: CoxProblem
  ) throws(StatsError) -> CoxFrame? {
    let inverse: Matrix
    var known = factor
    if known == nil, turn == nil { known = try RiskSetRank.factor(problem) }
    guard let root = known else { return nil }
    do throws(LinearAlgebraError) {
      inverse = try root.inverse()
      guard try root.conditionOfUnitColumns(inverse: inverse) > Self.conditionLimit else {
        return nil
      }
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
    let turn = given(inverse)
    guard turn.storage.allSatisfy(\.isFinite) else { return nil }
    return try CoxFrame(problem, turnedBy: turn)
  }

  /// The scaled coefficients of the given columns.
  func given(_ own: [Double]) -> [Double] {
    guard let turn else { return own }
    return own.indices.map { row in
      var sum = CompensatedSum()
      for column in row..<own.count {
        let product = DoubleDouble(product: turn[row, column], own[column])
        sum.add(product.high)
        sum.add(product.low)
      }
      return sum.value
    }
  }

  /// T times an upper triangular matrix of so many rows.
  func given(_ own: Matrix) -> Matrix {
    guard let turn else { return own }
    var product = own
    for row in 0..<own.rows {
      for column in 0..<own.columns {
        product[row, column] =
          row > column
          ? 0 : (row...column).reduce(0) { $0 + turn[row, $1] * own[$1, column] }
      }
    }
    return product
  }

  /// The coefficients here of scaled coefficients of the given columns.
  func own(_ given: [Double]) throws(StatsError) -> [Double] {
    guard let turn else { return given }
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      try TriangularFactor(upper: turn).solve(given)
    }
  }

  /// A functional of the coefficients here that is the scaled coefficient of a given column.
  func functional(_ column: Int) -> [Double] {
    guard let turn else {
      return problem.columns.scalings.indices.map { $0 == column ? 1 : 0 }
    }
    return turn.row(column)
  }

  /// The weights of the columns here that make up a scaled given column.
  func weights(_ column: Int) throws(StatsError) -> [Double] {
    try own(problem.columns.scalings.indices.map { $0 == column ? 1 : 0 })
  }

  /// The columns here of a record, less their centres in a component.
  ///
  /// - Parameters:
  ///   - record: The given columns of the record.
  ///   - component: The component of the risk sets.
  /// - Returns: A number for each column here.
  func distances(of record: [Double], in component: Int) -> [Double] {
    let (layout, design, columns) = (problem.riskSets.layout, problem.design, problem.columns)
    guard let turn else {
      return record.indices.map { record[$0] * factors[$0] - columns.centres[$0][component] }
    }
    let first = Int(layout.order[layout.componentRows[component]])
    return record.indices.map { column in
      var sum = DoubleDouble(-columns.centres[column][component])
      for part in 0...column {
        let origin = design.columns[part].value(first)
        let distance = DoubleDouble(
          sum: record[part] * factors[part], -origin * factors[part])
        sum += distance * turn[part, column]
      }
      return sum.high
    }
  }

  /// The condition number (1-norm) of the root of the information of the given columns, these
  /// scaled to length 1.
  ///
  /// - Parameters:
  ///   - factor: R of the information R'R of the columns here.
  ///   - inverse: Its inverse.
  /// - Returns: The condition number.
  /// - Throws: ``LinearAlgebraError/singular(column:)``.
  func condition(
    _ factor: TriangularFactor, _ inverse: Matrix
  ) throws(LinearAlgebraError) -> Double {
    guard let turn else { return try factor.conditionOfUnitColumns(inverse: inverse) }
    var root = factor.matrix
    let back = try TriangularFactor(upper: turn).inverse()
    for row in 0..<root.rows {
      for column in row..<root.columns {
        root[row, column] = (row...column).reduce(0) {
          $0 + factor.matrix[row, $1] * back[$1, column]
        }
      }
    }
    return try TriangularFactor(upper: root).conditionOfUnitColumns(inverse: given(inverse))
  }
}

extension CoxFrame {
  /// The combinations of the scaled columns, less their value in the first row of the component.
  private static func columns(
    _ problem: CoxProblem, _ turn: Matrix
  ) throws(StatsError) -> RiskSetColumns {
    let (layout, design) = (problem.riskSets.layout, problem.design.columns)
    let scalings = problem.columns.scalings
    let rows = problem.response.times.count
    let isLarge = layout.rows * design.count >= 1 << 16
    let numbers = Parallel.map(design.count, isLarge: isLarge) { column in
      var values = [Double](repeating: 0, count: rows)
      for component in 0..<layout.components {
        let members = layout.componentRows[component]..<layout.componentRows[component + 1]
        let first = Int(layout.order[members.lowerBound])
        for place in members {
          let row = Int(layout.order[place])
          var sum = DoubleDouble(0)
          for part in 0...column {
            let (given, factor) = (design[part], scalings[part].factor)
            let distance = DoubleDouble(
              sum: given.value(row) * factor, -given.value(first) * factor)
            sum += distance * turn[part, column]
          }
          values[row] = sum.high
        }
      }
      return values
    }
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      try RiskSetColumns(numbers.map { .numbers($0) }, layout)
    }
  }
}
