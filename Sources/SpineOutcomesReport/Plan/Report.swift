public import SpineOutcomesStats

/// What a plan has found: every result in the order of the plan, in full precision.
///
/// A report is a value: `Codable` there and back, and the same for the same plan, records and seed.
/// ``document`` presents it as tables, figures and sentences.
public struct Report: Sendable, Equatable, Codable {
  /// One analysis of the plan.
  public struct Item: Sendable, Equatable, Codable {
    /// The name, unique in the report: letters, digits and hyphens.
    public let name: String

    /// The heading; nil for text under the heading before.
    public let heading: String?

    /// The chapter in which it stands; nil for a section of its own.
    public let chapter: String?

    /// What was found, or why nothing was.
    public let result: Attempt<Finding>
  }

  /// The version of the library that did the analyses.
  public let software: String

  /// The title.
  public let title: String

  /// The confidence level of all intervals.
  public let level: Double

  /// The seed of everything that drew random numbers.
  public let seed: UInt64

  /// What the records are called.
  public let subject: CountNoun

  /// What the section on methods says besides.
  public let remarks: [String]

  /// A few words that stand across every figure and before its caption; none by default.
  public let mark: String?

  /// How many records the plan was run on.
  public let count: Int

  /// The records before any selection, and the selections before the plan.
  public let exclusions: Exclusions

  /// The analyses, in the order of the plan.
  public let items: [Item]

  init(
    title: String, level: Double, seed: UInt64, subject: CountNoun, remarks: [String],
    mark: String?, count: Int,
    exclusions: Exclusions, items: [Item]
  ) {
    software = "\(SoftwareVersion.name) \(SoftwareVersion.current)"
    self.title = title
    self.level = level
    self.seed = seed
    self.subject = subject
    self.remarks = remarks
    self.mark = mark
    self.count = count
    self.exclusions = exclusions
    self.items = items
  }
}

extension Report {
  /// The finding of an item; nil for a name that there is not, and for an analysis not done.
  public subscript(name: String) -> Finding? {
    items.first { $0.name == name }?.result.value
  }

  /// The analyses that could not be done, each with its reason.
  public var notDone: [(name: String, reason: String)] {
    items.compactMap { item in item.result.reason.map { (item.name, $0) } }
  }

  /// How many p-values the report holds, before any adjustment.
  public var pValueCount: Int {
    items.reduce(0) { $0 + ($1.result.value?.pValueCount ?? 0) }
  }
}

extension Report: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "Retreatment: 12 analyses of 99 records, 1 not done".
  public var description: String {
    let done = items.count == 1 ? "1 analysis" : "\(items.count) analyses"
    let records = count == 1 ? "1 record" : "\(count) records"
    return "\(title): \(done) of \(records)"
      + (notDone.isEmpty ? "" : ", \(notDone.count) not done")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
