/// Why a type of the caller refused a cell, without quoting the cell.
enum CSVReason {
  static let severalValues = "wants several values from one cell"

  /// The error for one that a type's own decoding threw.
  static func error(
    _ error: any Error, _ reader: CSVReader, column: Int?, type: Any.Type
  ) -> CSVError {
    let refused = "is not a \(type)"
    guard let column else {
      return .invalidValue(reader.place(nil), reason: described(error) ?? "the row \(refused)")
    }
    let text = String(decoding: reader.cell(column), as: UTF8.self)
    let place = reader.place(column)
    if let reason = described(error), !reason.hasPrefix("Cannot initialize"),
      !mentions(reason, text)
    {
      return .invalidValue(place, reason: reason)
    }
    let missing = CSVMissingText.remedy(reader.cell(column), reader.dialect).map { ": \($0)" } ?? ""
    guard let cases = cases(of: type) else {
      return .invalidValue(place, reason: refused + missing)
    }
    var reason = "is not one of " + cases.map { "\"\($0)\"" }.joined(separator: ", ")
    let lowercased = text.lowercased()
    if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
      reason += ": it has blanks around it"
    } else if cases.contains(where: { $0.lowercased() == lowercased }) {
      reason += ": capitals matter"
    } else {
      reason += missing
    }
    return .invalidValue(place, reason: reason)
  }

  /// The type's own words.
  private static func described(_ error: any Error) -> String? {
    guard case .dataCorrupted(let context) = error as? DecodingError else { return nil }
    let words = context.debugDescription.split(whereSeparator: \.isNewline).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// Whether a reason contains the text of a cell as a word of its own.
  private static func mentions(_ reason: String, _ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    var rest = reason[...]
    while let range = rest.firstRange(of: text) {
      let isAlone =
        !isWord(reason[..<range.lowerBound].last) && !isWord(reason[range.upperBound...].first)
      if isAlone { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber } ?? false
  }

  /// The raw values of an enum that lists its cases.
  private static func cases(of type: Any.Type) -> [String]? {
    guard let type = type as? any (CaseIterable & RawRepresentable).Type else { return nil }
    return rawValues(type)
  }

  private static func rawValues<Value: CaseIterable & RawRepresentable>(
    _ type: Value.Type
  ) -> [String] {
    type.allCases.map { "\($0.rawValue)" }
  }
}
