internal import SpineOutcomesStats

extension PerformedMethods {
  /// The sources of the methods that were used, by topic; their numbers in the text are their
  /// places here, counted from 1.
  public var references: [MethodReference] {
    let texts =
      (tests + estimates + intervals).map(\.method) + adjustments + draws + descriptions
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
      paragraphs.append("The data are described by \(Sentences.list(descriptions.map(cited))).")
    }
    if !tests.isEmpty {
      paragraphs.append(
        "\(tests.count == 1 ? "The test was" : "The tests were") \(clauses(tests, \.inSentence)). "
          + sides)
    }
    if !estimates.isEmpty {
      paragraphs.append("Estimates come from \(clauses(estimates, \.method)).")
    }
    if !levels.isEmpty {
      let titles = Sentences.list(levels.map { "\(Decimals.level($0)) %" })
      let methods = intervals.isEmpty ? "" : ", by \(clauses(intervals, \.ofInterval, \.quantities))"
      paragraphs.append("Confidence intervals are at \(titles)\(methods).")
    }
    if !draws.isEmpty {
      paragraphs.append("Drawn at random were \(Sentences.list(draws.map(cited))).")
    }
    paragraphs.append(
      hasIncomplete
        ? "Each analysis uses the records that have all of its variables; nothing is imputed, and "
          + "each result says how many are left out."
        : "No record lacks a variable of an analysis.")
    return paragraphs
  }

  /// The sides of the tests, said once.
  private var sides: String {
    let isCutoff = { (use: MethodUse) in use.method.hasSuffix("one-sided)") }
    guard alternatives.allSatisfy({ $0 == .twoSided }) else {
      return "Alternatives: \(alternatives.map(\.rawValue).joined(separator: ", "))."
    }
    if tests.allSatisfy(isCutoff) { return "" }
    if tests.contains(where: isCutoff) { return "All others were two-sided." }
    return tests.count == 1 && pValueCount == 1 ? "It was two-sided." : "All were two-sided."
  }

  /// Methods with what they were for: "the log-rank test [3] for survival by sex; Fisher's exact
  /// test [5] for failure by treatment".
  private func clauses(
    _ uses: [MethodUse], _ name: (MethodUse) -> String, _ list: (MethodUse) -> String = \.list
  ) -> String {
    uses.map { use in
      let list = list(use)
      return cited(use.method, as: name(use)) + (list.isEmpty ? "" : " for \(list)")
    }.joined(separator: "; ")
  }

  /// An item with the numbers of its sources: "Friedman test [3]".
  private func cited(_ item: String) -> String { cited(item, as: item) }

  private func cited(_ item: String, as text: String) -> String {
    let references = references
    let numbers = references.indices.filter { references[$0].isUsed(in: [item]) }
    guard !numbers.isEmpty else { return text }
    return "\(text) [\(numbers.map { String($0 + 1) }.joined(separator: ", "))]"
  }

  private func cited(_ items: [String]) -> String {
    items.map { cited($0) }.joined(separator: "; ")
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
