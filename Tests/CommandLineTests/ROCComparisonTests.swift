#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// Exact comparisons of `Fixtures/roc-comparison`.
  private struct Expected: Decodable {
    struct Interval: Decodable {
      var level: Double
      var lower: Double
      var upper: Double
    }
    struct Pair: Decodable {
      var difference: Double
      var standardError: Double
      var z: Double
      var p: Double
      var intervals: [Interval]
    }
    struct Equality: Decodable {
      var statistic: Double
      var degreesOfFreedom: Double
      var p: Double
    }
    struct Score: Decodable {
      var name: String
      var eventsScore: String
      var values: [Double?]
    }
    struct Case: Decodable {
      var outcomes: [Bool]
      var scores: [Score]
      var records: Int
      var complete: Int
      var events: Int
      var areas: [Double]
      var covariance: [[Double]]
      var pairs: [Pair]
      var equality: Equality
    }

    var paired: [Case]

    private enum CodingKeys: CodingKey { case paired }
    private struct Name: Decodable { var name: String }

    /// Decodes the cases that are asked for: others have no variance, so that numbers are null.
    init(from decoder: any Decoder) throws {
      var list = try decoder.container(keyedBy: CodingKeys.self)
        .nestedUnkeyedContainer(forKey: .paired)
      paired = []
      while !list.isAtEnd {
        var probe = list
        let name = try probe.decode(Name.self).name
        if ["kyphosis", "lung"].contains(name) {
          paired.append(try list.decode(Case.self))
        } else {
          list = probe
        }
      }
    }
  }

  /// What is written: numbers as they stand, nothing computed again from counts.
  private struct Comparison: Decodable {
    var areas: [AreaUnderCurve]
    var covariance: [[Double]]
    var differences: [ROCDifference]
    var equality: AreaEqualityTest
    var exclusions: Exclusions
    var events: Int
  }

  @Suite("Comparisons of scores on the command line")
  struct ROCComparisonTests {
    private struct Output: Decodable { var rocComparison: Comparison }

    private static let kyphosis = Program.file("Examples/Data/kyphosis.csv").path

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func output(_ arguments: [String]) throws -> String {
      let (status, output, errors) = try Program.run(
        "spine-outcomes", in: folder.path, arguments: arguments)
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return output
    }

    private func json<Value: Decodable>(_ arguments: [String], as type: Value.Type) throws -> Value
    {
      try JSONDecoder().decode(
        type, from: Data(try output(arguments + ["--format", "json"]).utf8))
    }

    private func check(_ actual: Comparison, _ expected: Expected.Case, level: Double) throws {
      #expect(actual.events == expected.events)
      #expect(actual.areas.map(\.count) == expected.areas.map { _ in expected.complete })
      #expect(agrees(actual.areas.map(\.estimate), expected.areas, digits: 14))
      for (row, exact) in zip(actual.covariance, expected.covariance) {
        #expect(agrees(row, exact, digits: 13))
      }
      #expect(actual.differences.count == expected.pairs.count)
      for (difference, pair) in zip(actual.differences, expected.pairs) {
        #expect(agrees(difference.estimate, pair.difference, digits: 14))
        #expect(agrees(difference.standardError ?? 0, pair.standardError, digits: 13))
        #expect(agrees(difference.statistic?.value ?? 0, pair.z, digits: 13))
        #expect(agrees(difference.pValue.value, pair.p, digits: 12))
        let exact = try #require(pair.intervals.first { $0.level == level })
        let interval = try #require(difference.confidenceInterval)
        #expect(agrees(interval.lower, exact.lower, digits: 12))
        #expect(agrees(interval.upper, exact.upper, digits: 12))
      }
      #expect(
        agrees(actual.equality.statistic?.value ?? 0, expected.equality.statistic, digits: 12))
      #expect(
        actual.equality.statistic?.degreesOfFreedom == expected.equality.degreesOfFreedom)
      #expect(agrees(actual.equality.pValue.value, expected.equality.p, digits: 12))
    }

    @Test("Exact fractions of kyphosis", arguments: [0.95, 0.9])
    func kyphosisOfExactFractions(level: Double) throws {
      let expected = try Fixtures.json("roc-comparison/expected.json", as: Expected.self).paired[0]
      let comparison = try json(
        [
          "roc", Self.kyphosis, "--outcome", "kyphosis", "--score", "start", "--events-score",
          "lower", "--compare", "ageMonths:higher", "--compare", "vertebrae:higher", "--level",
          "\(level)",
        ], as: Output.self
      ).rocComparison
      try check(comparison, expected, level: level)
      #expect(
        comparison.differences.map { [$0.first, $0.second] } == [
          ["start", "ageMonths"], ["start", "vertebrae"], ["ageMonths", "vertebrae"],
        ])
    }

    /// The names of columns have a blank and a colon.
    @Test func completeCasesAreThoseOfAllScores() throws {
      let expected = try Fixtures.json("roc-comparison/expected.json", as: Expected.self).paired[1]
      let names = expected.scores.map { $0.name == "karnofsky" ? "lower:karnofsky" : $0.name }
      var text = (["died"] + names).joined(separator: ",") + "\n"
      for row in expected.outcomes.indices {
        let cells = expected.scores.map { score in score.values[row].map { "\($0)" } ?? "" }
        text += (["\(expected.outcomes[row])"] + cells).joined(separator: ",") + "\n"
      }
      try folder.write(text, to: "data.csv")
      var arguments = [
        "roc", "data.csv", "--outcome", "died", "--score", names[0], "--events-score",
        expected.scores[0].eventsScore,
      ]
      for (name, score) in zip(names, expected.scores).dropFirst() {
        arguments += ["--compare", "\(name):\(score.eventsScore)"]
      }
      let comparison = try json(arguments, as: Output.self).rocComparison
      try check(comparison, expected, level: 0.95)
      let missing = zip(names, expected.scores)
        .map { (name: $0, count: $1.values.filter { $0 == nil }.count) }.filter { $0.count > 0 }
      #expect(comparison.exclusions.initial == expected.records)
      #expect(comparison.exclusions.analysed == expected.complete)
      #expect(comparison.exclusions.missing.map(\.variable) == missing.map(\.name))
      #expect(comparison.exclusions.missing.map(\.count) == missing.map(\.count))
      let report = try output(arguments).replacing("\n", with: " ")
      #expect(report.contains("those with the outcome and every score."))
      for (name, count) in missing { #expect(report.contains("\(name) \(count)")) }
    }

    @Test func groupsAreComparedByThemselves() throws {
      struct Group: Decodable {
        struct Result: Decodable {
          var rocComparison: Comparison
          var partialAreas: [PartialAreaUnderCurve]
        }
        var level: String
        var result: Result?
      }
      struct Groups: Decodable { var groups: [Group] }
      let lines = try String(contentsOfFile: Self.kyphosis, encoding: .utf8)
        .split(whereSeparator: \.isNewline)
      // Each child once in group a, twice in group b: areas are equal, the records are not.
      let rows = lines.dropFirst().flatMap { ["\($0),a", "\($0),b", "\($0),b"] }
      try folder.write(
        (["\(lines[0]),group"] + rows).joined(separator: "\n") + "\n", to: "data.csv")
      let arguments = [
        "roc", "data.csv", "--outcome", "kyphosis", "--score", "start", "--events-score", "lower",
        "--compare", "ageMonths:higher", "--compare", "vertebrae:higher", "--partial",
        "specificity=0.5...1", "--by", "group",
      ]
      let groups = try json(arguments, as: Groups.self).groups
      #expect(groups.map(\.level) == ["a", "b"])
      let expected = try Fixtures.json("roc-comparison/expected.json", as: Expected.self).paired[0]
      let first = try #require(groups.first?.result)
      let last = try #require(groups.last?.result)
      try check(first.rocComparison, expected, level: 0.95)
      #expect(agrees(last.rocComparison.areas.map(\.estimate), expected.areas, digits: 14))
      #expect(last.rocComparison.areas.first?.count == 162)
      #expect(last.partialAreas.map(\.count) == [162])
      #expect(
        agrees(
          last.partialAreas.map(\.estimate), first.partialAreas.map(\.estimate), digits: 14))
      let report = try output(arguments)
      #expect(report.contains("group a: differences of the areas"))
      #expect(report.contains("group b: differences of the areas"))
    }

    @Test func nothingIsComparedUnlessAsked() throws {
      struct Bare: Decodable {
        var rocComparison: Comparison?
        var partialAreas: [PartialAreaUnderCurve]?
      }
      let bare = try json(
        [
          "roc", Self.kyphosis, "--outcome", "kyphosis", "--score", "start", "--events-score",
          "lower",
        ], as: Bare.self)
      #expect(bare.rocComparison == nil && bare.partialAreas == nil)
    }
  }
#endif
