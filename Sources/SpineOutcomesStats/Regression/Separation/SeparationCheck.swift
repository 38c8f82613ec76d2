import LinearAlgebra
import RealModule

/// Decides whether the outcome is separated by the columns of a design.
///
/// Turn the sign of every row of an outcome that did not occur: z = row for an event, -row for
/// another record. A finite maximum-likelihood estimate exists if and only if no direction b has
/// z'b >= 0 for all rows and > 0 for some (Albert and Anderson, Biometrika 71:1, 1984). By
/// Stiemke's lemma that is so if and only if some strictly positive combination of the rows z
/// is zero; with all multipliers at least 1, if and only if c = -sum z is a combination of the
/// z with multipliers >= 0. That is a non-negative least-squares problem with one unknown for
/// each record, solved by the active-set method of Lawson and Hanson, whose active set never
/// exceeds the number of columns. A residual of zero proves the overlap; another residual r is
/// the proof of the opposite: -r is a direction that separates.
///
/// Records that the direction tells strictly apart are then dropped and the rest is decided in
/// the same way, until the rest overlaps (quasi-complete separation: its terms stay finite) or
/// nothing is left (complete separation).
///
/// Rounding: the problem is solved in coordinates in which the columns are orthogonal, so that
/// nearly collinear columns are not mistaken for a separation. A direction of length 1 there is
/// d on the scaled columns; the margin z'd of a row of length 1 is then known to a few roundings
/// of |d|, and counts as positive above ``margin(of:)``: far above that rounding, and far below
/// the relative gap between two distinct values of real data.
struct SeparationCheck {
  /// The least margin, on rows of length 1, of a record that a direction tells apart.
  static func margin(of direction: [Double]) -> Double {
    max(1e-11, 32 * Double.ulpOfOne * Double(direction.count) * OrthogonalBasis.length(direction))
  }

  private let outcome: [Bool]
  private var isActive: [Bool]
  private var blocks: DesignBlocks
  private var products: [Double]
  private var lengths: [Double]
  private let columns: Int

  /// The triangle of a QR factorisation of the scaled columns, their mean square about 1.
  private let triangle: TriangularFactor

  /// Prepares the decision for a design of full rank.
  ///
  /// - Parameters:
  ///   - problem: The data.
  ///   - factor: A triangular factor of the scaled columns, up to a constant.
  /// - Throws: ``StatsError/tooLarge(_:)``.
  init(_ problem: LogisticProblem, factor: TriangularFactor) throws(StatsError) {
    switch problem.response.kind {
    case .binary(let outcome, let frequencies):
      blocks = try DesignBlocks(problem.design, scalings: problem.scalings, rows: outcome.count)
      self.outcome = outcome
      isActive =
        frequencies.map { $0.map { $0 > 0 } } ?? Array(repeating: true, count: outcome.count)
    case .counts:
      let (unmixed, outcome) = try problem.withUnmixedRows()
      blocks = try DesignBlocks(unmixed.design, scalings: problem.scalings, rows: outcome.count)
      self.outcome = outcome
      isActive = Array(repeating: true, count: outcome.count)
    }
    products = Array(repeating: 0, count: blocks.block.capacity)
    lengths = products
    columns = problem.design.columnCount
    triangle = factor.dividedByLongestColumn()
  }

  /// The separation of the outcome; nil when it overlaps and a finite estimate exists.
  ///
  /// - Complexity: O(p) passes over the rows, usually.
  mutating func separation() throws(StatsError) -> Separation? {
    var directions: [[Double]] = []
    var isComplete = false
    // Every round but the last drops a dimension.
    for _ in 0...columns {
      guard let direction = try direction() else { break }
      let (dropped, remaining) = drop(along: direction)
      guard dropped > 0 else { break }
      directions.append(direction)
      isComplete = remaining == 0
      if isComplete { break }
    }
    guard !directions.isEmpty else { return nil }
    return Separation(kind: isComplete ? .complete : .quasiComplete, terms: terms(directions))
  }

  /// A direction that separates the active rows; nil when they overlap.
  private mutating func direction() throws(StatsError) -> [Double]? {
    var problem = NonNegativeLeastSquares(target: try orthogonal(negativeMean()))
    let size = OrthogonalBasis.length(problem.residual)
    // The bound is far above what the method needs; it ends a cycle that rounding could cause.
    for _ in 0..<(100 + 20 * columns) {
      let length = OrthogonalBasis.length(problem.residual)
      // A rest of this length is the rounding of the target.
      guard length > 16 * Double.ulpOfOne * Double(columns) * max(1, size) else { return nil }
      let unit = problem.residual.map { $0 / length }
      let direction = try StatsError.wrapping { () throws(LinearAlgebraError) in
        try triangle.solve(unit)
      }
      guard let best = steepest(along: direction, excluding: problem.refused) else {
        // A refused row contradicts the direction by more than rounding can explain: no proof.
        return problem.refused.isEmpty ? direction.map { -$0 } : nil
      }
      let row = try orthogonal(best.row)
      let rowLength = OrthogonalBasis.length(row)
      guard rowLength > 0 else { return nil }
      problem.enter(row.map { $0 / rowLength }, index: best.index)
    }
    throw .numerical("the search for a separating direction")
  }

  /// A row in the coordinates in which the columns are orthogonal.
  private func orthogonal(_ row: [Double]) throws(StatsError) -> [Double] {
    try StatsError.wrapping { () throws(LinearAlgebraError) in
      try triangle.solve(row, transposed: true)
    }
  }

  /// -(sum of the active rows of length 1) / count.
  private mutating func negativeMean() -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: columns)
    var part = [Double](repeating: 0, count: columns)
    var active = 0
    for start in blocks.starts {
      let count = blocks.load(at: start)
      blocks.block.squaredLengths(into: &lengths)
      for row in 0..<count {
        let length = lengths[row].squareRoot()
        let isUsed = isActive[start + row] && length > 0
        if isUsed { active += 1 }
        products[row] = isUsed ? (outcome[start + row] ? -1 : 1) / length : 0
      }
      blocks.block.multiplyTransposed(products, into: &part)
      for column in part.indices { sums[column].add(part[column]) }
    }
    return sums.map { $0.value / Double(max(1, active)) }
  }

  /// The active row, of length 1, with the greatest product with a direction, if above the margin.
  private mutating func steepest(
    along direction: [Double], excluding refused: Set<Int>
  ) -> (index: Int, row: [Double])? {
    var best = Self.margin(of: direction)
    var found: (index: Int, row: [Double])?
    for start in blocks.starts {
      let count = margins(along: direction, at: start)
      var place: Int?
      for row in 0..<count
      where products[row] > best && isActive[start + row] && !refused.contains(start + row) {
        best = products[row]
        place = row
      }
      if let place {
        let scale = (outcome[start + place] ? 1 : -1) / lengths[place].squareRoot()
        found = (start + place, blocks.block.row(place).map { $0 * scale })
      }
    }
    return found
  }

  /// Drops the active rows that a direction tells strictly apart.
  private mutating func drop(along direction: [Double]) -> (dropped: Int, remaining: Int) {
    var (dropped, remaining) = (0, 0)
    let margin = Self.margin(of: direction)
    for start in blocks.starts {
      let count = margins(along: direction, at: start)
      for row in 0..<count where isActive[start + row] {
        if products[row] > margin {
          isActive[start + row] = false
          dropped += 1
        } else {
          remaining += 1
        }
      }
    }
    return (dropped, remaining)
  }

  /// Writes the products of the turned rows of a block, of length 1, with a direction.
  private mutating func margins(along direction: [Double], at start: Int) -> Int {
    let count = blocks.load(at: start)
    blocks.block.squaredLengths(into: &lengths)
    blocks.block.multiply(direction, into: &products)
    for row in 0..<count {
      let length = lengths[row].squareRoot()
      products[row] =
        length > 0 ? (outcome[start + row] ? products[row] : -products[row]) / length : 0
    }
    return count
  }

  /// The terms that the directions move, each with the sign of the first that does.
  private func terms(_ directions: [[Double]]) -> [Separation.Term] {
    let names = blocks.design.columnNames
    var signs: [Bool?] = Array(repeating: nil, count: columns)
    let hasIntercept = blocks.design.intercept == .included
    // A component that is zero comes out as the rounding of the direction.
    let condition = (try? triangle.conditionEstimate()) ?? 1
    let noise = max(1e-9, 64 * Double.ulpOfOne * condition)
    for direction in directions {
      let largest = direction.reduce(0) { max($0, $1.magnitude) }
      for column in 0..<columns where signs[column] == nil {
        var value = direction[column]
        var size = largest
        if column == 0, hasIntercept {
          // The constant term on the given scale takes back the centring of the others.
          for other in 1..<max(1, columns) {
            let share = direction[other] * blocks.scalings[other].centre
            value -= share
            size = max(size, share.magnitude)
          }
        }
        if value.magnitude > noise * size { signs[column] = value > 0 }
      }
    }
    return zip(names, signs).compactMap { name, sign in
      sign.map { Separation.Term(name: name, isPositive: $0) }
    }
  }
}
