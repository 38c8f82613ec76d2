internal import Distributions

/// The areas below and above a survival curve up to a time, with their variance.
struct RestrictedArea {
  let mean: Double
  let lost: Double
  let variance: Double

  var standardError: Double { variance.squareRoot() }

  /// Integrates from the restriction back to 0, so that the area from each event on is a sum of
  /// positive parts.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a time that is not above 0;
  ///   ``StatsError/undefined(_:)`` for a time beyond the last follow-up while S is above 0, and
  ///   for a group without records.
  /// - Complexity: O(number of distinct times).
  init(_ curve: SurvivalCurve, to time: Double) throws(StatsError) {
    guard time > 0, time < .infinity else {
      throw .invalidArgument(
        name: "time", reason: "the time to which a mean is restricted is above 0 and finite")
    }
    let times = curve.table.times
    guard let last = times.last else {
      throw .undefined("group \(curve.group) has no records and no restricted mean")
    }
    guard time <= last + curve.timeWidth || curve.survival.last == 0 else {
      throw .undefined(
        "the time is beyond the last follow-up of group \(curve.group): "
          + "a Kaplan-Meier curve is not extrapolated")
    }
    var area = DoubleDouble(0)
    var lost = DoubleDouble(0)
    var variance = DoubleDouble(0)
    var end = time
    for index in stride(from: curve.table.firstIndex { $0 >= time } - 1, through: 0, by: -1) {
      let width = DoubleDouble(sum: end, -times[index])
      area += width * curve.survival[index]
      lost += width * DoubleDouble(sum: 1, -curve.survival[index])
      end = times[index]
      let (atRisk, events) = (curve.atRisk[index], curve.table.events[index])
      guard events > 0, atRisk > events else { continue }
      let (all, left) = (Double(atRisk), Double(atRisk - events))
      variance += area * area * (Double(events) / (all * left))
    }
    mean = (area + end).value
    self.lost = lost.value
    self.variance = variance.value
  }
}
