internal import SpineOutcomesStats

extension PerformedMethods {
  /// The sources of the methods that were used, in the order in which the text names them; their
  /// numbers there are their places here, counted from 1.
  public var references: [MethodReference] {
    let texts =
      descriptions + (tests + estimates + intervals).map(\.method) + draws + adjustments
    var references: [MethodReference] = []
    for text in texts {
      references += MethodReference.all.filter {
        $0.isUsed(in: [text]) && !references.contains($0)
      }
    }
    return references
  }

  /// What was done, a paragraph for each topic, with the number of p-values and the software;
  /// nothing is said of what was not done.
  public var paragraphs: [String] {
    let text = MethodsText(self)
    var paragraphs = text.practice
    if pValueCount > 1 {
      paragraphs.append(
        adjustments.isEmpty
          ? "The \(pValueCount) p-values are not adjusted for their number."
          : "Adjusted p-values: \(adjustments.map(text.cited).joined(separator: "; ")); all others, "
            + "of \(pValueCount), are not adjusted.")
    }
    return paragraphs + ["Software: \(SoftwareVersion.name) \(SoftwareVersion.current)."]
  }

  /// The paragraphs on methods alone.
  var practice: [String] { MethodsText(self).practice }

  /// The section "Methods": what was done, remarks of the study, and the table of sources.
  ///
  /// - Parameter remarks: What else a reader must know, a paragraph each.
  /// - Returns: The section, for the end of a document.
  public func section(remarks: [String] = []) -> Document.Section {
    var section = Document.Section(heading: "Methods")
    for paragraph in paragraphs + remarks { section.add(paragraph) }
    if let sources { section.add(sources) }
    return section
  }

  /// The table of the sources that the text cites; nil where it cites none.
  var sources: Table? {
    let references = references
    guard !references.isEmpty else { return nil }
    return Table(
      caption: "Sources of the methods",
      columns: [.init("No.", .left), .init("Method", .left), .init("Source", .left)],
      rows: references.enumerated().map { ["\($0 + 1)", $1.method, $1.source] })
  }
}
