import SpineOutcomesReport
import SpineOutcomesStats

/// The sections about cumulative incidences.
struct IncidenceReport {
  var options: IncidenceCurveOptions

  /// The one cause that tests are for; nil for all.
  var cause: String?

  /// The column that tells the groups apart; nil for one group.
  var by: String?

  /// A section whose tables name the column of groups as the caller does.
  private struct Section {
    let by: String?
    private(set) var section: Document.Section

    init(by: String?, heading: String) {
      self.by = by
      section = Document.Section(heading: heading)
    }

    mutating func add(_ text: String) { section.add(text) }

    mutating func add(_ table: Table) {
      var table = table
      for place in table.columns.indices where by == nil && table.columns[place].title == "all" {
        table.columns[place].title = "Group"
      }
      section.add(table)
    }
  }

  /// The section of the endings that the file holds, so that a mistyped one is seen.
  static func section(_ endings: StudyEndings, of column: String) -> Document.Section {
    var section = Document.Section(heading: "Endings")
    section.add(
      Table(
        caption: "Values of \(column)",
        columns: [.init("Value", .left), .init("Meaning", .left), .init("Rows")],
        rows: endings.counts.map { [$0.level, $0.role, String($0.count)] }))
    return section
  }

  /// Adds the curves and what the options ask for.
  func add(
    _ incidence: CumulativeIncidence, remarks: String?, to result: inout AnalysisResult
  ) throws {
    var section = Section(by: by, heading: "Cumulative incidence")
    if let remarks { section.add(remarks) }
    section.add(Table(incidence, caption: "Events by cause"))
    if let at = options.at {
      section.add(
        try Table(incidence, at: at.values, caption: "Cumulative incidence at given times"))
      section.add(
        try Table(atRiskOf: incidence, at: at.values, caption: "Numbers at risk and events"))
      result.add(try IncidenceAtTime.all(incidence, at.values), named: "incidenceAtTimes")
    }
    if let shares = options.quantiles {
      let found = try incidence.curves.flatMap { curve in
        try shares.values.map { try curve.time(reaching: $0) }
      }
      section.add(
        Table(
          incidenceQuantiles: found, of: incidence,
          caption: "Times by which the incidence reaches shares"))
      result.add(found, named: "quantiles")
    }
    if let tau = options.tau {
      switch result.attempt(
        "timesLost", { () throws(StatsError) in try incidence.timeLost(to: tau) })
      {
      case .success(let lost):
        section.add(
          Table(
            timesLost: lost, of: incidence,
            caption: "Mean time lost up to \(Decimals.plain(tau))"))
      case .failure(let error): section.add("Time lost: not done: \(error.description).")
      }
    }
    result.add(section.section)
    result.add(incidence, named: "cumulativeIncidence")
    addComparisons(incidence, to: &result)
  }

  /// Adds Gray's tests, and those of pairs.
  func addTests(
    _ incidence: CumulativeIncidence, by: String, to result: inout AnalysisResult
  ) throws {
    let causes = cause.map { [$0] } ?? incidence.causes
    var section = Document.Section(heading: "Gray's test")
    var results: [CauseResult<GrayTest>] = []
    var pairs: [CauseResult<PairwiseGrayTests>] = []
    for cause in causes {
      let outcome = Result { () throws(StatsError) in
        try incidence.grayTest(cause: cause, rho: options.rho)
      }
      switch outcome {
      case .success(let test):
        var table = Table(test, caption: "\(cause): observed and expected events")
        table.columns[0].title = by
        section.add(table)
        results.append(CauseResult(cause: cause, result: test))
      case .failure(.undefined(let reason)):
        section.add("\(cause): not done: \(reason).")
        results.append(CauseResult(cause: cause, error: reason))
      case .failure(let error): throw error
      }
      guard let adjustment = options.pairwise?.value, case .success = outcome else { continue }
      let tests = try incidence.pairwiseGrayTests(
        cause: cause, adjustment: adjustment, rho: options.rho)
      section.add(Table(tests, caption: "\(cause): each pair of \(by)"))
      pairs.append(CauseResult(cause: cause, result: tests))
    }
    result.add(section)
    result.add(results, named: "grayTests")
    if options.pairwise != nil { result.add(pairs, named: "pairwiseGrayTests") }
  }

  private func addComparisons(
    _ incidence: CumulativeIncidence, to result: inout AnalysisResult
  ) {
    guard let times = options.compareAt else { return }
    var section = Document.Section(heading: "Incidences compared at given times")
    let groups = incidence.lifeTable.groups.filter { $0.count > 0 }.map(\.name)
    var found: [Comparison] = []
    for cause in cause.map({ [$0] }) ?? incidence.causes {
      for time in times.values {
        for (place, first) in groups.enumerated() {
          for second in groups.dropFirst(place + 1) {
            found.append(Comparison(incidence, cause, time, first, second))
          }
        }
      }
    }
    let done = found.compactMap(\.result)
    if !done.isEmpty {
      section.add(Table(done, level: incidence.level, caption: "Comparisons"))
    }
    for comparison in found {
      guard let error = comparison.error else { continue }
      section.add(
        "Not done, \(comparison.cause), \(comparison.first) against \(comparison.second): "
          + "\(error).")
    }
    result.add(section)
    result.add(found, named: "incidenceComparisons")
  }
}

/// The result of one cause as JSON, or the reason why there is none.
struct CauseResult<Value: Encodable>: Encodable {
  var cause: String
  var result: Value?
  var error: String?
}

/// A comparison of two groups, or the reason why there is none.
private struct Comparison: Encodable {
  var cause: String
  var first: String
  var second: String
  var result: IncidenceComparison?
  var error: String?

  init(
    _ incidence: CumulativeIncidence, _ cause: String, _ time: Double, _ first: String,
    _ second: String
  ) {
    (self.cause, self.first, self.second) = (cause, first, second)
    do throws(StatsError) {
      result = try incidence.compare(cause, at: time, first, against: second)
    } catch {
      self.error = error.description
    }
  }
}

/// Cumulative incidence of one cause in one group at one time, as JSON.
private struct IncidenceAtTime: Encodable {
  var cause: String
  var group: String
  var numbers: IncidenceCurve.Numbers
  var incidence: Estimate?
  var standardError: Double?
  var error: String?

  static func all(
    _ incidence: CumulativeIncidence, _ times: [Double]
  ) throws -> [IncidenceAtTime] {
    try incidence.curves.flatMap { curve in
      try curve.numbers(at: times).map { numbers in
        var row = IncidenceAtTime(cause: curve.cause, group: curve.group, numbers: numbers)
        do throws(StatsError) {
          row.incidence = try curve.incidence(at: numbers.time)
          row.standardError = try curve.standardError(at: numbers.time)
        } catch {
          row.error = error.description
        }
        return row
      }
    }
  }

  enum CodingKeys: CodingKey {
    case cause, group, time, atRisk, events, competingEvents, censored, lateEntries, incidence
    case standardError, error
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cause, forKey: .cause)
    try container.encode(group, forKey: .group)
    try container.encode(numbers.time, forKey: .time)
    try container.encode(numbers.atRisk, forKey: .atRisk)
    try container.encode(numbers.events, forKey: .events)
    try container.encode(numbers.competingEvents, forKey: .competingEvents)
    try container.encode(numbers.censored, forKey: .censored)
    try container.encode(numbers.lateEntries, forKey: .lateEntries)
    try container.encode(incidence, forKey: .incidence)
    try container.encode(standardError, forKey: .standardError)
    if let error { try container.encode(error, forKey: .error) }
  }
}
