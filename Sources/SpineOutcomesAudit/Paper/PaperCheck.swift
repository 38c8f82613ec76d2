/// A check of a paper's figures, under the name that its finding is told by.
public struct PaperCheck: Sendable, Equatable {
  /// The name, unique in the paper.
  public let id: String

  /// Where the figures are printed, or another remark; nil where there is none.
  public let note: String?

  /// The check.
  public let check: any AuditCheck

  /// Creates a check of a paper.
  ///
  /// - Parameters:
  ///   - id: The name, unique in the paper.
  ///   - note: Where the figures are printed, or another remark.
  ///   - check: The check.
  public init(id: String, note: String? = nil, _ check: some AuditCheck) {
    self.id = id
    self.note = note
    self.check = check
  }

  init(id: String, note: String?, _ check: any AuditCheck) {
    self.id = id
    self.note = note
    self.check = check
  }

  /// Whether the names, the remarks and the figures are the same.
  public static func == (first: PaperCheck, second: PaperCheck) -> Bool {
    func isEqual<Check: AuditCheck>(_ check: Check) -> Bool {
      second.check as? Check == check
    }
    return first.id == second.id && first.note == second.note && isEqual(first.check)
  }

  /// Holds the figures against each other.
  func audit() -> AuditReport.Entry {
    let finding = check.finding()
    return AuditReport.Entry(
      id: id, note: note, kind: type(of: check).kind, verdict: finding.verdict,
      statement: finding.statement, implied: finding.implied)
  }
}
