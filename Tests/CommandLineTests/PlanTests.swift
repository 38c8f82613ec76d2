#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesReport
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// `spine-outcomes report PLAN.json FILE.csv`.
  @Suite("Plans of the command line")
  struct PlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
      _ plan: String, _ data: String = "Examples/Data/lung.csv", _ options: String...
    ) throws -> (status: Int32, output: String, errors: String) {
      try folder.write(plan, to: "plan.json")
      return try Program.run(
        "spine-outcomes",
        arguments: [
          "report", "\(folder.path)/plan.json", data, "--output", "\(folder.path)/report",
        ]
          + options)
    }

    private func report() throws -> Report {
      try JSONDecoder().decode(Report.self, from: Data(folder.text(of: "report/report.json").utf8))
    }

    /// A plan of some analyses of lung.csv.
    private func plan(_ analyses: String, columns: String = "", more: String = "") -> String {
      """
      {
        "title": "Lung",
        "columns": {
          "sex": {"kind": "category", "reference": "male"},
          "age": {"kind": "number", "label": "Age", "unit": "years"},
          "ecog": {"kind": "number"},
          "days": {"kind": "number"},
          "died": {"kind": "event", "label": "Death"}\(columns)
        },\(more)
        "analyses": [\(analyses)]
      }
      """
    }

    /// The plan gives what the same plan in Swift gives.
    @Test func agreesWithTheTypedPlan() throws {
      struct Patient: Codable, Sendable {
        var sex: String
        var age, days: Double
        var ecog: Double?
        var died: Bool
      }
      let text = plan(
        """
        {"kind": "patients"},
        {"kind": "baseline", "variables": ["age", {"column": "ecog", "as": "mean"}, "died"]},
        {"kind": "comparison", "of": "age", "by": "sex", "within": "fit"},
        {"kind": "shares", "of": "died", "by": "sex"},
        {"kind": "logistic", "of": "died", "on": [{"column": "age", "per": 10}, "sex"]},
        {"kind": "roc", "of": "died", "scores": [{"column": "age", "events": "higher"}],
          "resamples": 50},
        {"kind": "survival", "time": "days", "event": "died", "by": "sex", "at": [180]}
        """,
        more: #" "arms": "sex", "seed": 3, "subsets": {"fit": {"column": "ecog", "below": 2}},"#)
      let run = try run(text)
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let typed = AnalysisPlan<Patient>("Lung", arms: \.sex, seed: 3) {
        PatientFlow()
        Baseline(.numeric(\.age), .numeric(\.ecog, as: .mean), .category(\.died))
        Subset("fit", where: { ($0.ecog ?? 9) < 2 }) { GroupComparison(of: \.age, by: \.sex) }
        ShareComparison(of: \.died, by: \.sex)
        LogisticModel(
          of: \.died, on: .numeric(\.age, per: 10), .category(\.sex, reference: "male"))
        Discrimination(of: \.died, scores: .higher(\.age), resamples: 50)
        SurvivalAnalysis(time: \.days, event: \.died, by: \.sex, at: 180)
      }
      let cohort = try Cohort<Patient>(csv: Program.file("Examples/Data/lung.csv").path)
        .named(\.age, "Age", unit: "years").named(\.died, "Death")
      #expect(try report() == typed.run(on: cohort))
    }

    /// Weights are records written out; a record is at risk from its entry on.
    @Test func weightsAndLateEntry() throws {
      struct Patient: Codable, Sendable {
        var arm: String
        var entered, months, age: Double
        var died: Bool
        var number: Int
        var ending: String
      }
      let rows = (0..<20).map { index in
        "\(index % 2 == 0 ? "drugA" : "placebo"),\(index % 3),\(index + 3),\(50 + index % 7),"
          + "\(index % 4 == 1 ? "no" : "yes"),\(index % 3 + 1),"
          + (index % 4 == 1 ? "alive" : index % 3 == 0 ? "death" : "recurrence")
      }
      try folder.write(
        (["arm,entered,months,age,died,number,ending"] + rows).joined(separator: "\n") + "\n",
        to: "data.csv")
      let run = try run(
        """
        {"title": "Weights", "weights": "number",
          "columns": {
            "arm": {"kind": "category"}, "entered": {"kind": "number"},
            "months": {"kind": "number"}, "age": {"kind": "number"}, "died": {"kind": "event"},
            "ending": {"kind": "category"}},
          "analyses": [
            {"kind": "shares", "of": "died", "by": "arm"},
            {"kind": "survival", "time": "months", "event": "died", "entry": "entered", "by": "arm"},
            {"kind": "survival", "time": "months", "event": "died", "entry": "entered"},
            {"kind": "cox", "time": "months", "event": "died", "entry": "entered", "on": ["age"]},
            {"kind": "incidence", "time": "months", "cause": "ending", "censored": "alive",
              "entry": "entered", "by": "arm"},
            {"kind": "incidence", "time": "months", "cause": "ending", "censored": "alive",
              "entry": "entered"}]}
        """, "\(folder.path)/data.csv")
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let typed = AnalysisPlan<Patient>("Weights") {
        ShareComparison(of: \.died, by: \.arm)
        SurvivalAnalysis(time: \.months, event: \.died, entry: \.entered, by: \.arm)
        SurvivalAnalysis(time: \.months, event: \.died, entry: \.entered)
        CoxModel(time: \.months, event: \.died, on: .numeric(\.age), entry: .at(\.entered))
        IncidenceAnalysis(
          time: \.months, ending: \.ending, censored: "alive", entry: \.entered, by: \.arm)
        IncidenceAnalysis(
          time: \.months, ending: \.ending, censored: "alive", entry: \.entered)
      }.weighted(by: \.number)
      let found = typed.run(on: try Cohort<Patient>(csv: "\(folder.path)/data.csv"))
      #expect(try report().items == found.items)
      // Gray's test is for follow-up from the origin, and says so; the curves are told.
      #expect(
        !found.notDone.isEmpty
          && found.notDone.allSatisfy { $0.reason.contains("follow-up from the origin") },
        "\(found.notDone)")
      #expect(try report().count == 39)
      // A level of the data keeps its spelling.
      #expect(try folder.text(of: "report/report.md").contains("| drugA |"))
    }

    /// Decimals and style: in the plan, and as options, which go before it.
    @Test func decimalsAndStyle() throws {
      let survival = #"{"kind": "shares", "of": "died", "by": "sex"}"#
      func cells(_ plan: String, _ options: String...) throws -> String {
        let first = try run(plan)
        #expect(first.status == 0, "\(first.errors)")
        if !options.isEmpty {
          let again = try Program.run(
            "spine-outcomes",
            arguments: [
              "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv", "--output",
              "\(folder.path)/report",
            ] + options)
          #expect(again.status == 0, "\(again.errors)")
        }
        return try folder.text(of: "report/report.md")
      }
      #expect(try cells(plan(survival)).contains("112/138 (81.2 %)"))
      let comma = try cells(
        plan(survival, more: #" "numbers": {"percentages": 2, "pValues": 5, "style": "comma"},"#))
      // R: fisher.test(matrix(c(26, 112, 37, 53), 2)), p = 0.000434914.
      #expect(comma.contains("112/138 (81,16 %)") && comma.contains("p = 0,00043"), "\(comma)")
      let options = try cells(
        plan(survival, more: #" "numbers": {"percentages": 2, "style": "comma"},"#), "--decimals",
        "percentages=0", "--numbers", "plain")
      #expect(options.contains("112/138 (81 %)"), "\(options)")
      let refused = try Program.run(
        "spine-outcomes", "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv",
        "--decimals", "percentages=9")
      #expect(refused.status == 64 && refused.errors.contains("--decimals"))
      let alone = try Program.run("spine-outcomes", "report", "--numbers", "comma")
      #expect(alone.status == 64 && alone.errors.contains("are for a plan"))
    }

    private static let incidenceColumns = """
      {"title": "R", "columns": {"months": {"kind": "number", "unit": "months"},
        "ending": {"kind": "category"}, "care": {"kind": "category"}}, "analyses": [
      """

    @Test func incidenceAgreesWithTheTypedPlan() throws {
      struct Patient: Codable, Sendable {
        var months: Double
        var ending: String
        var care: String
      }
      let run = try run(
        Self.incidenceColumns + """
          {"kind": "incidence", "time": "months", "cause": "ending", "censored": "alive",
            "of": "recurrence", "by": "care", "at": [12]},
          {"kind": "incidence", "time": "months", "cause": "ending", "censored": "alive"}]}
          """, "Examples/Data/recurrence.csv")
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let typed = AnalysisPlan<Patient>("R") {
        IncidenceAnalysis(
          time: \.months, ending: \.ending, censored: "alive", of: "recurrence", by: \.care, at: 12)
        IncidenceAnalysis(time: \.months, ending: \.ending, censored: "alive")
      }
      let cohort = try Cohort<Patient>(csv: Program.file("Examples/Data/recurrence.csv").path)
        .named(\.months, "months", unit: "months")
      #expect(try report() == typed.run(on: cohort))
      let text = try folder.text(of: "report/report.md")
      #expect(text.contains("The cumulative incidence of recurrence at 12 months was "))
      #expect(text.contains("Gray's test") && text.contains("Aalen-Johansen"))
    }

    @Test(arguments: [
      (#""cause": "ending""#, "nobody would be censored"),
      (#""cause": "ending", "censored": "lost""#, "no record has ending"),
      (#""cause": "ending", "censored": "alive", "of": "relapse""#, "is no cause in the file"),
      (#""cause": "months""#, "a category is needed"),
    ])
    func mistakesOfIncidenceAreNamed(_ keys: String, _ reason: String) throws {
      let run = try run(
        Self.incidenceColumns + "{\"kind\": \"incidence\", \"time\": \"months\", \(keys)}]}",
        "Examples/Data/recurrence.csv")
      #expect(run.status != 0 && run.errors.contains(reason), "\(run.errors)")
    }

    @Test func writesEveryFileAndReplacesThem() throws {
      let survival = #"{"kind": "survival", "time": "days", "event": "died", "by": "sex"}"#
      let first = try run(plan(survival))
      #expect(first.status == 0)
      let printed = first.output.split(separator: "\n").filter { $0.contains("/report/") }
        .compactMap { $0.components(separatedBy: "/report/").last }
      #expect(printed.prefix(3) == ["index.html", "report.md", "report.json"])
      let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/report")
      #expect(
        Set(names).isSuperset(of: [
          "index.html", "report.md", "report.json", "figures/time-to-death.svg",
          "tables/table-1.csv",
        ]))
      let page = try folder.text(of: "report/index.html")
      #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("<svg"))
      try folder.write("mine", to: "report/mine.txt")
      let second = try run(plan(#"{"kind": "patients", "label": "All"}"#))
      #expect(second.status == 0)
      #expect(try folder.text(of: "report/mine.txt") == "mine")
      #expect(
        !FileManager.default.fileExists(atPath: "\(folder.path)/report/figures/time-to-death.svg"))
      #expect(try folder.names() == ["plan.json", "report"])
    }

    @Test func anAnalysisThatCannotBeDoneIsNamed() throws {
      let run = try run(
        plan(
          """
          {"kind": "logistic", "of": "died", "on": ["constant"]},
          {"kind": "shares", "of": "died", "by": "sex"}
          """, columns: #", "constant": {"kind": "number"}"#), "\(folder.path)/data.csv")
      #expect(run.status == 66)
      try folder.write(
        "sex,age,ecog,days,died,constant\nm,50,1,10,true,1\nf,60,1,20,false,1\nf,61,2,9,true,1\n",
        to: "data.csv")
      let again = try self.run(
        plan(
          """
          {"kind": "logistic", "of": "died", "on": ["constant"]},
          {"kind": "shares", "of": "died", "by": "sex"}
          """, columns: #", "constant": {"kind": "number"}"#), "\(folder.path)/data.csv")
      #expect(again.status == 0, "\(again.errors)")
      guard case .logistic(let found)? = try report()["predictors-of-death"] else {
        throw StatsError.undefined("no regression")
      }
      #expect(found.adjusted?.reason?.contains("rank deficient") == true)
      #expect(try folder.text(of: "report/report.md").contains("rank deficient"))
    }

    @Test func levelsHaveTheOrderAndNamesOfThePlan() throws {
      let run = try run(
        plan(
          #"{"kind": "patients"}"#,
          columns: """
            , "karnofskyPhysician": {"kind": "category", "levels": [
              {"value": 100, "label": "normal"}, 90, 80, 70, 60, 50, 40]}
            """, more: #" "arms": "karnofskyPhysician","#))
      #expect(run.status == 0, "\(run.errors)")
      guard case .patients(let flow)? = try report()["patients"] else {
        throw StatsError.undefined("no flow")
      }
      #expect(flow.groups.map(\.name) == ["normal", "90", "80", "70", "60", "50"])
      #expect(try report().remarks == [#"No record has karnofskyPhysician "40"."#])
    }

    /// Exclusions keep their reason; numbers as levels of `is`, several conditions, missing values.
    @Test func exclusionsAndConditions() throws {
      let run = try run(
        plan(
          #"{"kind": "patients", "within": "young men"}"#,
          more: """
             "exclude": [{"reason": "bedridden", "where": {"column": "ecog", "is": [2, 3]}}],
             "subsets": {"young men": [
               {"column": "age", "atLeast": 40, "below": 60}, {"column": "sex", "isNot": "female"}]},
            """))
      #expect(run.status == 0, "\(run.errors)")
      guard case .patients(let flow)? = try report()["patients"] else {
        throw StatsError.undefined("no flow")
      }
      // Counted in the file: 51 of status 2 or 3; 33 men from 40 to below 60 among the others.
      #expect(flow.exclusions.selections.first == .init(reason: "bedridden", dropped: 51))
      #expect(flow.count == 33)
      #expect(flow.exclusions.selections.last?.reason == "not young men")
    }
  }
#endif
