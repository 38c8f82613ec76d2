/// What stands in a cell of a rendered table: its numerals, with minus signs, dashes and thin spaces
/// read back.
public struct ShownCell {
  /// A numeral of a cell.
  public struct Numeral {
    /// The numeral in ASCII, such as "-0.145", "1.2e-05" or "17".
    public var text: String

    /// How many decimals it has; nil of a whole number.
    public var decimals: Int?

    /// The sign of a bound before it, as in "< 0.001".
    public var bound: Character?

    /// Whether it is a percentage.
    public var isPercentage = false
  }

  /// A part of a cell that is held against the result.
  public enum Part {
    /// A numeral by itself.
    case numeral(Numeral)

    /// The limits of an interval, as in "0.730 to 0.917".
    case range(Numeral, Numeral)

    /// A count of a total with its percentage, as in "15/36 (41.7 %)".
    case share(count: Int, total: Int, percentage: Numeral)
  }

  /// The parts, in order.
  public let parts: [Part]

  /// Reads a cell.
  public init(_ cell: String) {
    var words: [Substring] = []
    let text = cell.replacing("\u{202F}", with: "").replacing("\u{A0}", with: " ")
      .replacing("\u{2212}", with: "-").replacing("\u{2013}", with: " to ")
    for word in text.split(whereSeparator: { " ();,:/[]".contains($0) }) { words.append(word) }
    let hasSlash = text.contains("/")
    var found: [Part] = []
    var bound: Character?
    var place = 0
    while place < words.count {
      let word = words[place]
      if word == "<" || word == ">" {
        bound = word.first
      } else if var numeral = Self.numeral(word, bound) {
        bound = nil
        let isPercentage = place + 1 < words.count && words[place + 1] == "%"
        numeral.isPercentage = isPercentage
        if place + 2 < words.count, words[place + 1] == "to",
          var upper = Self.numeral(words[place + 2], nil)
        {
          let hasSign = place + 3 < words.count && words[place + 3] == "%"
          (numeral.isPercentage, upper.isPercentage) = (hasSign, hasSign)
          found.append(.range(numeral, upper))
          place += 2
        } else if isPercentage, hasSlash, found.count > 1,
          case .numeral(let total) = found[found.count - 1],
          case .numeral(let count) = found[found.count - 2], let whole = Int(total.text),
          let part = Int(count.text)
        {
          found.removeLast(2)
          found.append(.share(count: part, total: whole, percentage: numeral))
        } else {
          found.append(.numeral(numeral))
        }
      }
      place += 1
    }
    parts = found
  }

  private static func numeral(_ word: Substring, _ bound: Character?) -> Numeral? {
    guard let first = word.first, first.isNumber || first == "-", Double(word) != nil,
      word.allSatisfy({ $0.isNumber || "-+.e".contains($0) })
    else { return nil }
    let digits = word.prefix { $0 != "e" }
    let decimals = digits.firstIndex(of: ".").map {
      digits.distance(from: $0, to: digits.endIndex) - 1
    }
    return Numeral(text: String(word), decimals: decimals, bound: bound)
  }
}
