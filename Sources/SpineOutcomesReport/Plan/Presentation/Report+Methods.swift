extension Report {
  /// The section on methods, from what was run.
  var methods: Document.Section {
    var section = Document.Section(heading: "Methods")
    section.add("Software: \(software).")
    section.add(multiplicity)
    if !notDone.isEmpty {
      let gaps = notDone.map { gap in
        let heading = items.first { $0.name == gap.name }?.heading ?? gap.name
        return "\(heading)\(gap.part.map { ", \($0)" } ?? ""): \(gap.reason)"
      }
      section.add("Could not be done: \(gaps.joined(separator: "; ")).")
    }
    for remark in remarks { section.add(remark) }
    return section
  }

  /// How many p-values there are, and whether they are adjusted for their number.
  private var multiplicity: String {
    let count = pValueCount
    guard count > 0 else { return "The report holds no p-value." }
    let text = MethodsText(PerformedMethods(self))
    let adjusted = items.flatMap { item in
      (item.result.value?.content.adjustments ?? []).map {
        "\(item.heading ?? item.name): \(text.cited($0))"
      }
    }
    let number = count == 1 ? "1 p-value" : "\(count) p-values"
    guard !adjusted.isEmpty else {
      return count == 1
        ? "The report holds 1 p-value."
        : "The report holds \(number), not adjusted for their number."
    }
    return "The report holds \(number). Adjusted within an analysis: "
      + adjusted.joined(separator: "; ") + ". No others are adjusted for their number."
  }
}
