/// What a header looks like, for the error about a column that it lacks.
public struct CSVHeaderSummary: Sendable, Hashable {
  /// The names of the columns; empty when they look like data, which errors never quote.
  public let names: [String]

  /// Whether a name is a number or a date: the file seems to lack its header.
  public let looksLikeData: Bool

  /// The delimiter that the file seems to use, when the header reads as a single column.
  public let apparentDelimiter: CSVOptions.Delimiter?

  init(names: [String], delimiter: UInt8) {
    looksLikeData = names.contains { Self.isData($0) }
    var apparent: CSVOptions.Delimiter?
    if names.count == 1, let name = names.first {
      let candidates: [(UInt8, CSVOptions.Delimiter)] = [
        (UInt8(ascii: ";"), .semicolon), (UInt8(ascii: "\t"), .tab), (UInt8(ascii: ","), .comma),
        (UInt8(ascii: "|"), .character("|")),
      ]
      apparent = candidates.first { $0.0 != delimiter && name.utf8.contains($0.0) }?.1
    }
    apparentDelimiter = apparent
    self.names = looksLikeData ? [] : names
  }

  /// Whether a name is a number or a date, and so likely a patient's value.
  static func isData(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      DecimalNumber.parse(bytes, decimal: UInt8(ascii: ".")) != nil
        || DecimalNumber.parse(bytes, decimal: UInt8(ascii: ",")) != nil
        || ISODate.parse(bytes) != nil
    }
  }

  /// The hint for a column that the header lacks; empty, or with its semicolon before it.
  func hint(for missing: String) -> String {
    if let apparentDelimiter {
      let name: String
      switch apparentDelimiter {
      case .comma: name = "commas: pass delimiter: .comma"
      case .semicolon: name = "semicolons: pass delimiter: .semicolon"
      case .tab: name = "tabs: pass delimiter: .tab"
      case .character(let character):
        name = "\"\(character)\": pass delimiter: .character(\"\(character)\")"
      }
      return "; the file seems to use \(name)"
    }
    if looksLikeData { return "; the first line seems to hold data, not the names of columns" }
    let folded = Self.folded(missing)
    if let near = names.first(where: { Self.folded($0) == folded }) {
      return "; \"\(near)\" differs in case, blanks or Unicode form"
    }
    return ""
  }

  /// A name without blanks, case and differences of Unicode normalisation.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" }
  }
}
