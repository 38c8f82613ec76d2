import LinearAlgebra

/// The robust covariance of Fine-Gray estimates, which counts that the weights are estimated.
///
/// With I the information, I^-1 (Σ (η + ψ)(η + ψ)') I^-1: η is the residual of a person from the
/// estimating function with known weights, ψ what the person adds by being at risk of censoring,
/// ∫ q(v) / Y(v) dM(v) over the times of censoring, and less the same over the times of late entry.
/// Fine and Gray, JASA 94:496, 1999, section 5; in strata Zhou, Latouche, Rocha and Fine,
/// Biometrics 67:661, 2011.
struct FineGrayCovariance {
  /// Rows m with covariance m m', on the scaled columns.
  let rows: [[Double]]

  /// I^-1 (η + ψ) of each place on the turned columns, by stratum, place by place.
  let influences: [[Double]]

  /// Sums the residuals.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when the residuals do not span all columns.
  /// - Complexity: O(n p²), and O(s p) for each time of censoring or entry of a group of censoring
  ///   with persons in s strata.
  init(_ fit: FineGrayFit) throws(StatsError) {
    let problem = fit.problem
    let columns = problem.columns
    let residuals = FineGrayResiduals(problem, fit.derivatives.passes)
    var sums = [Double](repeating: 0, count: columns * columns)
    for (stratum, values) in zip(problem.strata, residuals.values) {
      for place in stratum.rows.indices {
        let frequency = stratum.frequencies[place]
        for first in 0..<columns {
          let scaled = frequency * values[place * columns + first]
          for second in first..<columns {
            sums[first * columns + second] += scaled * values[place * columns + second]
          }
        }
      }
    }
    let inverse = fit.inverse
    guard let meat = try FineGrayDerivatives.factor(ofTriangle: sums, columns: columns) else {
      throw .undefined(
        "the robust covariance of a Fine-Gray regression is singular; use fewer terms")
    }
    // I^-1 = K K' with K the inverse of the factor; the rows are T I^-1 C' for the meat C'C.
    let (turn, indices) = (fit.turn, 0..<columns)
    let product = indices.map { row in
      indices.map { column in
        indices.reduce(0.0) { $0 + turn[row, $1] * inverse[$1, column] }
      }
    }
    rows = product.map { row in
      let information = indices.map { other in
        indices.reduce(0.0) { $0 + row[$1] * inverse[other, $1] }
      }
      return indices.map { place in
        indices.reduce(0.0) { $0 + information[$1] * meat.matrix[place, $1] }
      }
    }
    let solution = indices.map { row in
      indices.map { column in
        indices.reduce(0.0) { $0 + inverse[row, $1] * inverse[column, $1] }
      }
    }
    influences = residuals.values.map { values in
      var found = values
      for start in stride(from: 0, to: values.count, by: columns) {
        for row in indices {
          found[start + row] = indices.reduce(0.0) {
            $0 + solution[row][$1] * values[start + $1]
          }
        }
      }
      return found
    }
  }
}

/// The residual η + ψ of each place, by stratum.
private struct FineGrayResiduals {
  private(set) var values: [[Double]]

  init(_ problem: FineGrayProblem, _ passes: [FineGrayPass]) {
    let columns = problem.columns
    let sums = zip(problem.strata, passes).map { stratum, pass in
      MeanSums(stratum, pass, columns)
    }
    values = problem.strata.indices.map { number in
      Self.residuals(problem.strata[number], passes[number], sums[number], columns)
    }
    for code in problem.groupCodes {
      addCensoring(problem.walk(ofGroups: [code]), problem.strata, passes, sums, columns)
    }
  }

  /// The sums of mean * step, as the pass has those of the steps.
  private struct MeanSums {
    var before: [Double]
    var after: [[Double]]

    init(_ stratum: FineGrayStratum, _ pass: FineGrayPass, _ columns: Int) {
      let times = stratum.eventTimes.count
      var before = [Double](repeating: 0, count: (times + 1) * columns)
      for time in 0..<times {
        for column in 0..<columns {
          before[(time + 1) * columns + column] =
            before[time * columns + column]
            + pass.steps[time] * pass.means[time * columns + column]
        }
      }
      self.before = before
      after = stratum.following.map { following in
        var sums = [Double](repeating: 0, count: (times + 1) * columns)
        for time in (0..<times).reversed() {
          for column in 0..<columns {
            sums[time * columns + column] =
              sums[(time + 1) * columns + column]
              + following[time] * pass.steps[time] * pass.means[time * columns + column]
          }
        }
        return sums
      }
    }
  }

  /// η.
  private static func residuals(
    _ stratum: FineGrayStratum, _ pass: FineGrayPass, _ sums: MeanSums, _ columns: Int
  ) -> [Double] {
    var values = [Double](repeating: 0, count: stratum.rows.count * columns)
    for place in stratum.rows.indices {
      let (passed, group) = (Int(stratum.passed[place]), Int(stratum.groups[place]))
      let entered = Int(stratum.entered?[place] ?? 0)
      let isOther = stratum.endings[place] == .other
      for column in 0..<columns {
        let value = stratum.values[place * columns + column]
        var mean = sums.before[passed * columns + column] - sums.before[entered * columns + column]
        if isOther {
          mean += stratum.inverse[place] * sums.after[group][passed * columns + column]
        }
        var residual = -pass.odds[place] * (value * pass.exposures[place] - mean)
        if stratum.endings[place] == .own {
          residual += value - pass.means[(passed - 1) * columns + column]
        }
        values[place * columns + column] = residual
      }
    }
    return values
  }

  /// Adds ψ of the people of a group of censoring: time by time, with the sums over those with
  /// another event before.
  private mutating func addCensoring(
    _ walk: FollowUpWalk, _ strata: [FineGrayStratum], _ passes: [FineGrayPass],
    _ sums: [MeanSums], _ columns: Int
  ) {
    // The strata with people of the group, and its place in them.
    let code = walk.leaving.first.map { person in
      let stratum = strata[Int(person.stratum)]
      return stratum.groupCodes[Int(stratum.groups[Int(person.place)])]
    }
    let members = strata.indices.compactMap { number in
      strata[number].groupCodes.firstIndex { $0 == code }.map { (stratum: number, group: $0) }
    }
    let width = columns + 1
    var others = [Double](repeating: 0, count: strata.count * width)
    var passed = [Int](repeating: 0, count: strata.count)
    var drift = [Double](repeating: 0, count: columns)
    var jump = drift
    var starts: [[Double]?] = strata.map {
      $0.entryRanks == nil ? nil : [Double](repeating: 0, count: $0.rows.count * columns)
    }
    var atRisk = walk.fromOrigin.reduce(0) {
      $0 + strata[Int($1.stratum)].frequencies[Int($1.place)]
    }
    func frequency(_ person: FollowUpWalk.Person) -> Double {
      strata[Int(person.stratum)].frequencies[Int(person.place)]
    }
    // q / Y, with the event times that have passed.
    func findJump() {
      for column in 0..<columns {
        var q = 0.0
        for (stratum, group) in members {
          q +=
            others[stratum * width + 1 + column] * passes[stratum].after[group][passed[stratum]]
            - others[stratum * width]
            * sums[stratum].after[group][passed[stratum] * columns + column]
        }
        jump[column] = q / atRisk
      }
    }
    func pass(_ rank: Int32, isIncluded: Bool) {
      for (stratum, _) in members {
        let ranks = strata[stratum].eventRanks
        while passed[stratum] < ranks.count,
          ranks[passed[stratum]] < rank || isIncluded && ranks[passed[stratum]] == rank
        {
          passed[stratum] += 1
        }
      }
    }
    var values = values
    walk.forEach { rank, leaving, entering in
      let censored = leaving.reduce(0.0) { sum, person in
        strata[Int(person.stratum)].endings[Int(person.place)] == .censored
          ? sum + frequency(person) : sum
      }
      if censored > 0 {
        pass(rank, isIncluded: false)
        findJump()
        for column in 0..<columns { drift[column] += jump[column] * (censored / atRisk) }
      }
      for person in leaving {
        let (stratum, place) = (Int(person.stratum), Int(person.place))
        let isCensored = strata[stratum].endings[place] == .censored
        for column in 0..<columns {
          let start = starts[stratum]?[place * columns + column] ?? 0
          values[stratum][place * columns + column] +=
            (isCensored ? jump[column] : 0) - (drift[column] - start)
        }
        atRisk -= frequency(person)
        guard strata[stratum].endings[place] == .other else { continue }
        let weight =
          frequency(person) * passes[stratum].odds[place] * strata[stratum].inverse[place]
        others[stratum * width] += weight
        for column in 0..<columns {
          others[stratum * width + 1 + column] +=
            weight * strata[stratum].values[place * columns + column]
        }
      }
      guard !entering.isEmpty else { return }
      let entered = entering.reduce(0.0) { $0 + frequency($1) }
      atRisk += entered
      pass(rank, isIncluded: true)
      findJump()
      for person in entering {
        let (stratum, place) = (Int(person.stratum), Int(person.place))
        for column in 0..<columns {
          values[stratum][place * columns + column] -= jump[column]
          starts[stratum]?[place * columns + column] = drift[column]
        }
      }
      for column in 0..<columns { drift[column] -= jump[column] * (entered / atRisk) }
    }
    self.values = values
  }
}
