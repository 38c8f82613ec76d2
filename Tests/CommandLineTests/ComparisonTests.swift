#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// What scipy computes from the example data, from `command-line-comparison/generate.py`.
  private struct Expected: Decodable {
    struct Test: Decodable {
      var t: Double
      var p: Double
    }

    struct ANOVA: Decodable {
      var f: Double
      var p: Double
    }

    struct Change: Decodable {
      var n: Int
      var t: Double
      var p: Double
      var sign: Double
    }

    struct Friedman: Decodable {
      var n: Int
      var q: Double
    }

    struct Cochran: Decodable {
      struct Pair: Decodable {
        var p: Double
        var difference: Double
        var holm: Double
      }

      var n: Int
      var q: Double
      var p: Double
      var pairs: [Pair]
    }

    var brunnerMunzel: Test
    var welch: Test
    var student: Test
    var anova: ANOVA
    var pearson: Double
    var spearman: Double
    var kendall: Double
    var pairs: [String: Change]
    var friedman: Friedman
    var cochran: Cochran
  }

  @Suite("Comparisons on the command line")
  struct ComparisonTests {
    private static let kyphosis = "Examples/Data/kyphosis.csv"
    private static let cohort = "Examples/Acceptance/cohort.csv"

    private let expected: Expected

    init() throws { expected = try Fixtures.json("command-line-comparison/expected.json") }

    private func json<Value: Decodable>(
      _ arguments: String..., as type: Value.Type = Value.self
    ) throws -> Value {
      let (status, output, errors) = try Program.run(
        "spine-outcomes", arguments: arguments + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Value.self, from: Data(output.utf8))
    }

    private func failure(_ arguments: String...) throws -> String {
      let (status, _, errors) = try Program.run("spine-outcomes", arguments: arguments)
      #expect(status == 64, "\(errors)")
      #expect(errors.split(separator: "\n").count == 1)
      return errors
    }

    @Test func testsOfTwoGroups() throws {
      struct Munzel: Decodable { var brunnerMunzelTest: BrunnerMunzelTest }
      let base = ["compare", Self.kyphosis, "--value", "start", "--by", "kyphosis", "--test"]
      func run<Value: Decodable>(_ test: String, as type: Value.Type) throws -> Value {
        let (status, output, errors) = try Program.run(
          "spine-outcomes", arguments: base + [test, "--format", "json"])
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        return try JSONDecoder().decode(type, from: Data(output.utf8))
      }
      let munzel = try run("brunner-munzel", as: Munzel.self).brunnerMunzelTest
      let t = try #require(munzel.statistic).value
      #expect(agrees(t, expected.brunnerMunzel.t, digits: 12))
      #expect(agrees(munzel.pValue.value, expected.brunnerMunzel.p, digits: 11))
      struct TTest: Decodable { var tTest: TwoSampleTTest }
      for (name, truth) in [("welch", expected.welch), ("student", expected.student)] {
        let test = try run(name, as: TTest.self).tTest
        #expect(try agrees(#require(test.statistic).value, truth.t, digits: 12))
        #expect(agrees(test.pValue.value, truth.p, digits: 10))
      }
    }

    @Test func methodsOfTheRankSum() throws {
      struct Output: Decodable { var rankSumTest: RankSumTest }
      func method(_ options: String...) throws -> String {
        let arguments = ["compare", Self.kyphosis, "--value", "start", "--by", "kyphosis"]
        let (status, output, errors) = try Program.run(
          "spine-outcomes", arguments: arguments + options + ["--format", "json"])
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        return try JSONDecoder().decode(Output.self, from: Data(output.utf8)).rankSumTest.method
      }
      #expect(try method("--exact").contains("exact"))
      #expect(
        try method("--asymptotic")
          == "Wilcoxon-Mann-Whitney test (normal approximation, tie correction)")
      #expect(try method("--corrected").contains("continuity correction"))
      let one = try json(
        "compare", Self.kyphosis, "--value", "start", "--by", "kyphosis", "--alternative",
        "greater", as: Output.self)
      #expect(one.rankSumTest.alternative == .greater)
    }

    @Test func manyGroupsWithPairs() throws {
      struct Output: Decodable {
        var oneWayANOVA: OneWayANOVA?
        var kruskalWallisTest: KruskalWallisTest?
        var jonckheereTerpstraTest: JonckheereTerpstraTest?
        var pairs: PairwiseComparisons?
      }
      let anova = try json(
        "compare", "Examples/Data/lung.csv", "--value", "age", "--by", "ecog", "--test", "anova",
        "--adjust", "bonferroni", as: Output.self)
      let test = try #require(anova.oneWayANOVA)
      #expect(try agrees(#require(test.statistic).value, expected.anova.f, digits: 11))
      #expect(agrees(test.pValue.value, expected.anova.p, digits: 10))
      #expect(anova.pairs?.pairs.count == 6)
      // One patient has grade 3: no t test of that pair, and it counts in no adjustment.
      #expect(anova.pairs?.pairs.filter { $0.pValue == nil }.count == 3)
      let kruskal = try json(
        "compare", "Examples/Data/lung.csv", "--value", "age", "--by", "ecog", "--adjust", "holm",
        as: Output.self)
      #expect(kruskal.kruskalWallisTest != nil)
      #expect(kruskal.pairs?.method == "Dunn's test")
      #expect(kruskal.pairs?.adjustment == .holm)
      let trend = try json(
        "compare", "Examples/Data/lung.csv", "--value", "age", "--by", "ecog", "--test", "trend",
        as: Output.self)
      #expect(trend.jonckheereTerpstraTest?.count == 227)
    }

    @Test func changes() throws {
      struct Grouped<Value: Decodable>: Decodable {
        struct Group: Decodable {
          var level: String
          var result: Value?
        }
        var groups: [Group]
      }
      let tests = try json(
        "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
        "--test", "t", as: Grouped<PairedTTest>.self)
      let signs = try json(
        "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
        "--test", "sign", as: Grouped<SignTest>.self)
      for (care, truth) in expected.pairs {
        let test = try #require(tests.groups.first { $0.level == care }?.result)
        #expect(test.count == truth.n)
        #expect(try agrees(#require(test.statistic).value, truth.t, digits: 11))
        #expect(agrees(test.pValue.value, truth.p, digits: 10))
        let sign = try #require(signs.groups.first { $0.level == care }?.result)
        #expect(agrees(sign.pValue.value, truth.sign, digits: 13))
      }
      for zeros in ["wilcoxon", "pratt", "split"] {
        let (_, output, _) = try Program.run(
          "spine-outcomes", "paired", Self.cohort, "--before", "painBefore", "--after",
          "painAfter", "--zeros", zeros, "--asymptotic")
        let word = ["wilcoxon": "dropped", "pratt": "Pratt", "split": "split between the signs"]
        let text = output.replacing("\n", with: " ")
        #expect(try text.contains(#require(word[zeros])))
      }
      struct Between: Decodable { var changeBetweenGroups: KruskalWallisTest }
      let between = try json(
        "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
        "--between", as: Between.self)
      #expect(between.changeBetweenGroups.count == expected.pairs.values.reduce(0) { $0 + $1.n })
    }

    /// The p-values of all groups are one family, also of McNemar's tests.
    @Test func pValuesOfGroupsAreAdjusted() throws {
      struct Member: Decodable {
        var level: String
        var pValue: PValue
        var adjustedPValue: PValue
      }
      struct Output: Decodable {
        var adjustment: MultiplicityAdjustment
        var adjustedPValues: [Member]
      }
      for (before, after) in [("painBefore", "painAfter"), ("walksBefore", "walksAfter")] {
        let output = try json(
          "paired", Self.cohort, "--before", before, "--after", after, "--by", "care", "--adjust",
          "holm", as: Output.self)
        #expect(output.adjustment == .holm && output.adjustedPValues.count == 3)
        let sorted = output.adjustedPValues.sorted { $0.pValue < $1.pValue }
        var largest = 0.0
        for (rank, member) in sorted.enumerated() {
          largest = max(largest, min(1, Double(3 - rank) * member.pValue.value))
          #expect(agrees(member.adjustedPValue.value, largest, digits: 15))
        }
      }
    }

    @Test func repeatedMeasurements() throws {
      struct Output: Decodable {
        var friedmanTest: FriedmanTest
        var pairs: PairwiseComparisons?
      }
      let output = try json(
        "friedman", Self.cohort, "--column", "painBefore", "painAfter", "--adjust", "holm",
        as: Output.self)
      #expect(output.friedmanTest.count == expected.friedman.n)
      let statistic = try #require(output.friedmanTest.statistic)
      #expect(agrees(statistic.value, expected.friedman.q, digits: 13))
      #expect(output.pairs?.pairs.count == 1)
      let again = try json(
        "friedman", Self.cohort, "--column", "painBefore", "--column", "painAfter", as: Output.self)
      #expect(again.friedmanTest == output.friedmanTest)
      #expect(again.pairs == nil)
    }

    /// Columns of yes and no: Cochran's Q by statsmodels, and McNemar's tests in fractions.
    @Test func repeatedTruthValues() throws {
      struct Output: Decodable {
        var cochranQTest: CochranQTest
        var pairs: PairwiseComparisons?
      }
      let output = try json(
        "friedman", Self.cohort, "--column", "walksBefore", "walksAfter", "died", "--adjust",
        "holm", "--asymptotic", as: Output.self)
      let test = output.cochranQTest
      let exact = try json(
        "friedman", Self.cohort, "--column", "walksBefore", "walksAfter", "died", as: Output.self
      ).cochranQTest
      #expect(
        exact.method == "Cochran's Q test (exact)"
          && exact.statistic?.value == test.statistic?.value)
      #expect(test.count == expected.cochran.n)
      #expect(try agrees(#require(test.statistic).value, expected.cochran.q, digits: 13))
      #expect(agrees(test.pValue.value, expected.cochran.p, digits: 13))
      let pairs = try #require(output.pairs)
      #expect(pairs.method == "McNemar's tests")
      #expect(pairs.pairs.count == 3)
      for (pair, expected) in zip(pairs.pairs, expected.cochran.pairs) {
        #expect(try agrees(#require(pair.pValue).value, expected.p, digits: 13))
        #expect(try agrees(#require(pair.adjustedPValue).value, expected.holm, digits: 13))
        #expect(try agrees(#require(pair.estimate).value, expected.difference, digits: 14))
      }
      #expect(
        try failure(
          "friedman", Self.cohort, "--column", "walksBefore", "walksAfter", "--adjust", "holm",
          "--pairs", "signed-rank"
        ).contains("--pairs is for columns of numbers"))
    }

    @Test func correlations() throws {
      struct Output: Decodable {
        var pearsonCorrelation: PearsonCorrelation?
        var spearmanCorrelation: SpearmanCorrelation?
        var kendallCorrelation: KendallCorrelation?
      }
      let all = try json(
        "correlate", Self.kyphosis, "--x", "ageMonths", "--y", "start", as: Output.self)
      let values = [
        all.pearsonCorrelation?.estimates[0].value, all.spearmanCorrelation?.estimates[0].value,
        all.kendallCorrelation?.estimates[0].value,
      ].compactMap { $0 }
      #expect(agrees(values, [expected.pearson, expected.spearman, expected.kendall], digits: 12))
      let one = try json(
        "correlate", Self.kyphosis, "--x", "ageMonths", "--y", "start", "--test", "kendall",
        "--asymptotic", as: Output.self)
      #expect(one.pearsonCorrelation == nil)
      #expect(one.kendallCorrelation?.method.contains("normal") == true)
    }

    @Test func whatDoesNotFitIsRefused() throws {
      let compare = ["compare", Self.kyphosis, "--value", "start", "--by", "kyphosis"]
      func refused(_ options: String...) throws -> String {
        let (status, _, errors) = try Program.run("spine-outcomes", arguments: compare + options)
        #expect(status == 64, "\(errors)")
        return errors
      }
      #expect(try refused("--exact", "--asymptotic").contains("exclude each other"))
      #expect(try refused("--test", "welch", "--exact").contains("--exact is not for --test welch"))
      #expect(try refused("--adjust", "holm").contains("is for pairs of groups"))
      #expect(try refused("--pairs", "dunn").contains("--pairs is for --adjust"))
      #expect(
        try refused("--test", "anova", "--alternative", "less").contains("--alternative less"))
      #expect(
        try failure(
          "compare", "Examples/Data/lung.csv", "--value", "age", "--by", "ecog", "--exact"
        ).contains("--exact is not for --test kruskal-wallis"))
      let paired = try failure(
        "paired", Self.cohort, "--before", "walksBefore", "--after", "walksAfter", "--zeros",
        "split")
      #expect(paired.contains("--zeros is for columns of numbers"))
      #expect(
        try failure(
          "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--between"
        ).contains("--between is for --by"))
      #expect(
        try failure(
          "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
          "--between", "--alternative", "greater"
        ).contains("--alternative is for the change of each group"))
      #expect(
        try failure(
          "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
          "--between", "--exact"
        ).contains("--exact is not for the Kruskal-Wallis test"))
      #expect(
        try failure(
          "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--adjust",
          "holm"
        ).contains("--adjust is for the groups of --by"))
      let texts = try Program.run(
        "spine-outcomes", "paired", Self.cohort, "--before", "failed", "--after", "care")
      #expect(texts.status == 65 && texts.errors.contains("column \"care\""))
      #expect(
        try failure("friedman", Self.cohort, "--column", "painBefore")
          .contains("two or more columns"))
      #expect(
        try failure("correlate", Self.kyphosis, "--x", "start", "--y", "start").contains("start"))
    }
  }
#endif
