#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  @Suite("Tables and proportions on the command line")
  struct ContingencyCommandTests {
    private static let lung = Program.file("Examples/Data/lung.csv").path
    private static let cohort = Program.file("Examples/Acceptance/cohort.csv").path

    private struct Patient: Decodable, Sendable {
      var institution: Int?
      var sex: String
      var died: Bool
      var ecog: Int?
    }

    private struct Record: Decodable, Sendable {
      var care: String
      var hospital: String
      var failed: Bool?
      var walksBefore: Bool?
      var walksAfter: Bool?
    }

    private func run(
      _ arguments: [String]
    ) throws -> (status: Int32, output: String, errors: String) {
      try Program.run("spine-outcomes", arguments: arguments)
    }

    private func json<Output: Decodable>(
      _ arguments: String..., as type: Output.Type = Output.self
    ) throws -> Output {
      let (status, output, errors) = try run(arguments + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
    }

    @Test func effectsAreThoseOfTheLibrary() throws {
      struct Output: Decodable {
        var effects: [Estimate]
        var numberNeededToTreat: NumberNeededToTreat
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let proportions = try patients.twoProportions(\.sex, \.died)
      let output: Output = try json(
        "table", Self.lung, "--rows", "sex", "--columns", "died", "--level", "0.9")
      var expected: [Estimate] = []
      for interval in [RiskDifferenceInterval.newcombe, .miettinenNurminen, .agrestiCaffo] {
        expected.append(try proportions.riskDifference(interval, level: 0.9))
      }
      for interval in [RiskRatioInterval.koopman, .log] {
        expected.append(try proportions.riskRatio(interval, level: 0.9))
      }
      for interval in [OddsRatioInterval.exact(.minlike), .woolf] {
        expected.append(try proportions.oddsRatio(interval, level: 0.9))
      }
      #expect(output.effects == expected)
      #expect(output.numberNeededToTreat == (try proportions.numberNeededToTreat(level: 0.9)))
    }

    @Test func testsAndIntervalsByName() throws {
      struct Output: Decodable {
        var gTest: GTest
        var chiSquareTestYates: ChiSquareTest
        var chiSquareTestNMinusOne: ChiSquareTest
        var fisherTestBlaker: FisherTest
        var fisherTestMidP: FisherTest
        var fisherTestCentral: FisherTest
        var fisherTest: FisherTest?
        var effects: [Estimate]
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let table = try patients.contingencyTable(rows: \.sex, columns: \.died)
      let output: Output = try json(
        "table", Self.lung, "--rows", "sex", "--columns", "died", "--test", "g", "--test", "yates",
        "--test", "n-1", "--test", "fisher-blaker", "--test", "fisher-mid-p", "--test",
        "fisher-central", "--interval", "score", "--interval", "mee")
      #expect(output.gTest == (try GTest(table)))
      #expect(output.chiSquareTestYates == (try ChiSquareTest(table, correction: .yates)))
      #expect(output.chiSquareTestNMinusOne == (try ChiSquareTest(table, correction: .nMinusOne)))
      #expect(output.fisherTestBlaker == (try FisherTest(table, method: .blaker)))
      #expect(output.fisherTestMidP == (try FisherTest(table, method: .midP)))
      #expect(output.fisherTestCentral == (try FisherTest(table, method: .central)))
      #expect(output.fisherTest == nil)
      let proportions = try TwoProportions(table)
      #expect(
        output.effects
          == [try proportions.oddsRatio(.score), try proportions.riskDifference(.mee)])
    }

    @Test func largerTables() throws {
      struct Output: Decodable {
        var chiSquareTest: ChiSquareTest
        var freemanHaltonTest: FreemanHaltonTest
        var cramersVEqualTails: Estimate
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let table = try patients.contingencyTable(rows: \.ecog, columns: \.died)
      let output: Output = try json("table", Self.lung, "--rows", "ecog", "--columns", "died")
      #expect(output.chiSquareTest == (try ChiSquareTest(table)))
      #expect(output.freemanHaltonTest == (try FreemanHaltonTest(table)))
      #expect(output.cramersVEqualTails == (try ChiSquareTest(table).cramersV(.equalTails)))
      struct Trend: Decodable {
        var cochranArmitageTest: CochranArmitageTest
        var cochranArmitageTestExact: CochranArmitageTest
      }
      let trend: Trend = try json(
        "table", Self.lung, "--rows", "ecog", "--columns", "died", "--test", "trend", "--test",
        "exact-trend")
      let scores = [0.0, 1, 2, 3]
      #expect(trend.cochranArmitageTest == (try CochranArmitageTest(table, scores: scores)))
      #expect(
        trend.cochranArmitageTestExact
          == (try CochranArmitageTest(table, scores: scores, method: .exact)))
    }

    @Test func strata() throws {
      struct Output: Decodable {
        var stratifiedTable: StratifiedTable
        var mantelHaenszelTest: MantelHaenszelTest
        var breslowDayTest: BreslowDayTest
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let table = try patients.contingencyTable(rows: \.sex, columns: \.died, strata: \.ecog)
      let output: Output = try json(
        "table", Self.lung, "--rows", "sex", "--columns", "died", "--strata", "ecog")
      #expect(output.stratifiedTable == table)
      #expect(output.mantelHaenszelTest == (try MantelHaenszelTest(table)))
      #expect(output.breslowDayTest == (try BreslowDayTest(table)))
      let (_, text, _) = try run(
        [
          "table", Self.lung, "--rows", "sex", "--columns", "died", "--strata", "ecog", "--test",
          "yates",
        ])
      #expect(text.contains("Cochran-Mantel-Haenszel test with continuity correction, "))
      #expect(text.contains("though counted in n"))
    }

    @Test func pairedLevels() throws {
      struct Output: Decodable {
        var stuartMaxwellTest: StuartMaxwellTest
        var bowkerTest: BowkerTest
        var kappa: CohenKappa
        var quadraticKappa: CohenKappa
      }
      let output: Output = try json(
        "table", Self.cohort, "--rows", "motorBefore", "--columns", "motorAfter", "--test",
        "stuart-maxwell", "--test", "bowker", "--test", "kappa", "--test", "quadratic-kappa")
      struct Grades: Decodable, Sendable {
        var motorBefore: Int?
        var motorAfter: Int?
      }
      let grades = try Cohort<Grades>(csv: Self.cohort)
      #expect(
        output.stuartMaxwellTest
          == (try grades.stuartMaxwellTest(before: \.motorBefore, after: \.motorAfter)))
      #expect(
        output.bowkerTest == (try grades.bowkerTest(before: \.motorBefore, after: \.motorAfter)))
      #expect(output.kappa == (try grades.kappa(\.motorBefore, \.motorAfter)))
      #expect(
        output.quadraticKappa
          == (try grades.kappa(\.motorBefore, \.motorAfter, weights: .quadratic)))
    }

    @Test func pairedProportions() throws {
      struct Differences: Decodable {
        var level: String
        var estimates: [Estimate]
      }
      struct Output: Decodable {
        var mcNemarTest: McNemarTest
        var differencesOfProportions: [Differences]
      }
      let records = try Cohort<Record>(csv: Self.cohort)
      let output: Output = try json(
        "paired", Self.cohort, "--before", "walksBefore", "--after", "walksAfter", "--mcnemar",
        "mid-p")
      let test = try records.mcNemarTest(
        before: \.walksBefore, after: \.walksAfter, method: .midP)
      #expect(output.mcNemarTest == test)
      #expect(
        output.differencesOfProportions.map(\.estimates) == [
          [try test.differenceOfProportions(.newcombe), try test.differenceOfProportions(.tango)]
        ])
      let (status, _, errors) = try run(
        [
          "paired", Self.cohort, "--before", "painBefore", "--after", "painAfter", "--mcnemar",
          "exact",
        ])
      #expect(status == 64)
      #expect(errors.hasPrefix("error: --mcnemar is for columns of yes and no"))
    }

    @Test func proportions() throws {
      struct Output: Decodable {
        var proportion: Proportion
        var estimate: Estimate
        var binomialTest: BinomialTest?
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let proportion = try patients.proportion(of: \.died)
      let plain: Output = try json("proportion", Self.lung, "--of", "died")
      #expect(plain.proportion == proportion)
      #expect(plain.estimate == (try proportion.estimate()))
      #expect(plain.binomialTest == nil)
      let tested: Output = try json(
        "proportion", Self.lung, "--of", "died", "--against", "0.7", "--test", "blaker")
      let test = try BinomialTest(proportion, hypothesis: 0.7, method: .blaker)
      #expect(tested.binomialTest == test)
      #expect(tested.estimate == test.estimates.first)
      let exact: Output = try json(
        "proportion", Self.lung, "--of", "died", "--interval", "jeffreys", "--level", "0.99")
      #expect(exact.estimate == (try proportion.estimate(.jeffreys, level: 0.99)))
    }

    /// Agreement is of one sample: effects of two samples are not shown beside it.
    @Test func agreementHasNoEffects() throws {
      let cohort = "Examples/Acceptance/cohort.csv"
      for (test, isShown) in [("kappa", false), ("bowker", false), ("fisher", true)] {
        let (_, output, _) = try run([
          "table", cohort, "--rows", "walksBefore", "--columns", "walksAfter", "--test", test,
        ])
        #expect(output.contains("Risk difference") == isShown)
      }
    }

    @Test func proportionsOfGroups() throws {
      struct Group: Decodable {
        struct Finding: Decodable {
          var proportion: Proportion
          var estimate: Estimate
        }
        var level: String
        var result: Finding?
      }
      struct Output: Decodable {
        var groups: [Group]
        var effects: [Estimate]?
      }
      let patients = try Cohort<Patient>(csv: Self.lung)
      let effects = try patients.twoProportions(\.sex, \.died)
      let output: Output = try json(
        "proportion", Self.lung, "--of", "sex", "--event", "male", "--by", "died")
      #expect(output.groups.map(\.level) == ["false", "true"])
      #expect(output.groups[1].result?.proportion.description == "sex = male: 112 of 165 (67.9 %)")
      let bySex: Output = try json("proportion", Self.lung, "--of", "died", "--by", "sex")
      let ratios = bySex.effects?.map(\.value)
      #expect(ratios?[3] == (try effects.riskRatio().value))
      let more: Output = try json("proportion", Self.lung, "--of", "died", "--by", "ecog")
      #expect(more.groups.count == 4 && more.effects == nil)
    }

    @Test(
      "Refusals are one line",
      arguments: [
        ("table FILE --rows sex --columns died --strata ecog --test g", "--test g is not for"),
        ("table FILE --rows sex --columns died --strata ecog --interval mee", "--interval mee"),
        ("table FILE --rows sex --columns died --strata sex", "both name the column"),
        ("table FILE --rows ecog --columns sex --interval woolf", "ecog: 4 levels"),
        ("table FILE --rows sex --columns ecog --test fisher-blaker", "ecog: 4 levels"),
        ("table FILE --rows sex --columns died --test odds", "--test"),
        ("proportion FILE --of sex", "name the value that is the event with --event VALUE"),
        ("proportion FILE --of died --against 1.5", "--against lies from 0 to 1"),
        ("proportion FILE --of died --test blaker", "--test is for --against SHARE"),
        ("proportion FILE --of died --interval wald", "--interval"),
        ("proportion FILE --of sex --event other", "sex has no level \"other\""),
      ])
    func refusals(command: String, message: String) throws {
      let arguments = command.split(separator: " ").map {
        $0 == "FILE" ? Self.lung : String($0)
      }
      let (status, output, errors) = try run(arguments)
      #expect(status != 0 && output.isEmpty)
      #expect(errors.contains(message), "\(errors)")
      #expect(errors.hasPrefix("error: "))
    }
  }
#endif
