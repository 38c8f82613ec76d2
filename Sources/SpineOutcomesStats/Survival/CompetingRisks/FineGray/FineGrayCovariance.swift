import LinearAlgebra

/// The robust covariance of Fine-Gray estimates, which counts that the weights are estimated.
///
/// With I the information, I^-1 (Σ (η + ψ)(η + ψ)') I^-1: η is the residual of a person from the
/// estimating function with known weights, ψ what the person adds by being at risk of censoring,
/// ∫ q(v) / Y(v) dM(v) over the times of censoring. Fine and Gray, JASA 94:496, 1999, section 5.
struct FineGrayCovariance {
  /// Rows m with covariance m m', on the scaled columns.
  let rows: [[Double]]

  /// Sums the residuals.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when the residuals do not span all columns.
  /// - Complexity: O(n p²).
  init(_ fit: FineGrayFit) throws(StatsError) {
    let problem = fit.turned
    let columns = problem.columns
    let residuals = FineGrayResiduals(problem, fit.pass)
    var sums = [Double](repeating: 0, count: columns * columns)
    for place in problem.rows.indices {
      let frequency = problem.frequencies[place]
      for first in 0..<columns {
        let scaled = frequency * residuals.values[place * columns + first]
        for second in first..<columns {
          sums[first * columns + second] += scaled * residuals.values[place * columns + second]
        }
      }
    }
    let inverse = fit.inverse
    let meat = try StatsError.wrapping { () throws(LinearAlgebraError) in
      var matrix = try Matrix(rows: columns, columns: columns)
      for first in 0..<columns {
        for second in first..<columns {
          matrix[first, second] = sums[first * columns + second]
          matrix[second, first] = sums[first * columns + second]
        }
      }
      return try TriangularFactor(crossProducts: matrix)
    }
    guard let meat else {
      throw .undefined(
        "the robust covariance of a Fine-Gray regression is singular; use fewer terms")
    }
    // I^-1 = K K' with K the inverse of the factor; the rows are T I^-1 C' for the meat C'C.
    let turn = fit.turn
    let product = (0..<columns).map { row in
      (0..<columns).map { column in
        (0..<columns).reduce(0.0) { $0 + turn[row, $1] * inverse[$1, column] }
      }
    }
    rows = product.map { row in
      let information = (0..<columns).map { other in
        (0..<columns).reduce(0.0) { $0 + row[$1] * inverse[other, $1] }
      }
      return (0..<columns).map { place in
        (0..<columns).reduce(0.0) { $0 + information[$1] * meat.matrix[place, $1] }
      }
    }
  }
}

/// The residual η + ψ of each place.
private struct FineGrayResiduals {
  private(set) var values: [Double]

  init(_ problem: FineGrayProblem, _ pass: FineGrayPass) {
    let (columns, times) = (problem.columns, problem.eventTimes.count)
    values = [Double](repeating: 0, count: problem.rows.count * columns)
    // The sums of mean * step, as those of the steps.
    var before = [Double](repeating: 0, count: (times + 1) * columns)
    for time in 0..<times {
      for column in 0..<columns {
        before[(time + 1) * columns + column] =
          before[time * columns + column]
          + pass.steps[time] * pass.means[time * columns + column]
      }
    }
    let after = problem.censoringFree.map { free in
      var sums = [Double](repeating: 0, count: (times + 1) * columns)
      for time in (0..<times).reversed() {
        for column in 0..<columns {
          sums[time * columns + column] =
            sums[(time + 1) * columns + column]
            + free[time] * pass.steps[time] * pass.means[time * columns + column]
        }
      }
      return sums
    }
    for place in problem.rows.indices {
      let (passed, group) = (problem.passed[place], problem.groups[place])
      let isOther = problem.endings[place] == .other
      for column in 0..<columns {
        let value = problem.values[place * columns + column]
        var mean = before[passed * columns + column]
        if isOther {
          mean += problem.inverseFree[place] * after[group][passed * columns + column]
        }
        var residual = -pass.odds[place] * (value * pass.exposures[place] - mean)
        if problem.endings[place] == .own {
          residual += value - pass.means[(passed - 1) * columns + column]
        }
        values[place * columns + column] = residual
      }
    }
    addCensoring(problem, pass, after)
  }

  /// Adds ψ: time by time, with the sums over those with another event before.
  private mutating func addCensoring(
    _ problem: FineGrayProblem, _ pass: FineGrayPass, _ after: [[Double]]
  ) {
    let (columns, groups) = (problem.columns, problem.groupCount)
    let width = columns + 1
    var atRisk = [Double](repeating: 0, count: groups)
    for (group, frequency) in zip(problem.groups, problem.frequencies) {
      atRisk[group] += frequency
    }
    var others = [Double](repeating: 0, count: groups * width)
    var drift = [Double](repeating: 0, count: groups * columns)
    var jump = drift
    var censored = [Double](repeating: 0, count: groups)
    for tie in problem.ties {
      for place in tie where problem.endings[place] == .censored {
        censored[problem.groups[place]] += problem.frequencies[place]
      }
      // How many event times are before this one.
      let own = tie.contains { problem.endings[$0] == .own }
      let passed = problem.passed[tie.lowerBound] - (own ? 1 : 0)
      for group in 0..<groups where censored[group] > 0 {
        let share = censored[group] / atRisk[group]
        for column in 0..<columns {
          let q =
            others[group * width + 1 + column] * pass.after[group][passed]
            - others[group * width] * after[group][passed * columns + column]
          jump[group * columns + column] = q / atRisk[group]
          drift[group * columns + column] += q / atRisk[group] * share
        }
        censored[group] = 0
      }
      for place in tie {
        let group = problem.groups[place]
        for column in 0..<columns {
          let mine = problem.endings[place] == .censored ? jump[group * columns + column] : 0
          values[place * columns + column] += mine - drift[group * columns + column]
        }
      }
      for place in tie {
        let group = problem.groups[place]
        atRisk[group] -= problem.frequencies[place]
        guard problem.endings[place] == .other else { continue }
        let weight =
          problem.frequencies[place] * pass.odds[place] * problem.inverseFree[place]
        others[group * width] += weight
        for column in 0..<columns {
          others[group * width + 1 + column] += weight * problem.values[place * columns + column]
        }
      }
    }
  }
}
