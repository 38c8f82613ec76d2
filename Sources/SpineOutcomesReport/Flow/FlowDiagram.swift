public import SpineOutcomesStats

/// The flow of records from the data to the analysis: how many there were, how many were left out
/// for which reason, how many remain.
///
/// It asks for no more than the `Exclusions` that every result keeps. STROBE, item
/// 13: von Elm and others, Lancet 370:1453, 2007, doi 10.1016/S0140-6736(07)61602-X.
public struct FlowDiagram: Sendable, Hashable, Codable {
  /// A reason with its count.
  public struct Reason: Sendable, Hashable, Codable {
    /// The reason, as "not retreated", or the variable that is lacking.
    public var label: String

    /// How many records it concerns.
    public var count: Int

    /// Creates a reason.
    public init(_ label: String, _ count: Int) {
      self.label = label
      self.count = count
    }
  }

  /// Records that leave: how many, and why.
  public struct Exit: Sendable, Hashable, Codable {
    /// What befalls them, as "Excluded".
    public var title: String

    /// How many they are.
    public var count: Int

    /// The reasons.
    public var reasons: [Reason]

    /// Whether one record may count for several reasons, so that these add up to more.
    public var overlaps: Bool
  }

  /// A number of records on the way, and who leaves after it.
  public struct Stage: Sendable, Hashable, Codable {
    /// What they are, as "Patients in the data".
    public var title: String

    /// How many they are.
    public var count: Int

    /// Those who leave after it; nil where nobody does.
    public var exit: Exit?
  }

  /// The stages, from the data to the analysis; one where nobody leaves.
  public let stages: [Stage]

  /// The groups of those analysed; none for one group.
  public let groups: [Reason]

  /// Describes the flow of an analysis.
  ///
  /// Selections that drop nobody are left out.
  ///
  /// - Parameters:
  ///   - exclusions: The counts that a result keeps.
  ///   - groups: The groups of those analysed, with their sizes; none by default.
  ///   - subject: What the records are called.
  public init(
    _ exclusions: Exclusions, groups: [Reason] = [], subject: CountNoun = .patient
  ) {
    let selections = exclusions.selections.filter { $0.dropped > 0 }
    let dropped = exclusions.excluded - exclusions.incomplete
    let selected = exclusions.initial - dropped
    var stages = [
      Stage(
        title: "\(Sentences.capitalised(subject.plural)) in the data", count: exclusions.initial)
    ]
    if dropped > 0 {
      stages[0].exit = Exit(
        title: "Excluded", count: dropped,
        reasons: selections.map { Reason($0.reason, $0.dropped) }, overlaps: false)
      if exclusions.incomplete > 0 { stages.append(Stage(title: "Selected", count: selected)) }
    }
    if exclusions.incomplete > 0 {
      let missing = exclusions.missing.map { Reason($0.variable, $0.count) }
      let sum = missing.reduce(0) { $0 + $1.count }
      stages[stages.count - 1].exit = Exit(
        title: "Lacking a value", count: exclusions.incomplete, reasons: missing,
        overlaps: sum > exclusions.incomplete)
    }
    stages.append(Stage(title: "Analysed", count: exclusions.analysed))
    self.stages = stages
    self.groups = groups
  }
}

extension FlowDiagram {
  /// The flow in words, a line for each step: what a reader without the picture needs.
  public var lines: [String] {
    var lines: [String] = []
    for stage in stages {
      lines.append("\(stage.title): \(stage.count)")
      guard let exit = stage.exit else { continue }
      let reasons = exit.reasons.map { "\($0.label) \($0.count)" }.joined(separator: ", ")
      let remark = exit.overlaps ? "; one may lack several" : ""
      lines.append(
        "\(exit.title): \(exit.count)" + (reasons.isEmpty ? "" : " (\(reasons)\(remark))"))
    }
    return lines + groups.map { "\($0.label): \($0.count)" }
  }
}

extension Table {
  /// The flow of records as a table: the stages, and indented under each who leaves after it.
  ///
  /// - Parameters:
  ///   - flow: The flow.
  ///   - caption: What the table shows.
  public init(_ flow: FlowDiagram, caption: String) {
    self.init(caption: caption, columns: [Column("Step", .left), Column("n")])
    for stage in flow.stages {
      add([stage.title, String(stage.count)])
      guard let exit = stage.exit else { continue }
      add(["  \(exit.title.lowercased())", String(exit.count)])
      for reason in exit.reasons { add(["    \(reason.label)", String(reason.count)]) }
      if exit.overlaps { notes = ["One record may lack several values."] }
    }
    for group in flow.groups { add(["  \(group.label)", String(group.count)]) }
  }
}
