import LinearAlgebra

/// The variance of the cumulative baseline hazard of a stratum at each event time, and its
/// covariances with the coefficients.
///
/// The hazard of a record in the middle of the columns moves with a person by f - h'b: b is the
/// influence of the person on the coefficients, h(t) = ∫ E dΛ, and f(t) the sum of
///
/// - 1 / S at an event of the cause, less ∫ w exp(x'b) / S dΛ over the time at risk, S being the sum
///   of the risk set and w the weight;
/// - ∫ q(v) / Y(v) dM(v) over the times of censoring up to t, less the same over those of late entry,
///   since the weights are estimated. q(v) is O(v) (K(t) - K(v)), O the sum of exp(x'b) / G over those
///   with another event before v and K = ∫ G / S dΛ.
///
/// So f changes in three ways: for those at risk by their odds times one number; for everyone by the
/// step of K times a slope k of their own, which changes while they are under follow-up and stays
/// after; and by jumps of their own. ``InfluenceSums`` carry the sums of squares and products from
/// time to time, so that nobody is looked at twice.
struct FineGrayBaselineVariance {
  /// The variance of the logarithm of the cumulative hazard at each event time.
  private(set) var variances: [Double] = []

  /// Its covariances with the coefficients of the turned columns, time by time.
  private(set) var covariances: [Double] = []

  /// Goes through the people whose censoring bears on a stratum.
  ///
  /// - Parameters:
  ///   - number: The stratum.
  ///   - fit: The fit.
  ///   - walk: These people.
  ///   - influences: The influence of each place on the coefficients of the turned columns.
  ///   - total: The covariance of these coefficients, row by row.
  /// - Complexity: O(n p + times p²).
  init(
    ofStratum number: Int, _ fit: FineGrayFit, _ walk: FollowUpWalk, influences: [[Double]],
    total: [[Double]]
  ) {
    let (strata, columns) = (fit.problem.strata, fit.problem.columns)
    let (own, pass) = (strata[number], fit.derivatives.passes[number])
    let localGroups = strata.map { stratum in
      stratum.groupCodes.map { code in own.groupCodes.firstIndex(of: code) ?? 0 }
    }
    var sums = own.groupCodes.map { _ in InfluenceSums(columns: columns) }
    var others = [Double](repeating: 0, count: sums.count)
    // Those who enter late, from then on; all others started alike.
    var late = strata.map { stratum in
      [InfluenceSums.Person](
        repeating: InfluenceSums.Person(), count: stratum.entryRanks == nil ? 0 : stratum.rows.count
      )
    }
    var (time, hazard) = (0, 0.0)
    var h = [Double](repeating: 0, count: columns)
    func group(_ person: FollowUpWalk.Person) -> Int {
      let stratum = Int(person.stratum)
      return localGroups[stratum][Int(strata[stratum].groups[Int(person.place)])]
    }
    func influence(_ person: FollowUpWalk.Person) -> ArraySlice<Double> {
      let start = Int(person.place) * columns
      return influences[Int(person.stratum)][start..<start + columns]
    }
    func ending(_ person: FollowUpWalk.Person) -> FineGrayResponse.Ending {
      strata[Int(person.stratum)].endings[Int(person.place)]
    }
    func frequency(_ person: FollowUpWalk.Person) -> Double {
      strata[Int(person.stratum)].frequencies[Int(person.place)]
    }
    func odds(_ person: FollowUpWalk.Person) -> Double {
      Int(person.stratum) == number ? pass.odds[Int(person.place)] : 0
    }
    for person in walk.fromOrigin {
      _ = sums[group(person)].enter(
        frequency: frequency(person), odds: odds(person), slope: 0, influence(person))
    }
    walk.forEach { rank, leaving, entering in
      var leavers = leaving.map { person in
        let (stratum, place) = (Int(person.stratum), Int(person.place))
        if let entries = strata[stratum].entryRanks, entries[place] >= 0 {
          return late[stratum][place]
        }
        return InfluenceSums.Person(frequency: frequency(person), odds: odds(person))
      }
      var censored = [Double](repeating: 0, count: sums.count)
      for person in leaving where ending(person) == .censored {
        censored[group(person)] += frequency(person)
      }
      let jumps = sums.indices.map { sums[$0].count > 0 ? others[$0] / sums[$0].count : 0 }
      for (group, censored) in censored.enumerated() where censored > 0 {
        sums[group].lowerSlopes(by: jumps[group] * (censored / sums[group].count))
      }
      for (index, person) in leaving.enumerated() where ending(person) == .censored {
        sums[group(person)].raiseSlope(
          of: &leavers[index], by: jumps[group(person)], influence(person))
      }
      if time < own.eventRanks.count, own.eventRanks[time] == rank {
        for (index, person) in leaving.enumerated()
        where Int(person.stratum) == number && ending(person) == .own {
          sums[group(person)].raise(
            &leavers[index], by: 1 / pass.totals[time], influence(person))
        }
        let step = pass.steps[time]
        for group in sums.indices {
          sums[group].pass(
            rise: step / pass.totals[time], following: own.following[group][time])
        }
        hazard += step
        for column in 0..<columns { h[column] += step * pass.means[time * columns + column] }
        time += 1
        add(sums, hazard, h, total)
      }
      for (leaver, person) in zip(leavers, leaving) {
        let inverse = strata[Int(person.stratum)].inverse[Int(person.place)]
        let slope = ending(person) == .other ? -leaver.odds * inverse : 0
        sums[group(person)].leave(leaver, slope: slope, influence(person))
        others[group(person)] -= leaver.frequency * slope
      }
      guard !entering.isEmpty else { return }
      var entered = [Double](repeating: 0, count: sums.count)
      for person in entering { entered[group(person)] += frequency(person) }
      let shares = sums.indices.map { group in
        entered[group] > 0 ? others[group] / (sums[group].count + entered[group]) : 0
      }
      for person in entering {
        late[Int(person.stratum)][Int(person.place)] = sums[group(person)].enter(
          frequency: frequency(person), odds: odds(person), slope: -shares[group(person)],
          influence(person))
      }
      for (group, entered) in entered.enumerated() where entered > 0 {
        sums[group].lowerSlopes(by: -shares[group] * (entered / sums[group].count))
      }
    }
  }

  /// Adds an event time, relative to the hazard reached.
  private mutating func add(
    _ sums: [InfluenceSums], _ hazard: Double, _ h: [Double], _ total: [[Double]]
  ) {
    var variance = CompensatedSum()
    var products = [Double](repeating: 0, count: h.count)
    for sum in sums {
      variance.add(sum.ff)
      for column in h.indices { products[column] += sum.fb[column] }
    }
    for first in h.indices {
      variance.add(-2 * h[first] * products[first])
      for second in h.indices { variance.add(h[first] * total[first][second] * h[second]) }
    }
    variances.append(max(0, variance.value) / hazard / hazard)
    for first in h.indices {
      let known = h.indices.reduce(0.0) { $0 + total[first][$1] * h[$1] }
      covariances.append((products[first] - known) / hazard)
    }
  }
}
