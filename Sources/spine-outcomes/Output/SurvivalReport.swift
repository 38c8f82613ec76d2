import SpineOutcomesReport
import SpineOutcomesStats

/// The sections about survival curves besides medians and tests.
struct SurvivalReport {
  var options: SurvivalCurveOptions

  /// Adds what the options ask for to the section of the curves and to the results.
  func add(
    _ survival: KaplanMeier, to section: inout Document.Section, _ result: inout AnalysisResult
  ) throws {
    if let quantiles = options.quantiles {
      let found = try survival.curves.flatMap { curve in
        try quantiles.values.map { try curve.quantile($0) }
      }
      section.add(
        Table(quantiles: found, of: survival, caption: "Times by which shares had the event"))
      result.add(found, named: "quantiles")
    }
    if let at = options.at {
      section.add(try Table(survival, at: at.values, caption: "Survival at given times"))
      result.add(try SurvivalAtTime.all(survival, at.values), named: "survivalAtTimes")
    }
  }

  /// The section of restricted means; nil when none are asked for.
  func restrictedMeans(
    of survival: KaplanMeier, _ result: inout AnalysisResult
  ) throws -> Document.Section? {
    guard let tau = options.tau else { return nil }
    var section = Document.Section(heading: "Restricted mean to \(Decimals.plain(tau))")
    switch result.attempt(
      "restrictedMeans",
      { () throws(StatsError) in
        try survival.restrictedMean(to: tau)
      })
    {
    case .success(let means):
      section.add(Table(restrictedMeans: means, of: survival, caption: "Restricted means"))
    case .failure(let error):
      section.add("Not done: \(error.description).")
      return section
    }
    let comparisons = Self.pairs(survival).flatMap { pair in
      (survival.curves.count == 2 ? CurveContrast.allCases : [.difference]).map { contrast in
        Comparison(pair) { () throws(StatsError) in
          try survival.compareRestrictedMeans(
            to: tau, pair.first, against: pair.second, as: contrast)
        }
      }
    }
    add(comparisons, "restrictedMeanComparisons", survival.level, to: &section, &result)
    return section
  }

  /// The section of comparisons at given times; nil when none are asked for.
  func comparisons(
    of survival: KaplanMeier, _ result: inout AnalysisResult
  ) -> Document.Section? {
    guard let times = options.compareAt else { return nil }
    var section = Document.Section(heading: "Survival compared at given times")
    let comparisons = times.values.flatMap { time in
      Self.pairs(survival).map { pair in
        Comparison(pair) { () throws(StatsError) in
          try survival.compareSurvival(at: time, pair.first, against: pair.second)
        }
      }
    }
    add(comparisons, "survivalComparisons", survival.level, to: &section, &result)
    return section
  }

  /// Each two groups with records, the first named first.
  private static func pairs(_ survival: KaplanMeier) -> [(first: String, second: String)] {
    let groups = survival.curves.filter { $0.count > 0 }.map(\.group)
    return groups.enumerated().flatMap { place, first in
      groups.dropFirst(place + 1).map { (first, $0) }
    }
  }

  private func add(
    _ comparisons: [Comparison], _ name: String, _ level: Double,
    to section: inout Document.Section, _ result: inout AnalysisResult
  ) {
    guard !comparisons.isEmpty else { return }
    let done = comparisons.compactMap(\.result)
    if !done.isEmpty { section.add(Table(done, level: level, caption: "Comparisons")) }
    for comparison in comparisons {
      guard let error = comparison.error else { continue }
      section.add("Not done, \(comparison.first) against \(comparison.second): \(error).")
    }
    result.add(comparisons, named: name)
  }
}

/// A comparison of two groups, or the reason why there is none.
private struct Comparison: Encodable {
  var first: String
  var second: String
  var result: CurveComparison?
  var error: String?

  init(
    _ pair: (first: String, second: String), _ work: () throws(StatsError) -> CurveComparison
  ) {
    (first, second) = pair
    do throws(StatsError) {
      result = try work()
    } catch {
      self.error = error.description
    }
  }
}

/// Survival of one group at one time, as JSON.
struct SurvivalAtTime: Encodable {
  var group: String
  var numbers: SurvivalCurve.Numbers
  var survival: Estimate?
  var error: String?

  static func all(_ survival: KaplanMeier, _ times: [Double]) throws -> [SurvivalAtTime] {
    try survival.curves.flatMap { curve in
      try curve.numbers(at: times).map { numbers in
        do throws(StatsError) {
          return SurvivalAtTime(
            group: curve.group, numbers: numbers, survival: try curve.survival(at: numbers.time))
        } catch {
          return SurvivalAtTime(
            group: curve.group, numbers: numbers, error: error.description)
        }
      }
    }
  }

  enum CodingKeys: CodingKey {
    case group, time, atRisk, events, censored, lateEntries, survival, error
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(numbers.time, forKey: .time)
    try container.encode(numbers.atRisk, forKey: .atRisk)
    try container.encode(numbers.events, forKey: .events)
    try container.encode(numbers.censored, forKey: .censored)
    try container.encode(numbers.lateEntries, forKey: .lateEntries)
    try container.encode(survival, forKey: .survival)
    if let error { try container.encode(error, forKey: .error) }
  }
}
