import LinearAlgebra

extension FineGrayFit {
  /// The baseline hazard of each stratum with what intervals of predictions need.
  ///
  /// - Parameters:
  ///   - robust: The covariance of the coefficients.
  ///   - centre: The linear predictor of the middle of the scaled columns.
  ///   - names: The names of the strata by their codes; nil without strata.
  /// - Returns: The baselines, in the order of the strata.
  /// - Complexity: O(n p + times p²); with censoring that strata share O(n p) for each of them.
  func baselines(
    _ robust: FineGrayCovariance, centre: Double, names: [String]?
  ) -> [FineGrayBaseline] {
    let problem = problem
    let columns = problem.columns
    var total = [[Double]](
      repeating: [Double](repeating: 0, count: columns), count: columns)
    for (stratum, influences) in zip(problem.strata, robust.influences) {
      for place in stratum.rows.indices {
        for first in 0..<columns {
          let scaled = stratum.frequencies[place] * influences[place * columns + first]
          for second in 0..<columns {
            total[first][second] += scaled * influences[place * columns + second]
          }
        }
      }
    }
    let (own, covariance) = (self, total)
    // Strata with the same groups of censoring share their walk.
    var walks: [[Int]: FollowUpWalk] = [:]
    for stratum in problem.strata where walks[stratum.groupCodes] == nil {
      walks[stratum.groupCodes] = problem.walk(ofGroups: stratum.groupCodes)
    }
    let shared = problem.strata.compactMap { walks[$0.groupCodes] }
    let rows = problem.strata.reduce(0) { $0 + $1.rows.count }
    let variances = Parallel.map(problem.strata.count, isLarge: rows > 1 << 13) {
      FineGrayBaselineVariance(
        ofStratum: $0, own, shared[$0], influences: robust.influences, total: covariance)
    }
    return problem.strata.indices.map { number in
      let (stratum, pass) = (problem.strata[number], derivatives.passes[number])
      return FineGrayBaseline(
        stratum: names?[Int(problem.codes[number])], times: stratum.eventTimes,
        hazards: Array(pass.before.dropFirst()), linearPredictor: pass.shift + centre,
        lastTime: stratum.rows.last.map { problem.response.times[$0] } ?? 0,
        variances: variances[number].variances,
        covariances: unturned(variances[number].covariances))
    }
  }

  /// Covariances with the coefficients of the turned columns as those with the coefficients of the
  /// given ones.
  private func unturned(_ covariances: [Double]) -> [Double] {
    let columns = problem.columns
    var found = covariances
    for start in stride(from: 0, to: covariances.count, by: columns) {
      for row in 0..<columns {
        let scaled = (row..<columns).reduce(0.0) {
          $0 + turn[row, $1] * covariances[start + $1]
        }
        found[start + row] = scaled * problem.scalings[row].factor
      }
    }
    return found
  }
}

extension FineGrayBaseline {
  /// Whether all its numbers are finite and its hazards above 0.
  var isFinite: Bool {
    linearPredictor.isFinite && hazards.allSatisfy { $0 > 0 && $0 < .infinity }
      && variances.allSatisfy(\.isFinite) && covariances.allSatisfy(\.isFinite)
  }
}
