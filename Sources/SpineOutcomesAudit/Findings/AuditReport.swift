/// What an audit of a paper found.
public struct AuditReport: Sendable, Equatable, Codable {
  /// The finding of one check.
  public struct Entry: Sendable, Equatable, Codable {
    /// The name of the check.
    public let id: String

    /// Where the figures are printed, or another remark; nil where there is none.
    public let note: String?

    /// Which check it is.
    public let kind: CheckKind

    /// Whether the figures agree.
    public let verdict: Verdict

    /// The finding in a sentence.
    public let statement: String

    /// What the other figures imply for each.
    public let implied: [ImpliedFigure]
  }

  /// The title of the paper; nil where it is not given.
  public let title: String?

  /// The digital object identifier; nil where it is not given.
  public let doi: String?

  /// The findings, in the order of the checks.
  public let findings: [Entry]

  /// How many checks came to a verdict.
  public func count(_ verdict: Verdict) -> Int {
    findings.reduce(0) { $0 + ($1.verdict == verdict ? 1 : 0) }
  }
}

extension AuditReport: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: how many figures agree, how many do not.
  public var description: String {
    let parts = Verdict.allCases.map { "\(count($0)) \($0.rawValue)" }
    return "\(findings.count) check\(findings.count == 1 ? "" : "s"): "
      + parts.joined(separator: ", ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
