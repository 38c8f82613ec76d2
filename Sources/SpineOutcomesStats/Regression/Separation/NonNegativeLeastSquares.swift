import LinearAlgebra

/// min |A x - c| over x >= 0, one column of A at a time: Lawson and Hanson's active set.
///
/// The caller finds the column with the steepest descent, which is where the many columns are;
/// this value keeps the few that carry a positive multiplier (Lawson and Hanson, Solving Least
/// Squares Problems, 1974, chapter 23).
struct NonNegativeLeastSquares {
  /// A column with a positive multiplier.
  private struct Member {
    var index: Int
    var column: [Double]
    var multiplier: Double
  }

  /// What is left of the target: c - A x.
  private(set) var residual: [Double]

  /// Columns that rounding keeps from entering at the present residual.
  private(set) var refused: Set<Int> = []

  private let target: [Double]
  private var members: [Member] = []

  init(target: [Double]) {
    self.target = target
    residual = target
  }

  /// Lets a column enter, which has a positive product with the residual.
  mutating func enter(_ column: [Double], index: Int) {
    let before = members
    members.append(Member(index: index, column: column, multiplier: 0))
    var isFirst = true
    while true {
      guard let solution = solve() else { return refuse(index, before) }
      // In exact arithmetic the entering multiplier is positive; if not, rounding decides.
      if isFirst, let last = solution.last, last <= 0 { return refuse(index, before) }
      isFirst = false
      guard solution.contains(where: { $0 <= 0 }) else {
        for place in members.indices { members[place].multiplier = solution[place] }
        refused = []
        return
      }
      var step = 1.0
      for (member, aim) in zip(members, solution) where aim <= 0 {
        step = min(step, member.multiplier / (member.multiplier - aim))
      }
      var isBlocked = members.map { _ in false }
      for place in members.indices {
        let aim = solution[place]
        let before = members[place].multiplier
        members[place].multiplier += step * (aim - before)
        isBlocked[place] = aim <= 0 && before / (before - aim) <= step
      }
      members = zip(members, isBlocked).filter { !$1 }.map(\.0)
    }
  }

  private mutating func refuse(_ index: Int, _ before: [Member]) {
    members = before
    _ = solve()
    refused.insert(index)
  }

  /// The unconstrained multipliers of the members; nil when they are dependent.
  private mutating func solve() -> [Double]? {
    var basis = OrthogonalBasis(dimension: target.count)
    for member in members {
      let projection = basis.project(member.column)
      guard projection.residualLength > 1e-14 else { return nil }
      basis.append(projection)
    }
    let projection = basis.project(target)
    residual = projection.residual
    return projection.coefficients
  }
}
