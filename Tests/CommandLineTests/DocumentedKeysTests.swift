#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// The keys of the JSON that the document lists, against those that are written.
  @Suite("Documented keys of JSON")
  struct DocumentedKeysTests {
    /// A subcommand, and options that together bring about every key of it.
    struct Example: CustomTestStringConvertible {
      var subcommand: String
      var options: [String]

      var testDescription: String { subcommand }
    }

    static let examples = [
      Example(subcommand: "describe Examples/Data/lung.csv", options: ["", "--by sex"]),
      Example(
        subcommand: "logistic Examples/Data/lung.csv --outcome died --predictor age --category sex",
        options: [
          "--robust HC3", "--method firth --diagnostics", "--crude --risks sex",
          "--selection backward --bootstrap 20", "--bootstrap 20", "--strata institution",
        ]),
      Example(
        subcommand: "roc Examples/Data/lung.csv --outcome died --score age --events-score higher",
        options: [
          "--at 60 --partial specificity=0.9...1 --compare weightLoss:higher", "--by sex",
          "--cutoff chi-square=0.499",
        ]),
      Example(
        subcommand:
          "incidence Examples/Data/recurrence.csv --time months --cause ending --censored alive",
        options: [
          "--by care --at 12 --quantiles 0.25 --compare-at 12 --pairwise holm --tau 1000",
          "--cause-of-interest recurrence --predictor age --tau 24",
          "--cause-of-interest recurrence --category care --strata care",
        ]),
      Example(
        subcommand: "survival Examples/Data/lung.csv --time days --event died --by sex",
        options: [
          "--at 180 --quantiles 0.25 --tau 720 --compare-at 365 --pairwise holm --permutations 99",
          "--test trend --tau 5000", "--landmark 900", "--cluster institution",
        ]),
    ]

    /// The words in code of the document's row of a subcommand.
    private func documented(_ name: String) throws -> Set<String> {
      let text = try String(
        contentsOf: Program.file("Documentation/CommandLine.md"), encoding: .utf8)
      let keys = try #require(text.range(of: "| subcommand | keys |"))
      let row = try #require(
        text[keys.upperBound...].split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") })
      let words = row.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      return Set(words.filter { $0.offset % 2 == 1 }.map { String($0.element) })
    }

    /// The keys at any depth.
    private func keys(_ value: Any) -> Set<String> {
      switch value {
      case let object as [String: Any]:
        object.reduce(into: []) { $0.formUnion(keys($1.value).union([$1.key])) }
      case let array as [Any]: array.reduce(into: []) { $0.formUnion(keys($1)) }
      default: []
      }
    }

    @Test(arguments: examples)
    func documentAndOutputHaveTheSameKeys(example: Example) throws {
      let name = String(example.subcommand.prefix { $0 != " " })
      let words = try documented(name)
      var written: Set<String> = []
      for options in example.options {
        let (status, output, errors) = try Program.shell(
          "spine-outcomes \(example.subcommand) \(options) --format json")
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        let json = try #require(
          try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(json["columns"] != nil && json["remarks"] != nil)
        for key in json.keys where !["columns", "remarks"].contains(key) {
          #expect(words.contains(key), "\(key) is not documented")
        }
        written.formUnion(keys(json))
      }
      for word in words where word.first?.isLowercase == true && word != name {
        #expect(written.contains(word) || word == "error", "\(word) is documented, not written")
      }
    }
  }
#endif
