/// A check of reported figures: the figures as typed values, and what they say of each other.
///
/// A check computes nothing until it is asked, keeps nothing, and depends on nothing but its
/// figures. Where it says ``Verdict/inconsistent``, no values inside the rounding intervals agree
/// by the methods that it names; the proof of each is in Documentation/Audit.md.
public protocol AuditCheck: Sendable, Equatable {
  /// Which check it is.
  static var kind: CheckKind { get }

  /// Holds the figures against each other.
  ///
  /// - Returns: The verdict, with what would be possible.
  func finding() -> AuditFinding
}
