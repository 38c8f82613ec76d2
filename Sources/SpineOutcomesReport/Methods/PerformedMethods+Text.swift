internal import SpineOutcomesStats

extension PerformedMethods {
  /// The sources of the methods that were used, by topic; their numbers in the text are their
  /// places here, counted from 1.
  public var references: [MethodReference] {
    let texts = tests + estimates + intervals + adjustments + draws + descriptions
    return MethodReference.all.filter { $0.isUsed(in: texts) }
  }

  /// What was done, a paragraph for each topic, with the number of p-values and the software;
  /// nothing is said of what was not done.
  public var paragraphs: [String] {
    var paragraphs = practice
    if pValueCount > 1 {
      paragraphs.append(
        adjustments.isEmpty
          ? "The \(pValueCount) p-values are not adjusted for their number."
          : "Adjusted p-values: \(cited(adjustments)); all others, of \(pValueCount), are not "
            + "adjusted.")
    }
    return paragraphs + ["Software: \(SoftwareVersion.name) \(SoftwareVersion.current)."]
  }

  /// The paragraphs on methods alone.
  var practice: [String] {
    var paragraphs: [String] = []
    if !descriptions.isEmpty {
      paragraphs.append("Described by: \(cited(descriptions)).")
    }
    if !tests.isEmpty {
      let hasOthers = tests.contains { $0.contains("one-sided") }
      let sides =
        alternatives.allSatisfy { $0 == .twoSided }
        ? "All\(hasOthers ? " others" : " tests") are two-sided."
        : "Alternatives: \(alternatives.map(\.rawValue).joined(separator: ", "))."
      paragraphs.append("Tests: \(cited(tests)). \(sides)")
    }
    if !estimates.isEmpty { paragraphs.append("Estimates: \(cited(estimates)).") }
    if !levels.isEmpty {
      let titles = levels.map { "\(Decimals.level($0)) %" }.joined(separator: " and ")
      let methods = intervals.isEmpty ? "" : ": \(cited(intervals))"
      paragraphs.append("Confidence level: \(titles)\(methods).")
    }
    if !draws.isEmpty { paragraphs.append("Drawn at random: \(cited(draws)).") }
    paragraphs.append(
      hasIncomplete
        ? "Each analysis uses the records that have all of its variables; nothing is imputed, and "
          + "each result says how many are left out."
        : "No record lacks a variable of an analysis.")
    return paragraphs
  }

  /// Items with the numbers of their sources: "Friedman test [3]; Fisher's exact test [5]".
  private func cited(_ items: [String]) -> String {
    let references = references
    return items.map { item in
      let numbers = references.indices.filter { references[$0].isUsed(in: [item]) }
      guard !numbers.isEmpty else { return item }
      return "\(item) [\(numbers.map { String($0 + 1) }.joined(separator: ", "))]"
    }.joined(separator: "; ")
  }

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
