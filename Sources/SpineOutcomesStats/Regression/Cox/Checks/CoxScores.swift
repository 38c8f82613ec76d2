import LinearAlgebra

/// The score residuals of the rows of a Cox regression: what each adds to the score at coefficients.
///
/// U = event (x - m) - sum over event times of risk * rise of the hazard * (x - mean): the
/// derivative of the estimate by the weight of the row, times the information.
struct CoxScores {
  let problem: CoxProblem
  let moments: RiskSetMoments

  /// The place of the event time of each row with the event.
  private let groupOfEvent: [Int32]

  init(_ problem: CoxProblem, _ moments: RiskSetMoments) {
    self.problem = problem
    self.moments = moments
    let layout = problem.riskSets.layout
    var groups = [Int32](repeating: -1, count: layout.rows)
    for (place, group) in layout.groups.enumerated() {
      for row in Int(group.start)..<Int(group.eventsEnd) { groups[row] = Int32(clamping: place) }
    }
    groupOfEvent = groups
  }

  /// The event time of a row of the layout that has the event.
  func group(_ row: Int) -> Int? { groupOfEvent[row] < 0 ? nil : Int(groupOfEvent[row]) }

  /// The weight of a row of the layout.
  func weight(_ row: Int) -> Double { problem.riskSets.layout.weights?[row] ?? 1 }

  /// Times weight, the difference of observed and expected events.
  func martingale(_ row: Int) -> Double {
    (group(row) == nil ? 0 : weight(row)) - moments.expected[row]
  }

  /// The column of a row less the mean of the risk set of its event.
  func schoenfeld(_ row: Int, _ column: Int, group: Int) -> Double {
    problem.columns.value(row, column) - moments.means[group * moments.columns + column]
  }

  /// Times weight, the score residual.
  func score(_ row: Int, _ column: Int) -> Double {
    let width = moments.columns
    let value = problem.columns.value(row, column)
    let rest = value * moments.expected[row] - moments.expectedMeans[row * width + column]
    guard let group = group(row) else { return -rest }
    return weight(row) * (value - moments.means[group * width + column]) - rest
  }
}

extension CoxData {
  /// A factor of the robust covariance matrix, on the units of the given columns.
  ///
  /// I^-1 (sum of U U') I^-1 with U the score residuals (Lin and Wei, JASA 84:1074, 1989), or their
  /// sums over clusters. A frequency stands for so many equal records.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` where the scores do not determine a covariance;
  ///   ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer clusters than columns + 1;
  ///   ``StatsError/invalidArgument(name:reason:)`` without clusters.
  func robustCovarianceFactor(
    _ fit: CoxFit, _ given: CoxGivenScale, _ inference: CoxInference
  ) throws(StatsError) -> [[Double]] {
    let width = problem.columns.columns
    let own = fit.frame.problem
    let scores = CoxScores(own, try Self.moments(own, at: fit.point))
    let rows = problem.riskSets.layout.rows
    var lists = [[Double]](repeating: [], count: width)
    if inference == .clustered {
      guard let clusters else {
        throw .invalidArgument(
          name: "inference", reason: "cluster-robust inference needs the clusters of the rows")
      }
      guard clusters.count > width else {
        throw .tooFewGroups(variable: clusters.name, found: clusters.count, needed: width + 1)
      }
      let order = problem.riskSets.layout.order
      for column in 0..<width {
        var sums = [Double](repeating: 0, count: clusters.count)
        for row in 0..<rows {
          sums[Int(clusters.codes[Int(order[row])])] += scores.score(row, column)
        }
        lists[column] = sums
      }
    } else {
      for column in 0..<width {
        // Of weight w the scores of w equal records.
        lists[column] = (0..<rows).map { row in
          scores.score(row, column) / scores.weight(row).squareRoot()
        }
      }
    }
    return try Self.factor(given.rows, fit.pointInverse, lists)
  }

  /// The rows times K', K the triangle of the scores in coordinates in which the information is the
  /// unit matrix.
  private static func factor(
    _ rows: [[Double]], _ inverse: Matrix, _ scores: [[Double]]
  ) throws(StatsError) -> [[Double]] {
    let (width, count) = (scores.count, scores.first?.count ?? 0)
    let size = DesignBlocks.blockSize
    let triangle = try StatsError.wrapping { () throws(LinearAlgebraError) in
      var block = try RowBlock(capacity: size, columns: width)
      for start in stride(from: 0, to: count, by: size) {
        let range = start..<min(start + size, count)
        block.begin(rows: range.count)
        for column in 0..<width {
          let weights = (0...column).map { inverse[$0, column] }
          let values = range.map { row in
            weights.indices.reduce(0) { $0 + scores[$1][row] * weights[$1] }
          }
          block.load(column: column, from: values, at: 0, factor: 1, centre: 0)
        }
        try block.absorbIntoFactor()
      }
      return try block.factor()
    }
    let diagonal = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try PivotedQR(triangle.matrix).diagonal
    }
    guard diagonal.allSatisfy({ $0 > 1e-11 * max(1, diagonal.first ?? 0) }) else {
      throw .undefined(
        "robust covariance: the score residuals do not tell a variance of every coefficient; use "
          + "Wald or profile likelihood, or fewer terms")
    }
    return rows.map { row in
      (0..<width).map { place in
        (place..<width).reduce(0) { $0 + row[$1] * triangle.matrix[place, $1] }
      }
    }
  }
}
