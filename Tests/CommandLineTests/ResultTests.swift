#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesReport
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// What R computes from Examples/Acceptance/cohort.csv.
  private struct Expected: Decodable {
    struct SignedRank: Decodable {
      var care: String
      var n: Int
      var V: Double
      var p: Double
    }

    struct McNemar: Decodable {
      var n: Int
      var lost: Int
      var gained: Int
      var p: Double
    }

    struct Logistic: Decodable {
      var n: Int
      var events: Int
      var estimate: [Double]
      var standardError: [Double]
      var p: [Double]
      var deviance: Double
    }

    struct ROC: Decodable {
      var auc: Double
      var se: Double
      var threshold: Double
      var sensitivity: Double
      var specificity: Double
    }

    struct Survival: Decodable {
      var median: [Double]
      var chiSquared: Double
      var p: Double
    }

    var signedRank: [SignedRank]
    var mcNemar: McNemar
    var logistic: Logistic
    var roc: ROC
    var survival: Survival
  }

  /// The group results of the JSON form.
  private struct Grouped<Value: Decodable>: Decodable {
    struct Group: Decodable {
      var level: String
      var result: Value?
      var error: String?
    }

    var groups: [Group]
  }

  @Suite("Results of the command line")
  struct ResultTests {
    private static let cohort = "Examples/Acceptance/cohort.csv"

    private let expected: Expected

    init() throws { expected = try Fixtures.json("acceptance/expected.json") }

    private func json<Value: Decodable>(
      _ arguments: String..., as type: Value.Type = Value.self
    ) throws -> Value {
      let (status, output, errors) = try Program.run(
        "spine-outcomes", arguments: arguments + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Value.self, from: Data(output.utf8))
    }

    @Test func logisticRegressionOfR() throws {
      struct Output: Decodable { var logisticRegression: LogisticRegression }
      let model = try json(
        "logistic", Self.cohort, "--outcome", "failed", "--predictor", "monthsToRecurrence",
        "--predictor", "age", "--category", "hospital:A", as: Output.self
      ).logisticRegression
      let expected = expected.logistic
      #expect(model.count == expected.n && model.events == expected.events)
      #expect(agrees(model.coefficients.map(\.estimate), expected.estimate, digits: 10))
      #expect(agrees(model.coefficients.map(\.standardError), expected.standardError, digits: 6))
      #expect(agrees(model.coefficients.map(\.pValue.value), expected.p, digits: 6))
      #expect(agrees(model.deviance, expected.deviance, digits: 12))
    }

    @Test func signedRankTestsOfR() throws {
      let tests = try json(
        "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--by", "care",
        as: Grouped<SignedRankTest>.self)
      #expect(tests.groups.map(\.level) == ["conservative", "radiotherapy", "reoperation"])
      for expected in expected.signedRank {
        let test = try #require(tests.groups.first { $0.level == expected.care }?.result)
        #expect(test.count == expected.n && test.statistic?.value == expected.V)
        #expect(agrees(test.pValue.value, expected.p, digits: 12))
      }
    }

    @Test func mcNemarTestOfR() throws {
      let tests = try json(
        "paired", Self.cohort, "--before", "walksBefore", "--after", "walksAfter", "--by", "care",
        as: Grouped<McNemarTest>.self)
      let test = try #require(tests.groups.first { $0.level == "radiotherapy" }?.result)
      #expect(test.count == expected.mcNemar.n)
      #expect(test.changesToSecond == expected.mcNemar.gained)
      #expect(test.changesToFirst == expected.mcNemar.lost)
      #expect(agrees(test.pValue.value, expected.mcNemar.p, digits: 13))
    }

    @Test func areaAndCutoffOfR() throws {
      struct Output: Decodable {
        var areaUnderCurve: AreaUnderCurve
        var cutoff: Cutoff
        var rocCurve: ROCCurve
      }
      let roc = try json(
        "roc", Self.cohort, "--outcome", "failed", "--score", "monthsToRecurrence",
        "--events-score", "lower", as: Output.self)
      #expect(agrees(roc.areaUnderCurve.estimate, expected.roc.auc, digits: 13))
      #expect(agrees(roc.areaUnderCurve.standardError ?? 0, expected.roc.se, digits: 12))
      #expect(agrees(roc.cutoff.threshold, expected.roc.threshold, digits: 15))
      #expect(
        agrees(roc.cutoff.apparentSensitivity.value, expected.roc.sensitivity, digits: 13))
      #expect(
        agrees(roc.cutoff.apparentSpecificity.value, expected.roc.specificity, digits: 13))
      #expect(roc.rocCurve.area == roc.areaUnderCurve)
    }

    /// The numbers of `Fixtures/roc-cutoff` and `Fixtures/roc-classification`.
    @Test func cutoffOfExactCounts() throws {
      struct Output: Decodable {
        var cutoff: Cutoff
        var classifications: [Classification]
      }
      let roc = try json(
        "roc", Program.file("Examples/Data/kyphosis.csv").path, "--outcome", "kyphosis", "--score",
        "start", "--events-score", "lower", "--cutoff", "chi-square=0.1", "--bootstrap", "99",
        "--seed", "4", "--at", "12.5", "--at", "-1", "--prevalence", "0.21", as: Output.self)
      #expect(roc.cutoff.rule == .maximumChiSquare(minimumShare: 0.1))
      #expect(roc.cutoff.threshold == 8.5)
      #expect(agrees(roc.cutoff.pValue?.value ?? 0, 0.00012552383822253115, digits: 12))
      #expect(roc.cutoff.bootstrap?.seed == 4 && roc.cutoff.bootstrap?.resamples == 99)
      #expect(roc.classifications.map(\.threshold) == [12.5, -1])
      let first = try #require(roc.classifications.first)
      #expect(first.truePositives == 15 && first.falsePositives == 20)
      let limits = first.positiveLikelihoodRatio?.confidenceInterval
      #expect(agrees(limits?.lower ?? 0, 1.8875370574839583, digits: 12))
      #expect(first.atPrevalence?.prevalence == 0.21)
      #expect(roc.classifications.last?.positivePredictiveValue == nil)
    }

    @Test func survivalOfR() throws {
      struct Output: Decodable {
        var kaplanMeier: KaplanMeier
        var logRankTest: LogRankTest
      }
      let survival = try json(
        "survival", Self.cohort, "--time", "monthsFollowed", "--event", "died", "--by", "care",
        as: Output.self)
      // R lists the groups in the order reoperation, radiotherapy, conservative.
      let medians = ["reoperation", "radiotherapy", "conservative"].map {
        survival.kaplanMeier[$0]?.median.median
      }
      #expect(medians == expected.survival.median)
      let statistic = try #require(survival.logRankTest.statistic)
      #expect(agrees(statistic.value, expected.survival.chiSquared, digits: 12))
      #expect(agrees(survival.logRankTest.pValue.value, expected.survival.p, digits: 12))
    }

    @Test func publishedSurvivalInLungCancer() throws {
      struct Output: Decodable {
        var kaplanMeier: KaplanMeier
        var logRankTest: LogRankTest
      }
      let survival = try json(
        "survival", "Examples/Data/lung.csv", "--time", "days", "--event", "died", "--by", "sex",
        as: Output.self)
      // Loprinzi et al. as analysed in R's survival package.
      #expect(survival.kaplanMeier["male"]?.median.median == 270)
      #expect(survival.kaplanMeier["female"]?.median.median == 426)
      #expect(agrees(survival.logRankTest.statistic?.value ?? 0, 10.32674195, digits: 9))
    }

    @Test func comparisonIsThatOfTheLibrary() throws {
      struct Two: Decodable { var rankSumTest: RankSumTest }
      struct More: Decodable { var kruskalWallisTest: KruskalWallisTest }
      struct Child: Decodable, Sendable {
        var kyphosis: Bool
        var start: Double
        var vertebrae: Int
      }
      let file = "Examples/Data/kyphosis.csv"
      let cohort = try Cohort<Child>(csv: Program.file(file).path)
      let two = try json("compare", file, "--value", "start", "--by", "kyphosis", as: Two.self)
      #expect(two.rankSumTest == (try cohort.rankSumTest(of: \.start, by: \.kyphosis)))
      let more = try json("compare", file, "--value", "start", "--by", "vertebrae", as: More.self)
      #expect(
        more.kruskalWallisTest == (try cohort.kruskalWallisTest(of: \.start, by: \.vertebrae)))
    }

    @Test func tableIsThatOfTheLibrary() throws {
      struct Output: Decodable {
        var contingencyTable: ContingencyTable
        var chiSquareTest: ChiSquareTest
        var fisherTest: FisherTest
      }
      struct Patient: Decodable, Sendable {
        var sex: String
        var died: Bool
      }
      let file = "Examples/Data/lung.csv"
      let cohort = try Cohort<Patient>(csv: Program.file(file).path)
      let output = try json(
        "table", file, "--rows", "sex", "--columns", "died", "--level", "0.9", as: Output.self)
      #expect(
        output.contingencyTable == (try cohort.contingencyTable(rows: \.sex, columns: \.died)))
      #expect(output.chiSquareTest == (try cohort.chiSquareTest(\.sex, \.died, level: 0.9)))
      #expect(output.fisherTest == (try cohort.fisherTest(\.sex, \.died, level: 0.9)))
    }

    @Test func descriptionIsThatOfTheLibrary() throws {
      struct All: Decodable { var descriptiveTable: DescriptiveTable }
      struct ByGroup: Decodable { var baselineTable: BaselineTable }
      struct Child: Decodable, Sendable {
        var kyphosis: Bool
        var ageMonths: Double
        var vertebrae: Double
        var start: Double
      }
      let file = "Examples/Data/kyphosis.csv"
      let cohort = try Cohort<Child>(csv: Program.file(file).path)
      let numbers: [BaselineVariable<Child>] = [
        .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start),
      ]
      let all = try json("describe", file, as: All.self).descriptiveTable
      #expect(all == (try cohort.descriptiveTable([.category(\.kyphosis)] + numbers)))
      let table = try json("describe", file, "--by", "kyphosis", as: ByGroup.self).baselineTable
      #expect(table == (try cohort.baselineTable(by: \.kyphosis, numbers)))
    }
  }
#endif
