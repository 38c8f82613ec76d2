/// What a check found.
public struct AuditFinding: Sendable, Equatable, Codable {
  /// Whether the figures agree.
  public let verdict: Verdict

  /// The finding in a sentence, in the words of a referee.
  public let statement: String

  /// What the other figures imply for each: the values that would be possible.
  public let implied: [ImpliedFigure]

  init(_ verdict: Verdict, _ statement: String, implied: [ImpliedFigure] = []) {
    self.verdict = verdict
    self.statement = statement
    self.implied = implied
  }
}

extension AuditFinding: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the verdict, the sentence, what is implied.
  public var description: String {
    ([verdict.rawValue + ": " + statement] + implied.map(\.description)).joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
