extension String {
  /// What results call a level: the one place that names levels, for tables, figures and sentences.
  ///
  /// A type with a description of its own (`CustomStringConvertible`) is called by it, and a text or a
  /// number as it stands: nothing that was read from data is changed. A case of any other enum is
  /// its name in words: `partlyMobile` is "partly mobile", `stageII` is "stage II", `groupB` is
  /// "group B", `MRIFirst` is "MRI first".
  ///
  /// - Complexity: O(length of the name).
  package init(level: some Any) {
    switch level {
    case let text as String: self = text
    case let level as any CustomStringConvertible: self = level.description
    default: self = Self.words(of: String(describing: level))
    }
  }

  /// A name in camel case as words; a name with other signs than letters and digits stays.
  private static func words(of name: String) -> String {
    let signs = Array(name)
    guard signs.allSatisfy({ $0.isLetter || $0.isNumber }) else { return name }
    var words: [String] = []
    var word = ""
    for (place, sign) in signs.enumerated() {
      let isHump = sign.isUppercase && place > 0 && !signs[place - 1].isUppercase
      // The last capital of several begins the next word: "MRIFirst".
      let isLast =
        sign.isUppercase && place > 0 && signs[place - 1].isUppercase
        && place + 1 < signs.count && signs[place + 1].isLowercase
      if isHump || isLast {
        words.append(word)
        word = ""
      }
      word.append(sign)
    }
    words.append(word)
    // The first word keeps its case: no two cases of an enum are called alike.
    return words.enumerated().map { place, word in
      place > 0 && word.count > 1 && word.dropFirst().allSatisfy { !$0.isUppercase }
        ? word.lowercased() : word
    }.joined(separator: " ")
  }
}
