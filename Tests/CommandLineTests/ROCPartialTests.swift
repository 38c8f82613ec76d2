#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// Exact partial areas of `Fixtures/roc-partial`.
  private struct Expected: Decodable {
    struct Partial: Decodable {
      var focus: String
      var low: Double
      var high: Double
      var area: Double
      var corrected: Double
    }
    struct Case: Decodable {
      var name: String
      var partial: [Partial]
    }
    var cases: [Case]
  }

  @Suite("Partial areas on the command line")
  struct ROCPartialTests {
    private struct Output: Decodable {
      var areaUnderCurve: AreaUnderCurve
      var partialAreas: [PartialAreaUnderCurve]
    }

    private static let file = Program.file("Examples/Data/kyphosis.csv").path

    private func text(_ score: String, _ side: String, _ more: [String]) throws -> String {
      let (status, output, errors) = try Program.run(
        "spine-outcomes",
        arguments: [
          "roc", Self.file, "--outcome", "kyphosis", "--score", score, "--events-score", side,
        ] + more)
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return output
    }

    private func json(_ score: String, _ side: String, _ more: [String]) throws -> Output {
      let text = try text(score, side, more + ["--format", "json"])
      return try JSONDecoder().decode(Output.self, from: Data(text.utf8))
    }

    @Test(
      "Exact fractions of kyphosis",
      arguments: [
        ("kyphosis start", "start", "lower"), ("kyphosis age", "ageMonths", "higher"),
      ])
    func exactFractions(name: String, score: String, side: String) throws {
      let expected = try #require(
        try Fixtures.json("roc-partial/expected.json", as: Expected.self).cases
          .first { $0.name == name })
      let ranges = expected.partial.map { "\($0.focus)=\($0.low)...\($0.high)" }
      let output = try json(score, side, ranges.flatMap { ["--partial", $0] })
      #expect(output.partialAreas.count == expected.partial.count)
      for (area, exact) in zip(output.partialAreas, expected.partial) {
        #expect(agrees(area.estimate, exact.area, digits: 12, absolute: 1e-16))
        #expect(agrees(area.corrected, exact.corrected, digits: 11.5, absolute: 1e-15))
        #expect(area.range.bounds == exact.low...exact.high)
        #expect(area.bootstrap == nil && area.count == 81 && area.events == 17)
      }
    }

    @Test func wholeRangeIsTheWholeArea() throws {
      let output = try json("start", "lower", ["--partial", "specificity=0...1", "--level", "0.9"])
      let area = try #require(output.partialAreas.first)
      #expect(area.method.hasPrefix("delta method"))
      #expect(agrees(area.standardError ?? 0, output.areaUnderCurve.standardError ?? 1, digits: 13))
      #expect(agrees(area.pValue.value, output.areaUnderCurve.pValue.value, digits: 11))
      let (one, two) = (area.confidenceInterval, output.areaUnderCurve.confidenceInterval)
      #expect(one.level == 0.9)
      #expect(agrees(one.lower, two.lower, digits: 12) && agrees(one.upper, two.upper, digits: 12))
    }

    @Test func bootstrapIsThatOfTheSeed() throws {
      struct Child: Decodable, Sendable {
        var kyphosis: Bool
        var start: Double
      }
      let arguments = ["--partial", "sensitivity=0.8...1", "--bootstrap", "199"]
      let seeded = try json("start", "lower", arguments + ["--seed", "7"]).partialAreas
      let curve = try Cohort<Child>(csv: Self.file)
        .rocCurve(of: \.kyphosis, score: \.start, eventsScore: .lower)
      #expect(
        seeded == [
          try curve.partialArea(
            over: .sensitivity(0.8...1), variance: .bootstrap(resamples: 199, seed: 7))
        ])
      let other = try json("start", "lower", arguments).partialAreas
      #expect(other.first?.bootstrap?.seed == 1)
      #expect(other.first?.estimate == seeded.first?.estimate)
    }

    @Test func reportNamesTheMethod() throws {
      let range = ["--partial", "specificity=0.9...1"]
      let delta = try text("start", "lower", range)
      #expect(delta.contains("95 % CI and p: delta method."))
      #expect(delta.contains("Corrected (McClish): 0.5 by chance"))
      let bootstrap = try text("start", "lower", range + ["--bootstrap", "99", "--seed", "3"])
      #expect(bootstrap.contains("95 % CI and p: stratified bootstrap, percentile interval"))
      #expect(!bootstrap.contains("delta method"))
    }
  }
#endif
