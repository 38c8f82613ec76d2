import LinearAlgebra

/// How well a Cox regression tells who has the event sooner: Harrell's C.
///
/// Of two records that can be compared, one has the event while the other is at risk and free of it:
/// concordant when the first has the greater predicted hazard, discordant when the smaller, tied when
/// the same. C = (concordant + tied / 2) / (concordant + discordant + tied). Records of different strata
/// are not compared, nor are two with the event at one time; a censored time counts as later than an
/// event at it.
///
/// Harrell et al., JAMA 247:2543, 1982, doi 10.1001/jama.1982.03320430047030. Censored pairs that
/// cannot be compared make it depend on the censoring; Uno's weighted C is another.
public struct Concordance: Sendable, Hashable, Codable {
  /// C with its interval: C ± z standard errors, cut off at 0 and 1.
  public let estimate: Estimate

  /// The standard error, by the infinitesimal jackknife: the root of the sum over records (or
  /// clusters) of their squared influences.
  public let standardError: Double

  /// The pairs that agree with the model.
  public let concordant: Int

  /// The pairs that contradict it.
  public let discordant: Int

  /// The pairs with the same predicted hazard.
  public let tied: Int

  /// The number of records.
  public let count: Int

  /// The number of events.
  public let events: Int
}

extension Concordance: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: C with its interval and standard error, and the numbers of pairs.
  public var description: String {
    "\(estimate), SE \(Decimals.fixed(standardError, 4)); \(concordant) pairs concordant, "
      + "\(discordant) discordant, \(tied) tied"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension CoxData {
  /// The concordance of a regression with these data, in which it looks better than in new ones.
  ///
  /// - Parameters:
  ///   - model: A regression fitted to these data.
  ///   - level: The confidence level, inside 0...1; that of the model by default.
  /// - Returns: Harrell's C. After cluster-robust inference the standard error is that of clusters.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   ``StatsError/undefined(_:)`` when no two records can be compared, ``StatsError/tooLarge(_:)``
  ///   beyond 2^31 records.
  ///
  /// Agrees with R's `concordance(fit)`, and with `cluster =` after cluster-robust inference.
  /// - Complexity: O(n log n).
  public func concordance(
    of model: CoxRegression, level: Double? = nil
  ) throws(StatsError) -> Concordance {
    let level = level ?? model.level
    try ConfidenceInterval.check(level: level)
    let b = try scaledCoefficients(of: model)
    guard count <= 1 << 31 else { throw .tooLarge("more than 2^31 records to be compared") }
    let pairs = try ConcordancePairs(problem, predictors: predictors(at: b))
    let compared = Double(pairs.concordant + pairs.discordant + pairs.tied)
    guard compared > 0 else { throw .undefined("no two records can be compared") }
    let difference = Double(pairs.concordant - pairs.discordant) / compared
    var influences = pairs.rows.map { row in
      (Double(row.concordant - row.discordant)
        - difference * Double(row.concordant + row.discordant + row.tied)) / (2 * compared)
    }
    let weights = influences.indices.map { problem.response.weight($0) }
    if model.inference == .clustered, let clusters {
      var sums = [Double](repeating: 0, count: clusters.count)
      for (row, code) in clusters.codes.enumerated() {
        sums[Int(code)] += weights[row] * influences[row]
      }
      influences = sums.map { $0 * $0 }
    } else {
      influences = zip(influences, weights).map { $0 * $0 * $1 }
    }
    var variance = CompensatedSum()
    for term in influences { variance.add(term) }
    let error = variance.value.squareRoot()
    let value = (1 + difference) / 2
    let reach = WaldReference.normal.reach(level: level) * error
    return Concordance(
      estimate: try Estimate(
        name: "concordance (Harrell's C)", value: value,
        confidenceInterval: ConfidenceInterval(
          lower: max(0, value - reach), upper: min(1, value + reach), level: level,
          method: "infinitesimal jackknife")),
      standardError: error, concordant: pairs.concordant, discordant: pairs.discordant,
      tied: pairs.tied, count: count, events: events)
  }

  /// The linear predictor of each row, on the given units up to a constant of the stratum.
  private func predictors(at b: [Double]) -> [Double] {
    let factors = problem.columns.scalings.map(\.factor)
    var predictors =
      problem.design.offset ?? [Double](repeating: 0, count: problem.response.times.count)
    // Distances from a value of the column keep their digits where it is far from 0.
    for (place, column) in problem.design.columns.enumerated() {
      let weight = b[place] * factors[place]
      let origin = column.count > 0 ? column.value(0) : 0
      for row in predictors.indices { predictors[row] += weight * (column.value(row) - origin) }
    }
    return predictors
  }
}
