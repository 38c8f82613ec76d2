#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// Pages of every subcommand: well-formed, and with the numbers of the results.
  @Suite("HTML of the command line")
  struct HTMLTests {
    static let examples = [
      "describe lung.csv", "describe lung.csv --by sex", "compare lung.csv --value age --by sex",
      "compare lung.csv --value age --by ecog", "table lung.csv --rows sex --columns died",
      "correlate lung.csv --x age --y days", "proportion lung.csv --of died --by sex",
      "logistic lung.csv --outcome died --predictor age --category sex --crude --diagnostics",
      "roc kyphosis.csv --outcome kyphosis --score start --events-score lower --bootstrap 50 --at 9",
      "survival lung.csv --time days --event died --by sex --at 180,360 --tau 720",
    ].map { command in
      command.split(separator: " ").map { $0.hasSuffix(".csv") ? "Examples/Data/\($0)" : "\($0)" }
    }

    /// Every number of a table is that of the result, rounded once: some number of the JSON, in
    /// percent where it says so, is written as it with the decimals that are shown.
    @Test(arguments: examples)
    func numbersAreThoseOfTheResult(arguments: [String]) throws {
      let html = try Program.run("spine-outcomes", arguments: arguments + ["--format", "html"])
      #expect(html.status == 0 && html.errors.isEmpty, "\(html.errors)")
      let page = ParsedPage(html.output)
      #expect(page.isWellFormed)
      #expect(page.all("table").count > 0 && page.texts("h1").first == page.texts("title").first)
      let json = try Program.run("spine-outcomes", arguments: arguments + ["--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      let results = Numbers(object)
      let cells = page.all("td").filter { $0.attributes["class"] == "n" }.map(\.text)
      var found = 0
      for cell in cells {
        for numeral in ShownNumbers(cell).numerals {
          if !results.hold(numeral) { Issue.record("\(cell): \(numeral.text) is in no result") }
          found += 1
        }
      }
      #expect(found > 0)
    }

    @Test func styleOfNumbers() throws {
      let arguments = [
        "compare", "Examples/Data/kyphosis.csv", "--value", "start", "--by", "kyphosis",
      ]
      func output(_ options: String...) throws -> (status: Int32, output: String, errors: String) {
        let run = try Program.run("spine-outcomes", arguments: arguments + options)
        return (run.status, run.output, run.errors)
      }
      #expect(
        try output("--format", "html").output.contains("<td class=\"n\">11\u{2013}16</td>"))
      #expect(
        try output("--format", "html", "--numbers", "plain").output.contains(
          "<td class=\"n\">11 to 16</td>"))
      let comma = try output("--numbers", "comma").output
      for text in [
        "12,61", "11\u{2013}16", "p < 0,001", "(95 % CI 0,6808\u{2013}0,9067)", "n = 81",
      ] {
        #expect(comma.contains(text), "\(text)")
      }
      #expect(try comma.filter(\.isNumber) == output().output.filter(\.isNumber))
      let refused = try output("--format", "json", "--numbers", "comma")
      #expect(refused.status == 64 && refused.errors.contains("--numbers"))
    }
  }

  /// The numerals of a cell, with the minus sign and the thin spaces read back.
  private struct ShownNumbers {
    struct Numeral {
      var text: String
      var decimals: Int

      /// The whole numbers before it in its cell: a count, and a total, as in "15/36 (41.7 %)".
      var counts: [Int]

      /// The sign of a bound, as in "< 0.001".
      var bound: Character?
    }

    private(set) var numerals: [Numeral] = []

    init(_ cell: String) {
      let text = cell.replacing("\u{202F}", with: "").replacing("\u{2212}", with: "-")
        .replacing("\u{2013}", with: " ").replacing("(", with: " ").replacing(")", with: " ")
        .replacing("/", with: " ").replacing("%", with: " ")
      var counts: [Int] = []
      var bound: Character?
      for word in text.split(separator: " ") {
        if word == "<" || word == ">" {
          bound = word.first
        } else if let count = Int(word) {
          counts.append(count)
        } else if let point = word.firstIndex(of: "."), Double(word) != nil {
          let decimals = word.distance(from: point, to: word.endIndex) - 1
          numerals.append(
            Numeral(text: String(word), decimals: decimals, counts: counts, bound: bound))
        }
      }
    }
  }

  /// All numbers of a result, at any depth.
  private struct Numbers {
    private var values: [Double] = []

    init(_ value: Any) {
      switch value {
      case let object as [String: Any]: for item in object.values { values += Numbers(item).values }
      case let list as [Any]: for item in list { values += Numbers(item).values }
      case let number as NSNumber: values.append(number.doubleValue)
      default: break
      }
    }

    func hold(_ numeral: ShownNumbers.Numeral) -> Bool {
      switch (numeral.bound, numeral.text) {
      case ("<", "0.001"): values.contains { $0 >= 0 && $0 < 0.001 }
      case (">", "0.999"): values.contains { $0 > 0.999 && $0 <= 1 }
      default: holdValue(numeral) || holdShare(numeral)
      }
    }

    private func holdValue(_ numeral: ShownNumbers.Numeral) -> Bool {
      guard let shown = Double(numeral.text) else { return false }
      if numeral.text.contains("e") {
        return values.contains { String(format: "%.3e", $0) == numeral.text }
      }
      return values.contains { value in
        // The expansion is for those that are near.
        [0, 2].contains { power in
          let distance = (value * (power == 2 ? 100 : 1) - shown).magnitude
          return distance <= 0.6 * pow(10, -Double(numeral.decimals))
            && ExactDecimal(value).rounded(to: numeral.decimals, timesTenTo: power)
              == numeral.text
        }
      }
    }

    /// The exact quotient of counts: of the two in the cell, or of the one and a number of records.
    private func holdShare(_ numeral: ShownNumbers.Numeral) -> Bool {
      guard let count = numeral.counts.first else { return false }
      let whole = values.filter { $0 > 0 && $0 < 1e6 && $0 == $0.rounded() }.map { Int($0) }
      let known = Set(whole)
      let totals =
        numeral.counts.count > 1
        ? [numeral.counts[1]] : Array(known) + known.flatMap { first in known.map { first + $0 } }
      return totals.contains { total in
        guard total > 0 else { return false }
        // 1000 count / total to the nearest whole number, ties to the even one.
        let (quotient, rest) = (1000 * count).quotientAndRemainder(dividingBy: total)
        let isUp = 2 * rest > total || (2 * rest == total && quotient % 2 == 1)
        let tenths = quotient + (isUp ? 1 : 0)
        return numeral.text == "\(tenths / 10).\(tenths % 10)"
      }
    }
  }
#endif
