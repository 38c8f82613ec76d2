#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// The options of `survival` about curves, against the library and against R.
  @Suite("Survival curves on the command line")
  struct SurvivalCurveOptionTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private func run(_ arguments: [String]) throws -> (
      status: Int32, output: String, errors: String
    ) {
      try Program.run("spine-outcomes", arguments: ["survival"] + arguments)
    }

    private static let lung = Program.file("Examples/Data/lung.csv").path

    private func json<Value: Decodable>(
      _ arguments: [String], as type: Value.Type
    ) throws -> Value {
      let (status, output, errors) = try run(arguments + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(type, from: Data(output.utf8))
    }

    private static let bySex = [lung, "--time", "days", "--event", "died", "--by", "sex"]

    /// R: print(survfit(...), rmean = 965); the difference as published (survminer, #827).
    @Test func restrictedMeans() throws {
      struct Comparison: Decodable { var result: CurveComparison? }
      struct Output: Decodable {
        var restrictedMeans: [RestrictedMean]
        var restrictedMeanComparisons: [Comparison]
      }
      let output = try json(Self.bySex + ["--tau", "965"], as: Output.self)
      let means = Dictionary(
        uniqueKeysWithValues: output.restrictedMeans.map { ($0.group, $0.mean.value) })
      #expect(agrees(means["male"] ?? 0, 324.048419062146, digits: 13))
      #expect(agrees(means["female"] ?? 0, 455.904087511673, digits: 13))
      #expect(output.restrictedMeanComparisons.count == 3)
      let difference = try #require(output.restrictedMeanComparisons[0].result)
      #expect(agrees(difference.estimates[0].value.magnitude, 131.8557, digits: 6.5))
      #expect(agrees(difference.pValue.value, 0.0009118595, digits: 7))
      let (_, text, _) = try run(Self.bySex + ["--tau", "965", "--compare-at", "365,100000"])
      #expect(text.contains("Restricted mean to 965"))
      let (_, markdown, _) = try run(Self.bySex + ["--tau", "965", "--format", "markdown"])
      #expect(markdown.contains("## Restricted mean to 965") && markdown.contains("| male"))
      #expect(text.contains("ratio of restricted times lost"))
      #expect(text.contains("Survival compared at given times"))
      #expect(text.contains("not extrapolated"))
    }

    @Test func beyondTheFollowUpIsARemark() throws {
      let (status, output, _) = try run(Self.bySex + ["--tau", "5000"])
      #expect(status == 0)
      #expect(output.contains("Not done: the time is beyond the last follow-up"))
    }

    @Test func intervalsAndQuantiles() throws {
      struct Output: Decodable {
        var kaplanMeier: KaplanMeier
        var quantiles: [SurvivalQuantile]
      }
      for (name, scale) in [("plain", SurvivalInterval.plain), ("arcsine", .arcsine)] {
        let output = try json(
          Self.bySex + ["--interval", name, "--quantiles", "0.25,0.75"], as: Output.self)
        #expect(output.kaplanMeier.interval == scale)
        // R: quantile(survfit(Surv(days, died) ~ sex), c(0.25, 0.75)).
        let times = output.quantiles.map { "\($0.group) \($0.time ?? 0)" }.sorted()
        #expect(times == ["female 226.0", "female 687.0", "male 144.0", "male 457.0"])
      }
      let (status, _, errors) = try run(Self.bySex + ["--interval", "wald"])
      #expect(status == 64 && errors.contains("--interval"))
    }

    @Test func lateEntryIsThatOfFollowUps() throws {
      struct Output: Decodable { var kaplanMeier: KaplanMeier }
      try folder.write(
        "t,e,start,g\n2,1,1,a\n3,1,2,a\n6,1,5,a\n7,1,2,b\n8,1,1,b\n9,1,7,b\n9,1,,b\n9,0,4,a\n",
        to: "late.csv")
      let file = path("late.csv")
      let output = try json(
        [file, "--time", "t", "--event", "e", "--entry", "start"], as: Output.self)
      let table = try LifeTable(
        times: [2, 3, 6, 7, 8, 9, 9], events: [true, true, true, true, true, true, false],
        entries: [1, 2, 5, 2, 1, 7, 4])
      #expect(output.kaplanMeier.curves == (try KaplanMeier(table)).curves)
      #expect(output.kaplanMeier.exclusions.missing == [.init(variable: "start", count: 1)])
      try folder.write("t,e,start\n2,1,2\n", to: "wrong.csv")
      let (status, _, errors) = try run(
        [path("wrong.csv"), "--time", "t", "--event", "e", "--entry", "start"])
      #expect(status == 65)
      #expect(errors.contains("start") && errors.contains("line 2"))
    }

    @Test func strataAreKept() throws {
      struct Output: Decodable { var kaplanMeier: KaplanMeier }
      let output = try json(
        Self.bySex + ["--strata", "ecog"], as: Output.self)
      #expect(output.kaplanMeier.lifeTable.stratumNames == ["0", "1", "2", "3"])
      #expect(output.kaplanMeier.labels.stratum?.label == "ecog")
      let (status, _, errors) = try run(
        [Self.lung, "--time", "days", "--event", "died", "--strata", "ecog"])
      #expect(status == 64 && errors.contains("--strata needs"))
    }

    @Test func landmark() throws {
      struct Output: Decodable { var kaplanMeier: KaplanMeier }
      let output = try json(Self.bySex + ["--landmark", "180"], as: Output.self)
      let whole = try json(Self.bySex, as: Output.self).kaplanMeier
      #expect(output.kaplanMeier == (try whole.landmark(at: 180)))
      let (_, text, _) = try run(Self.bySex + ["--landmark", "180"])
      #expect(text.contains("beyond 180"))
    }

    @Test func robust() throws {
      struct Fixture: Decodable {
        struct Step: Decodable {
          var survival: Double
          var standardError: Double?
        }
        struct Case: Decodable {
          var name: String
          var curves: [[Step]]
        }
        var cases: [Case]
      }
      struct Output: Decodable { var robustKaplanMeier: RobustKaplanMeier }
      let truth = try Fixtures.json("survival-robust/expected.json", as: Fixture.self)
      let data = String(decoding: try Fixtures.data("survival-robust/data.csv"), as: UTF8.self)
      for expected in truth.cases {
        let rows = data.split(whereSeparator: \.isNewline)
          .filter { $0.hasPrefix("case,") || $0.hasPrefix(expected.name + ",") }
        try folder.write(rows.joined(separator: "\n") + "\n", to: "data.csv")
        let arguments = [
          path("data.csv"), "--time", "time", "--event", "event", "--by", "group",
          "--cluster", "cluster", "--sampling-weights", "weight", "--entry", "entry",
        ]
        let curves = try json(arguments, as: Output.self).robustKaplanMeier.curves
        #expect(curves.count == expected.curves.count)
        for (curve, steps) in zip(curves, expected.curves) {
          #expect(agrees(curve.rows.map(\.survival), steps.map(\.survival), digits: 14))
          for (row, step) in zip(curve.rows, steps) {
            #expect((row.standardError == nil) == (step.standardError == nil))
            guard let found = row.standardError, let right = step.standardError else { continue }
            #expect(agrees(found, right, digits: 13))
          }
        }
        let (status, text, _) = try run(arguments + ["--at", "2,500"])
        #expect(status == 0)
        #expect(text.contains("robust variance") && text.contains("not observed"))
        #expect(text.contains("The log-rank test is not done"))
      }
      let weights = try json(
        [path("data.csv"), "--time", "time", "--event", "event", "--sampling-weights", "weight"],
        as: Output.self)
      #expect(weights.robustKaplanMeier.curves.map(\.group) == ["all"])
    }

    @Test(arguments: [
      ["--tau", "0"], ["--tau", "nan"], ["--landmark=-1"], ["--quantiles", "0,1"],
      ["--quantiles", "x"], ["--compare-at", "5"], ["--cluster", "sex", "--tau", "5"],
      ["--cluster", "died"], ["--by", "sex", "--cluster", "institution", "--test", "gehan"],
      ["--by", "sex", "--sampling-weights", "age", "--pairwise", "holm"],
      ["--sampling-weights", "ecog", "--landmark", "5"],
      ["--entry", "days"],
    ])
    func refuses(options: [String]) throws {
      let (status, _, errors) = try run(
        [Self.lung, "--time", "days", "--event", "died"] + options)
      #expect(status == 64, "\(options): \(errors)")
      #expect(errors.hasPrefix("error: "))
    }
  }
#endif
