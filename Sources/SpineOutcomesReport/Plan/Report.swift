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

  /// An analysis that could not be done, or a part of one.
  public struct NotDone: Sendable, Equatable, Codable {
    /// The name of the item.
    public let name: String

    /// What of it was not done, such as an arm or a variable; nil for all of it.
    public let part: String?

    /// Why.
    public let reason: String
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

  /// How many decimals each kind of number has in the document.
  public let decimals: DecimalPlaces

  /// How numbers are set in the document; nil: as each format has them.
  public let numbers: NumberStyle?

  /// How many records the plan was run on.
  public let count: Int

  /// The records before any selection, and the selections before the plan.
  public let exclusions: Exclusions

  /// The analyses, in the order of the plan.
  public let items: [Item]

  init(
    title: String, level: Double, seed: UInt64, subject: CountNoun, remarks: [String],
    mark: String?, decimals: DecimalPlaces, numbers: NumberStyle?, count: Int,
    exclusions: Exclusions, items: [Item]
  ) {
    software = "\(SoftwareVersion.name) \(SoftwareVersion.current)"
    self.title = title
    self.level = level
    self.seed = seed
    self.subject = subject
    self.remarks = remarks
    self.mark = mark
    self.decimals = decimals
    self.numbers = numbers
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

  /// What could not be done, each with its reason: whole analyses, and arms, groups, variables or
  /// models within one.
  public var notDone: [NotDone] {
    items.flatMap { item -> [NotDone] in
      switch item.result {
      case .notDone(let reason): [NotDone(name: item.name, part: nil, reason: reason)]
      case .done(let finding):
        finding.notDone.map { NotDone(name: item.name, part: $0.part, reason: $0.reason) }
      }
    }
  }

  /// How many p-values the report holds, before any adjustment.
  public var pValueCount: Int {
    items.reduce(0) { $0 + ($1.result.value?.pValueCount ?? 0) }
  }
}

extension Report.NotDone: CustomStringConvertible {
  /// One line: "pain, conservative: no pairs have both values".
  public var description: String { "\(name)\(part.map { ", \($0)" } ?? ""): \(reason)" }
}

extension Report: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: "Retreatment: 12 analyses of 99 records, 1 not done, 2 in part".
  public var description: String {
    let done = items.count == 1 ? "1 analysis" : "\(items.count) analyses"
    let records = count == 1 ? "1 record" : "\(count) records"
    return "\(title): \(done) of \(records)\(gaps)"
  }

  /// How many analyses were not done, and how many in part: ", 1 not done, 2 in part"; empty where
  /// all were done.
  var gaps: String {
    let notDone = notDone
    let wholes = notDone.count { $0.part == nil }
    let parts = Set(notDone.lazy.filter { $0.part != nil }.map(\.name)).count
    switch (wholes, parts) {
    case (0, 0): return ""
    case (_, 0): return ", \(wholes) not done"
    case (0, _): return ", \(parts) done in part"
    default: return ", \(wholes) not done, \(parts) in part"
    }
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
