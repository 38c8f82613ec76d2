internal import SpineOutcomesStats

extension Document.Section {
  /// The section "Methods": the software with its version, then what the study says of itself.
  ///
  /// - Parameter paragraphs: The sides of the tests, the confidence level, the source of the data
  ///   and what else a reader must know.
  /// - Returns: The section, for the end of a document.
  public static func methods(_ paragraphs: String...) -> Document.Section {
    var section = Document.Section(heading: "Methods")
    section.add("Software: \(SoftwareVersion.name) \(SoftwareVersion.current).")
    for paragraph in paragraphs { section.add(paragraph) }
    return section
  }
}
