/// What the standard error of an area under the ROC curve can be, given the area and the numbers
/// of events and others; proofs in Documentation/Audit.md.
struct AreaErrors {
  let events: Double
  let others: Double
  /// Whether scores may be tied between events and others.
  let allowsTies: Bool

  init(events: Int, others: Int, allowsTies: Bool) {
    self.events = Double(events)
    self.others = Double(others)
    self.allowsTies = allowsTies
  }

  /// The greatest standard error by DeLong's variance: A (1 - A) / (min(m, n) - 1).
  func greatestByDeLong(_ area: Double) -> Double {
    (area * (1 - area) / (min(events, others) - 1)).squareRoot()
  }

  /// The greatest true standard error: A (1 - A) / min(m, n).
  func greatestTrue(_ area: Double) -> Double {
    (area * (1 - area) / min(events, others)).squareRoot()
  }

  /// A bound that no standard error is below, by DeLong's variance or the true one.
  ///
  /// Let V and W be the variances of the placements of the events and of the others. DeLong's
  /// variance is V / (m - 1) + W / (n - 1), and the true one at least V / m + W / n. The placements
  /// are ordered, and their covariance with the order gives V >= 3 (Q - W)^2 and W >= 3 (Q - V)^2
  /// with Q = A (1 - A) without ties, less min(A, 1 - A) / 2 with any ties. The least of V / m + W
  /// / n over these is bounded from below over small cells of W, each at its lower end.
  func least(_ area: Double) -> Double {
    let spread = area * (1 - area)
    let centre = max(0, allowsTies ? spread - min(area, 1 - area) / 2 : spread)
    guard centre > 0 else { return 0 }
    let (alpha, beta) = (1 / events, 1 / others)
    let cells = 4_000
    var least = Double.infinity
    for cell in 0..<cells {
      // W beyond the centre needs no V, and costs more than the centre itself.
      let low = centre * Double(cell) / Double(cells)
      let high = centre * Double(cell + 1) / Double(cells)
      let fromW = 3 * (centre - high) * (centre - high)
      let fromV = max(0, centre - (high / 3).squareRoot())
      least = min(least, alpha * max(fromW, fromV) + beta * low)
    }
    return max(0, min(least, beta * centre)).squareRoot() * (1 - 1e-9)
  }

  /// The standard error of Hanley and McNeil, by the exponential model.
  func hanleyMcNeil(_ area: Double) -> Double {
    let first = area * (1 - area) * (1 - area) / (2 - area)
    let second = area * area * (1 - area) / (1 + area)
    let sum = area * (1 - area) + (events - 1) * first + (others - 1) * second
    return (max(0, sum) / (events * others)).squareRoot()
  }

  /// The standard error under the hypothesis, without ties: that of the rank-sum test.
  var null: Double { ((events + others + 1) / (12 * events * others)).squareRoot() }

  /// The greatest standard score of the rank-sum test, whatever the ties: the part of the ranks'
  /// sum of squares between the groups is at most the whole.
  var greatestNullScore: Double { (events + others - 1).squareRoot() }
}
