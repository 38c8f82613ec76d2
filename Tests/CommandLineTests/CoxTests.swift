#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  @Suite("Cox regression on the command line")
  struct CoxTests {
    private struct Output: Decodable {
      struct Survival: Decodable {
        var stratum: String?
        var times: [PredictedSurvival]
      }
      struct Residuals: Decodable {
        struct Row: Decodable {
          var line: Int
          var dataRow: Int
          var martingale: Double
        }
        var columns: [String]
        var rows: [Row]
      }
      var coxRegression: CoxRegression
      var termTests: [JointTest]?
      var concordance: Concordance?
      var crude: [UnivariableCoxRegression]?
      var proportionalHazardsTests: [ProportionalHazardsTest]?
      var residuals: Residuals?
      var survival: [Survival]?
      var reference: [CoxBaseline.Reference]?
    }

    private static let lung = Program.file("Examples/Data/lung.csv").path
    private static let plain = ["cox", lung, "--time", "days", "--event", "died"]

    private func run(_ arguments: [String]) throws -> String {
      let (status, output, errors) = try Program.run("spine-outcomes", arguments: arguments)
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return output
    }

    private func json(_ arguments: [String]) throws -> Output {
      let output = try run(arguments + ["--format", "json"])
      return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
    }

    private func check(
      _ model: CoxRegression, _ expected: CoxFixtureFile.Expected, errors: [Double]? = nil
    ) {
      for (place, own) in model.coefficients.enumerated() {
        let error = expected.standardErrors[place]
        #expect(
          (own.estimate - expected.estimates[place]).magnitude
            <= 1e-12 * max(error, expected.estimates[place].magnitude))
        #expect(agrees(own.standardError, errors?[place] ?? error, digits: 12))
      }
      #expect(agrees(model.logLikelihood, expected.logLikelihood, digits: 13))
    }

    @Test("Both approximations of ties", arguments: ["efron", "breslow"])
    func ties(name: String) throws {
      let file = try CoxFixtureFile("lung-months")
      let found = try json(file.plain + ["--ties", name])
      check(found.coxRegression, try file.expected(name))
      #expect(found.coxRegression.ties.rawValue == name)
      let text = try run(file.plain + ["--ties", name])
      #expect(text.contains("ties by \(name.capitalized)'s approximation"))
    }

    @Test func strataAndProportionality() throws {
      let file = try CoxFixtureFile("veteran-strata")
      let found = try json(file.plain + ["--strata", "stratum", "--diagnostics"])
      let expected = try file.expected("efron")
      check(found.coxRegression, expected)
      #expect(found.coxRegression.strata == "stratum" && found.coxRegression.strataCount == 4)
      let score = try #require(found.coxRegression.scoreTest?.statistic)
      #expect(agrees(score.value, expected.scoreTest, digits: 12))
      let tests = try #require(found.proportionalHazardsTests)
      #expect(tests.map(\.variables) == ["x0", "x1", "x2", "all terms"])
      for (test, value) in zip(tests, try #require(expected.proportionality["km"])) {
        #expect(agrees(try #require(test.statistic).value, value, digits: 11))
      }
      let residuals = try #require(found.residuals)
      #expect(residuals.columns == ["x0", "x1", "x2"])
      #expect(residuals.rows.map(\.dataRow) == Array(1...file.set.time.count))
      #expect(residuals.rows.map(\.line) == residuals.rows.map { $0.dataRow + 1 })
      let sum = residuals.rows.reduce(0) { $0 + $1.martingale }
      #expect(sum.magnitude < 1e-11)
    }

    @Test func frequencies() throws {
      let file = try CoxFixtureFile("ovarian-frequencies")
      let found = try json(file.plain + ["--weights", "number"])
      check(found.coxRegression, try file.expected("efron"))
      #expect(found.coxRegression.count == file.set.frequency?.reduce(0) { $0 + Int($1) })
    }

    @Test func lateEntryAndClusters() throws {
      let file = try CoxFixtureFile("heart")
      let expected = try file.expected("efron")
      let late = file.plain + ["--entry", "entry"]
      let model = try json(late).coxRegression
      check(model, expected)
      #expect(model.entersLate)
      let clustered = try json(late + ["--cluster", "cluster"]).coxRegression
      check(
        clustered, expected,
        errors: expected.robust.indices.map { expected.robust[$0][$0].squareRoot() })
      #expect(clustered.inference == .clustered && clustered.clusterVariable == "cluster")
      #expect(clustered.scoreTest == nil && clustered.likelihoodRatioTest == nil)
      let text = try run(late + ["--cluster", "cluster"])
      #expect(text.contains("At risk from the entry on."))
      #expect(text.contains("cluster-robust Wald"))
    }

    @Test func robustErrors() throws {
      let file = try CoxFixtureFile("lung")
      let expected = try file.expected("efron")
      let model = try json(file.plain + ["--robust"]).coxRegression
      check(
        model, expected,
        errors: expected.robust.indices.map { expected.robust[$0][$0].squareRoot() })
      #expect(model.inference == .robust)
    }

    /// The reference is the mean of every number, which the fixture predicts for.
    @Test func survivalAtTheReference() throws {
      let file = try CoxFixtureFile("lung")
      let expected = try file.expected("efron")
      let times = expected.times.map { "\($0)" }.joined(separator: ",")
      let found = try json(file.plain + ["--at", times])
      let reference = try #require(found.reference)
      #expect(agrees(reference.map(\.value), expected.record, digits: 14))
      let own = try #require(found.survival?.first)
      #expect(own.stratum == nil && own.times.map(\.time) == expected.times)
      for (place, truth) in zip(own.times, expected.predicted[0]) {
        #expect(agrees(place.cumulativeHazard, truth[0], digits: 12))
        #expect(agrees(place.standardError, truth[1], digits: 11))
        #expect(agrees(place.survival.value, exp(-truth[0]), digits: 12))
      }
      let text = try run(file.plain + ["--at", "100,99999"])
      #expect(
        text.contains("Beyond the last follow-up of the records, 1022, survival is not known."))
    }

    /// With half of a column as offset half of its coefficient is left.
    @Test func offset() throws {
      let file = try CoxFixtureFile("ovarian")
      let folder = try #require(file.folder)
      let lines = try folder.text(of: "data.csv").split(separator: "\n")
      let more = ["half"] + file.set.columns[0].values.map { "\($0 / 2)" }
      try folder.write(
        zip(lines, more).map { "\($0),\($1)" }.joined(separator: "\n"), to: "data.csv")
      let arguments = file.plain + ["--offset", "half", "--at", "300"]
      let model = try json(arguments).coxRegression
      let expected = try file.expected("efron")
      #expect(model.offsets == ["half"])
      for (place, own) in model.coefficients.enumerated() {
        let truth = expected.estimates[place] - (place == 0 ? 0.5 : 0)
        #expect((own.estimate - truth).magnitude <= 1e-12 * max(1, expected.estimates[place]))
        #expect(agrees(own.standardError, expected.standardErrors[place], digits: 12))
      }
      let text = try run(arguments)
      #expect(text.contains("half entered as an offset") || text.contains("Offset"))
      #expect(text.contains("offset half = 0"))
    }

    @Test func crudeBesideAdjusted() throws {
      let terms = ["--predictor", "age:10", "--category", "sex:male", "--category", "ecog"]
      let found = try json(Self.plain + terms + ["--crude"])
      let crude = try #require(found.crude)
      #expect(crude.map(\.variable.label) == ["age", "sex", "ecog"])
      #expect(try crude[0].result.get().count == 228 && found.coxRegression.count == 227)
      let alone = try json(Self.plain + ["--category", "sex:male"]).coxRegression
      #expect(try crude[1].result.get() == alone)
      #expect(found.coxRegression.exclusions.description.contains("missing: ecog 1"))
      let ecog = try #require(found.termTests?.first { $0.variables == "ecog" })
      #expect(ecog.columns == ["ecog: 1", "ecog: 2", "ecog: 3"])
    }

    @Test func profileIntervals() throws {
      let terms = ["--predictor", "age", "--category", "sex:male"]
      let wald = try json(Self.plain + terms).coxRegression
      let profile = try json(Self.plain + terms + ["--interval", "profile"]).coxRegression
      #expect(profile.inference == .profileLikelihood)
      for (one, other) in zip(wald.coefficients, profile.coefficients) {
        #expect(one.estimate == other.estimate)
        #expect(one.confidenceInterval.lower != other.confidenceInterval.lower)
      }
      let narrow = try json(Self.plain + terms + ["--level", "0.5"]).coxRegression
      #expect(narrow.coefficients.allSatisfy { $0.confidenceInterval.level == 0.5 })
    }

    /// What is the event is the caller's: the reverse of it has the other events.
    @Test func valueOfTheEvent() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "t,status,x\n1,dead,3\n2,alive,1\n3,dead,4\n4,alive,1\n5,dead,5\n6,alive,9\n7,dead,2\n"
          + "8,dead,6\n", to: "data.csv")
      func events(_ value: String) throws -> Int {
        try json([
          "cox", folder.path + "/data.csv", "--time", "t", "--event", "status", "--event-value",
          value, "--predictor", "x",
        ]).coxRegression.events
      }
      #expect(try events("dead") == 5 && events("alive") == 3)
    }

    @Test func strataWithoutEvents() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "t,e,x,site\n1,1,3,A\n2,0,1,A\n3,1,4,A\n4,1,1,A\n5,0,2,A\n2,0,5,B\n3,0,6,B\n1,0,2,C\n",
        to: "data.csv")
      let arguments = [
        "cox", folder.path + "/data.csv", "--time", "t", "--event", "e", "--predictor", "x",
        "--strata", "site", "--at", "2",
      ]
      let found = try json(arguments)
      #expect(found.coxRegression.strataCount == 1 && found.coxRegression.count == 8)
      #expect(
        found.coxRegression.notes.contains(
          .strataWithoutEvents(variable: "site", strata: ["B", "C"], records: 3)))
      #expect(found.survival?.map(\.stratum) == ["A"])
      let text = try run(arguments)
      #expect(text.contains("2 strata of site without events (B, C; 3 records)"))
      #expect(text.contains("Strata without events have no baseline hazard"))
    }

    @Test func everyFormat() throws {
      let terms = ["--category", "sex:male", "--diagnostics", "--crude", "--at", "365"]
      let text = try run(Self.plain + terms)
      for heading in [
        "Cox regression of died over days", "Partial likelihood", "Crude and adjusted",
        "Diagnostics", "Survival at the reference", "Score test (Rao)", "concordance (Harrell's C)",
        "Most influential rows", "no monotone likelihood",
      ] { #expect(text.contains(heading), "\(heading)") }
      // Survival, `coxph(Surv(time, status) ~ sex, lung)`: 0.588 (0.4237 to 0.816).
      #expect(text.contains("0.588  0.424 to 0.816"))
      let markdown = try run(Self.plain + terms + ["--format", "markdown"])
      #expect(markdown.hasPrefix("# Cox regression of died over days"))
      #expect(markdown.contains("| HR |"))
      let page = try run(Self.plain + terms + ["--format", "html"])
      #expect(
        page.hasPrefix("<!DOCTYPE html>") && page.contains("Cox regression of died over days"))
    }

    @Test func forestPlot() throws {
      let folder = try TemporaryFolder()
      for (name, more) in [("one.svg", []), ("both.svg", ["--crude"])] {
        _ = try run(
          Self.plain + ["--category", "sex:male", "--predictor", "age:10"] + more
            + ["--plot", folder.path + "/" + name])
        let figure = try folder.text(of: name)
        #expect(figure.contains("<svg") && figure.contains("Hazard ratio"))
      }
    }
  }
#endif
