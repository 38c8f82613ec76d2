extension CSVOptions: CustomStringConvertible {
  /// The Swift code of the options: `CSVOptions(delimiter: .semicolon, decimal: .comma)`.
  public var description: String {
    var arguments: [String] = []
    switch delimiter {
    case .comma: break
    case .semicolon: arguments.append("delimiter: .semicolon")
    case .tab: arguments.append("delimiter: .tab")
    case .character(let character):
      arguments.append("delimiter: .character(\(String(character).debugDescription))")
    }
    if decimal == .comma { arguments.append("decimal: .comma") }
    if !missing.isEmpty {
      let texts = missing.map(\.debugDescription).joined(separator: ", ")
      arguments.append("missing: [\(texts)]")
    }
    return "CSVOptions(\(arguments.joined(separator: ", ")))"
  }

  /// The advice to pass options.
  var advice: String { "pass options: \(self)" }

  /// The options with other ones in the place of some.
  func with(delimiter: Delimiter? = nil, decimal: DecimalMark? = nil) -> CSVOptions {
    CSVOptions(
      delimiter: delimiter ?? self.delimiter, decimal: decimal ?? self.decimal, missing: missing)
  }
}
