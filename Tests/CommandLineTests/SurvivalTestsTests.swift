#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// Exact sums of `Fixtures/log-rank`.
  private struct Expected: Decodable {
    struct Trend: Decodable {
      var z: Double
      var pValue: Double
    }
    struct Test: Decodable {
      var weight: LogRankWeight
      var chiSquare: Double
      var pValue: Double
      var trend: Trend
      var trendOfScores: Trend
    }
    struct Adjusted: Decodable { var holm: [Double] }
    struct Pairwise: Decodable {
      var logRank: Adjusted

      enum CodingKeys: String, CodingKey { case logRank = "log-rank" }
    }
    struct Case: Decodable {
      var name: String
      var tests: [Test]
      var pairwise: Pairwise?
    }
    var cases: [Case]
  }

  @Suite("Tests between survival curves on the command line")
  struct SurvivalTestsTests {
    private struct Output: Decodable {
      var logRankTest: LogRankTest?
      var logRankTrendTest: LogRankTrendTest?
      var pairwiseLogRankTests: PairwiseLogRankTests?
      var logRankPermutationTest: LogRankPermutationTest?
    }

    private static let file = Program.file("Examples/Data/lung.csv").path

    private func run(
      _ by: String?, _ more: [String]
    ) throws -> (status: Int32, output: String, errors: String) {
      try Program.run(
        "spine-outcomes",
        arguments: ["survival", Self.file, "--time", "days", "--event", "died"]
          + (by.map { ["--by", $0] } ?? []) + more)
    }

    private func json(_ by: String, _ more: [String]) throws -> Output {
      let (status, output, errors) = try run(by, more + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
    }

    private func expected(_ name: String) throws -> Expected.Case {
      try #require(
        try Fixtures.json("log-rank/expected.json", as: Expected.self).cases
          .first { $0.name == name })
    }

    @Test(arguments: [
      ("logrank", LogRankWeight.logRank), ("gehan", .gehanBreslow), ("tarone-ware", .taroneWare),
      ("peto", .petoPeto(.modified)), ("peto=survival-before", .petoPeto(.survivalBefore)),
      ("fh=0.5,2", .flemingHarrington(rho: 0.5, gamma: 2)),
    ])
    func weights(option: String, weight: LogRankWeight) throws {
      let truth = try #require(
        try expected("lung by ECOG").tests.first { $0.weight == weight })
      let test = try #require(try json("ecog", ["--test", option]).logRankTest)
      #expect(test.weight == weight)
      #expect(agrees(test.statistic?.value ?? 0, truth.chiSquare, digits: 12))
      #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
    }

    @Test func trend() throws {
      let truth = try #require(try expected("lung by ECOG").tests.first)
      let test = try #require(try json("ecog", ["--test", "trend"]).logRankTrendTest)
      #expect(agrees(test.statistic?.value ?? 0, truth.trend.z, digits: 12))
      let scored = try #require(try json("ecog", ["--test", "trend=1,2,4,3"]).logRankTrendTest)
      #expect(agrees(scored.statistic?.value ?? 0, truth.trendOfScores.z, digits: 12))
    }

    @Test func pairs() throws {
      let truth = try #require(try expected("lung by ECOG").pairwise)
      let output = try json("ecog", ["--pairwise", "holm"])
      let pairs = try #require(output.pairwiseLogRankTests)
      #expect(
        agrees(
          pairs.comparisons.map { $0.adjustedPValue?.value ?? -1 }, truth.logRank.holm, digits: 12))
      #expect(output.logRankTest != nil)
      let other = try json("ecog", ["--pairwise", "bh", "--test", "gehan"])
      #expect(other.pairwiseLogRankTests?.adjustment == .benjaminiHochberg)
      #expect(other.pairwiseLogRankTests?.weight == .gehanBreslow)
    }

    @Test func permutations() throws {
      let output = try json("sex", ["--permutations", "199", "--seed", "7", "--test", "gehan"])
      let test = try #require(output.logRankPermutationTest)
      #expect(test.permutation == .monteCarlo(resamples: 199, seed: 7))
      #expect(test.weight == .gehanBreslow && test.pValue.value <= 0.02)
      let small = try Program.shell(
        "printf 't,e,g\\n1,true,a\\n2,true,a\\n3,true,b\\n4,true,b\\n' | spine-outcomes survival - "
          + "--time t --event e --by g --permutations exact --format json")
      // Two of the six ways to deal four records are as far apart.
      let exact = try JSONDecoder().decode(Output.self, from: Data(small.output.utf8))
      #expect(exact.logRankPermutationTest?.permutation == .exact)
      #expect(agrees(exact.logRankPermutationTest?.pValue.value ?? 0, 2.0 / 6, digits: 14))
    }

    @Test func text() throws {
      let (_, text, _) = try run("ecog", ["--test", "fh=0,1", "--pairwise", "hochberg"])
      #expect(text.contains("Fleming-Harrington test (rho = 0, gamma = 1): chi-square(3) = "))
      #expect(text.contains("Weighted O - E"))
      #expect(text.contains("p (Hochberg)"))
      let (_, markdown, _) = try run(
        "ecog", ["--test", "trend", "--format", "markdown"])
      #expect(markdown.contains("## Test for trend"))
      #expect(markdown.contains("Log-rank test for trend: z = "))
    }

    @Test func errors() throws {
      for (by, more, message) in [
        ("sex", ["--test", "wilcoxon"], "--test knows logrank, gehan, tarone-ware"),
        ("sex", ["--test", "fh=1"], "--test fh=RHO,GAMMA takes two numbers"),
        ("sex", ["--test", "fh=-1,0"], "--test fh=RHO,GAMMA takes two numbers"),
        ("sex", ["--test", "peto=x"], "--test peto=FORM knows survival-before, prentice"),
        ("sex", ["--test", "trend=1,x"], "--test trend=SCORES takes a number for each group"),
        ("sex", ["--test", "trend=1,2,3"], "3 scores for 2 groups of sex: female, male"),
        ("sex", ["--test", "trend", "--pairwise", "holm"], "--pairwise compares pairs"),
        ("sex", ["--pairwise", "tukey"], "tukey"),
        ("sex", ["--permutations", "5"], "5"),
        ("sex", ["--permutations", "exact", "--seed", "1"], "--seed is for a number of"),
        ("sex", ["--permutations", "99", "--test", "trend"], "--permutations is not for"),
        (nil, ["--permutations", "exact"], "--permutations is for --by"),
        (nil, ["--test", "gehan"], "--test is for --by"),
        (nil, ["--pairwise", "holm"], "--pairwise is for --by"),
      ] as [(String?, [String], String)] {
        let (status, output, errors) = try run(by, more)
        #expect(status == 64 && output.isEmpty, "\(more)")
        #expect(errors.contains(message), "\(errors)")
        #expect(errors.split(separator: "\n").count == 1, "\(errors)")
      }
    }
  }
#endif
