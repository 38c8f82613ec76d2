/// A paragraph of the plan's own, under the heading before it.
public struct Paragraph<Record: Sendable>: PlannedAnalysis {
  /// The steps, in order.
  public let steps: [PlanStep<Record>]

  /// Creates a paragraph.
  ///
  /// - Parameter text: The text, plain; each format escapes it.
  public init(_ text: String) {
    steps = [PlanStep(heading: nil) { (_, _) in .text(TextFinding(text: text)) }]
  }
}
