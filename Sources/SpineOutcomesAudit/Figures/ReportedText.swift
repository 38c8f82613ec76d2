internal import SpineOutcomesStats

/// The parts of a printed figure.
struct ReportedText {
  var relation = Reported.Relation.equal
  var isPercentage = false
  var coefficient = 0
  var lastDecimal = 0

  init(_ text: String) throws(StatsError) {
    var rest = Substring(text).trimmed
    guard !rest.isEmpty else { throw Self.refusal(text, "is empty") }
    guard !rest.contains(",") else {
      throw Self.refusal(
        text, "has a comma; write the decimal mark as a point, and thousands without a mark")
    }
    relation = Self.relation(&rest)
    if rest.last == "%" {
      isPercentage = true
      rest = rest.dropLast().trimmed
    }
    var isNegative = false
    if let sign = rest.first, "-\u{2212}\u{2013}+".contains(sign) {
      isNegative = sign != "+"
      rest = rest.dropFirst()
    }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let power = Int(rest[rest.index(after: mark)...]), (-30...30).contains(power) else {
        throw Self.refusal(text, "has an exponent that is no whole number from -30 to 30")
      }
      exponent = power
      rest = rest[..<mark]
    }
    let parts = rest.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "\u{B7}" })
    let digits = parts.joined()
    guard parts.count <= 2, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) })
    else {
      throw Self.refusal(text, "is no number; write it as printed, as \"0.045\" or \"< 0.001\"")
    }
    let decimals = (parts.count == 2 ? parts[1].count : 0) - exponent + (isPercentage ? 2 : 0)
    let significant = digits.drop { $0 == "0" }
    guard significant.count <= 15, decimals <= 17, significant.count - decimals <= 15,
      decimals >= -15, let magnitude = Int(digits.suffix(18))
    else {
      throw Self.refusal(text, "has more than 15 digits or decimals")
    }
    coefficient = isNegative ? -magnitude : magnitude
    lastDecimal = decimals
    // A whole number with an exponent keeps its unit only where its digits stay in range.
    if decimals < 0, significant.isEmpty { lastDecimal = 0 }
  }

  private static func relation(_ rest: inout Substring) -> Reported.Relation {
    let signs: [(String, Reported.Relation)] = [
      ("<=", .atMost), (">=", .atLeast), ("\u{2264}", .atMost), ("\u{2265}", .atLeast),
      ("<", .less), (">", .greater), ("=", .equal),
    ]
    for (sign, relation) in signs where rest.hasPrefix(sign) {
      rest = rest.dropFirst(sign.count).trimmed
      return relation
    }
    return .equal
  }

  private static func refusal(_ text: String, _ reason: String) -> StatsError {
    .invalidArgument(name: "figure", reason: "\"\(text.prefix(40))\" \(reason)")
  }
}

extension Substring {
  /// Without the blanks at both ends, those that do not break included.
  fileprivate var trimmed: Substring {
    var rest = self.drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
