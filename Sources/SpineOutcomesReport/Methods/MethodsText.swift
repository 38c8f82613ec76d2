internal import SpineOutcomesStats

/// Writes what was done as the paragraphs of a Methods section, with the numbers of the sources.
struct MethodsText {
  private let methods: PerformedMethods
  private let references: [MethodReference]

  init(_ methods: PerformedMethods) {
    self.methods = methods
    references = methods.references
  }

  /// The paragraphs, one for each topic.
  var practice: [String] {
    var paragraphs: [String] = []
    let (tests, intervals) = (methods.tests, methods.intervals)
    if !methods.descriptions.isEmpty {
      paragraphs.append(
        "The data are described by \(Sentences.list(methods.descriptions.map(cited))).")
    }
    if !tests.isEmpty {
      let verb = tests.count == 1 ? "The test was" : "The tests were"
      paragraphs.append("\(verb) \(clauses(tests, \.inSentence)).\(sides)")
    }
    if !methods.estimates.isEmpty {
      paragraphs.append("Estimates come from \(clauses(methods.estimates, \.method)).")
    }
    if !methods.levels.isEmpty {
      let titles = Sentences.list(methods.levels.map { "\(Decimals.level($0)) %" })
      let ways =
        intervals.isEmpty ? "" : ", by \(clauses(intervals, \.ofInterval, \.quantities))"
      paragraphs.append("Confidence intervals are at \(titles)\(ways).")
    }
    if !methods.draws.isEmpty {
      paragraphs.append("Drawn at random were \(Sentences.list(methods.draws.map(cited))).")
    }
    paragraphs.append(
      methods.hasIncomplete
        ? "Each analysis uses the records that have all of its variables; nothing is imputed, and "
          + "each result says how many are left out."
        : "No record lacks a variable of an analysis.")
    return paragraphs
  }

  /// The sides of the tests, said once.
  private var sides: String {
    // The search for a cutoff looks at one side by its nature, and its method says so.
    let others = methods.tests.filter { !$0.method.hasSuffix("one-sided)") }
    guard methods.alternatives.allSatisfy({ $0 == .twoSided }) else {
      return " Alternatives: \(methods.alternatives.map(\.rawValue).joined(separator: ", "))."
    }
    if others.isEmpty { return "" }
    if others.count < methods.tests.count { return " All others were two-sided." }
    return methods.pValueCount == 1 ? " It was two-sided." : " All were two-sided."
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
  func cited(_ item: String) -> String { cited(item, as: item) }

  private func cited(_ item: String, as text: String) -> String {
    let numbers = references.indices.filter { references[$0].isUsed(in: [item]) }
    guard !numbers.isEmpty else { return text }
    return "\(text) [\(numbers.map { String($0 + 1) }.joined(separator: ", "))]"
  }
}
