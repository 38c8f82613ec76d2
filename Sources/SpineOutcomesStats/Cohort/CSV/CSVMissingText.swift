/// The words that people write for a missing value, for errors only: none is read as missing
/// unless the caller lists it.
enum CSVMissingText {
  /// The remedy for a cell of such a word; nil for any other cell.
  ///
  /// The word itself is shown: it says that there is no value.
  static func remedy(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String? {
    guard cell.count <= 10 else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    guard words.contains(text.lowercased()) else { return nil }
    var options = dialect.options
    options.missing.append(text)
    return "if this text stands for missing, " + options.advice
  }

  /// Whether a text, blanks around it aside, is such a word or nothing at all.
  static func isWord(_ text: String) -> Bool {
    let word = String(text.lowercased().filter { !$0.isWhitespace })
    return word.isEmpty || words.contains(word)
  }

  /// Whether a text is such a word that hardly names a category, as "none" does.
  static func isHardlyALevel(_ text: String) -> Bool {
    isWord(text) && !categories.contains(text.lowercased().filter { !$0.isWhitespace })
  }

  /// Words that may well be categories: no treatment, a negative test.
  private static let categories: Set<String> = ["nil", "none", "-", "?"]

  private static let words: Set<String> = [
    "na", "n/a", "#n/a", "nan", "null", "nil", "none", "missing", ".", "-", "?",
  ]
}
