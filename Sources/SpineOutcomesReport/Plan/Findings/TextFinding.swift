/// A paragraph of the plan's own.
public struct TextFinding: Sendable, Equatable, Codable {
  /// The text.
  public let text: String
}

extension TextFinding: ReportedFinding {
  func present(in presentation: inout Presentation) { presentation.add(text) }
}
