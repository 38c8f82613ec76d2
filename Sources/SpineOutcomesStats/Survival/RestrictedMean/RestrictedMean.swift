/// The mean time without the event up to a time τ: the area under a Kaplan-Meier curve.
///
/// μ(τ) = ∫ S(t) dt from 0 to τ, with the variance Σ A(t)² d / (r (r - d)) over the event times up
/// to τ, where A(t) is the area under the curve from t to τ: Greenwood's form, as in R's
/// `print(survfit(...), rmean = tau)` and in `survRM2::rmst2`. It is the variance of the
/// estimate; that of the restricted times themselves is far larger and belongs to one person.
///
/// Irwin, J Hyg 47:188, 1949; Royston and Parmar, BMC Med Res Methodol 13:152, 2013,
/// doi 10.1186/1471-2288-13-152.
public struct RestrictedMean: Sendable, Hashable, Codable {
  /// The name of the group.
  public let group: String

  /// The number of records.
  public let count: Int

  /// The number of events, those after τ included.
  public let events: Int

  /// The time τ to which the mean is restricted.
  public let time: Double

  /// The mean time without the event up to τ, from 0 to τ.
  public let mean: Estimate

  /// The mean time lost up to τ, τ - mean: the area above the curve.
  public let timeLost: Estimate

  /// The standard error of both.
  public let standardError: Double

  /// The unit of time, if it has a name.
  public let unit: String?
}

extension RestrictedMean: CustomStringConvertible, CustomDebugStringConvertible {
  /// "radiotherapy: n = 38, 20 events, restricted mean to 24 13.2 (95 % CI 10.9 to 15.6)".
  public var description: String {
    "\(group): n = \(count), \(events) event\(events == 1 ? "" : "s"), \(mean)"
      + (unit.map { " \($0)" } ?? "")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

extension KaplanMeier {
  /// The restricted mean of each group, with its interval, and the restricted time lost.
  ///
  /// - Parameter time: The time τ, above 0, in the unit of the data, the same for all groups.
  /// - Returns: The means, in the order of the groups that have records.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is not above 0 and
  ///   finite; ``StatsError/undefined(_:)`` for a τ beyond the last follow-up of a group, unless
  ///   S has fallen to 0.
  ///
  /// *Edge cases*: without events up to τ the mean is τ with a standard error of 0, and as for S
  /// there is no interval: nothing is known of its variance. An interval is mean ± z SE and not cut
  /// off at 0 and τ.
  ///
  /// R: `print(survfit(...), rmean = tau)`, which extends the last step when τ lies beyond it;
  /// `survRM2::rmst2`, which allows τ up to the last follow-up of the arm that ends first.
  /// - Complexity: O(number of distinct times).
  public func restrictedMean(to time: Double) throws(StatsError) -> [RestrictedMean] {
    var means: [RestrictedMean] = []
    for curve in curves where !curve.table.times.isEmpty {
      means.append(try curve.restrictedMean(to: time))
    }
    return means
  }
}

extension SurvivalCurve {
  /// The restricted mean of the group: see ``KaplanMeier/restrictedMean(to:)``.
  ///
  /// - Parameter time: The time τ, above 0, in the unit of the data.
  /// - Returns: The mean, the time lost and their standard error.
  /// - Throws: As ``KaplanMeier/restrictedMean(to:)``; ``StatsError/undefined(_:)`` for a group
  ///   without records.
  /// - Complexity: O(number of distinct times).
  public func restrictedMean(to time: Double) throws(StatsError) -> RestrictedMean {
    let area = try RestrictedArea(self, to: time)
    let (error, half) = (area.standardError, quantile * area.standardError)
    func estimate(_ name: String, _ value: Double) throws(StatsError) -> Estimate {
      let interval =
        try error > 0
        ? ConfidenceInterval(
          lower: value - half, upper: value + half, level: level, method: "Greenwood, plain") : nil
      return try Estimate(
        name: "\(name) to \(Decimals.plain(time))", value: value, confidenceInterval: interval)
    }
    return RestrictedMean(
      group: group, count: count, events: events, time: time,
      mean: try estimate("restricted mean", area.mean),
      timeLost: try estimate("restricted time lost", area.lost), standardError: error,
      unit: median.unit)
  }
}
