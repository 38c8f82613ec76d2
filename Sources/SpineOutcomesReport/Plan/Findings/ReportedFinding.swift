/// What all kinds of findings share: how they present themselves, and how many tests they hold.
protocol ReportedFinding: Sendable, Equatable, Codable {
  /// How many p-values the finding holds, before any adjustment.
  var pValueCount: Int { get }

  /// The adjustments for several p-values that were made within the finding.
  var adjustments: [String] { get }

  /// What of the finding could not be done, with the reasons.
  var notDone: [FindingGap] { get }

  /// Writes the finding: sentences, tables and figures.
  func present(in presentation: inout Presentation)
}

extension ReportedFinding {
  var pValueCount: Int { 0 }

  var adjustments: [String] { [] }

  var notDone: [FindingGap] { [] }
}
