#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  @Suite("Logistic regression on the command line")
  struct LogisticTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private struct Output: Decodable {
      /// A row of the diagnostics with its place in the file.
      struct Row: Decodable {
        var line: Int
        var dataRow: Int
        var row: Int
        var cooksDistance: Double?
      }

      struct Diagnostics: Decodable {
        var columns: [String]
        var rows: [Row]
      }

      struct Elimination: Decodable {
        var startAkaikeInformationCriterion: Double
        var steps: [BackwardElimination.Step]
        var kept: [String]
      }

      var logisticRegression: LogisticRegression
      var termTests: [JointTest]
      var waldTest: JointTest?
      var separation: Separation?
      var backwardElimination: Elimination?
      var fitStatistics: FitStatistics?
      var hosmerLemeshowTest: HosmerLemeshowTest?
      var hosmerLemeshowTestError: String?
      var varianceInflation: [VarianceInflation]?
      var apparentCalibration: Calibration?
      var diagnostics: Diagnostics?
      var columns: [String: String?]
      var remarks: [String]
    }

    /// Runs the program on columns, each option given as one text.
    private func run<Value: Decodable>(
      _ columns: [(String, [any CustomStringConvertible])], _ options: String,
      as type: Value.Type = Output.self
    ) throws -> Value {
      try folder.write(columns, to: "data.csv")
      let arguments = options.split(separator: " ").map(String.init)
      let (status, output, errors) = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["logistic", "data.csv"] + arguments + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Value.self, from: Data(output.utf8))
    }

    private func expect(
      _ model: LogisticRegression, _ estimates: [Double], _ standardErrors: [Double],
      _ pValues: [Double]
    ) {
      #expect(agrees(model.coefficients.map(\.estimate), estimates, digits: 11))
      #expect(agrees(model.coefficients.map(\.standardError), standardErrors, digits: 11))
      #expect(agrees(model.coefficients.map(\.pValue.value), pValues, digits: 10))
    }

    @Test func trials() throws {
      let (data, truth) = try LogisticTruths.dataset("budworm")
      let columns = data.columns.filter { !$0.name.contains(":") }
      #expect(columns.map(\.name) == ["female", "logDose"])
      // The interaction is written as a column of its own.
      let product = try #require(data.columns.last).values
      let successes = try #require(data.successes)
      let output = try run(
        columns.map { ($0.name, $0.values) } + [
          ("product", product), ("dead", successes), ("n", data.trials ?? []),
        ],
        "--outcome dead --trials n --predictor female --predictor logDose --predictor product")
      expect(
        output.logisticRegression, truth.estimates, truth.standardErrors, truth.pValues)
      #expect(agrees(output.logisticRegression.deviance, truth.deviance, digits: 11))
      #expect(output.logisticRegression.count == 240)
      #expect(output.logisticRegression.events == successes.reduce(0, +))
      #expect(output.logisticRegression.degreesOfFreedom == truth.residualDegreesOfFreedom)
    }

    @Test func offset() throws {
      let (data, truth) = try LogisticTruths.dataset("lung, offset of log days")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [
          ("y", data.outcome ?? []), ("logDays", data.offset ?? []),
        ],
        "--outcome y --predictor age --predictor female --offset logDays")
      expect(
        output.logisticRegression, truth.estimates, truth.standardErrors, truth.pValues)
    }

    @Test("Robust standard errors", arguments: ["HC0", "HC1", "HC2", "hc3"])
    func robust(correction: String) throws {
      let (data, truth) = try LogisticTruths.inference("kyphosis")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])],
        "--outcome y --predictor ageMonths --predictor vertebrae --predictor start "
          + "--robust \(correction) --diagnostics")
      let covariance = try #require(truth.expected.robust[correction.lowercased()])
      for (row, expected) in zip(output.logisticRegression.covariance, covariance) {
        #expect(agrees(row, expected, digits: 10))
      }
      #expect(output.logisticRegression.likelihoodRatioTest == nil)
      #expect(output.waldTest?.kind == .wald && output.termTests.allSatisfy { $0.kind == .wald })
      #expect(output.varianceInflation?.count == 3)
    }

    @Test func clusters() throws {
      let (data, truth) = try LogisticTruths.inference("bacteria")
      let treatment = zip(data.columns[0].values, data.columns[1].values).map {
        $0 == 1 ? "2" : $1 == 1 ? "3" : "1"
      }
      let output = try run(
        [
          ("treatment", treatment), ("late", data.columns[2].values), ("y", data.outcome ?? []),
          ("patient", truth.cluster ?? []),
        ],
        "--outcome y --category treatment:1 --predictor late --cluster patient")
      // Terms are listed with numbers first.
      let model = output.logisticRegression
      #expect(model.clusterCount == 50)
      let names = ["(intercept)", "late", "treatment: 2", "treatment: 3"]
      #expect(model.coefficients.map(\.name) == names)
      let places = [0, 3, 1, 2]
      let expected = try #require(truth.expected.cluster)
      let own = places.map { expected.coefficients[$0] }
      expect(model, own.map(\.estimate), own.map(\.standardError), own.map(\.pValue))
      let joint = try #require(output.termTests.first { $0.variables == "treatment" })
      #expect(agrees(joint.statistic?.value ?? 0, expected.jointTest.f, digits: 10))
      #expect(agrees(joint.pValue.value, expected.jointTest.pValueF, digits: 10))
    }

    @Test func profileAndDiagnostics() throws {
      let (data, truth) = try LogisticTruths.inference("kyphosis")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])],
        "--outcome y --predictor ageMonths --predictor vertebrae --predictor start "
          + "--interval profile --diagnostics")
      let expected = truth.expected
      let intervals = output.logisticRegression.coefficients.map(\.confidenceInterval)
      #expect(
        agrees(intervals.map(\.lower), expected.profileIntervals.map(\.lower), digits: 10))
      #expect(
        agrees(intervals.map(\.upper), expected.profileIntervals.map(\.upper), digits: 10))
      for (test, truth) in zip(output.termTests, expected.terms) {
        #expect(test.variables == truth.term && test.kind == .likelihoodRatio)
        #expect(agrees(test.pValue.value, truth.likelihoodRatio.pValue, digits: 10))
      }
      let (fit, indices) = (try #require(output.fitStatistics), expected.indices)
      #expect(agrees(fit.nagelkerke, indices.nagelkerke, digits: 11))
      #expect(agrees(fit.tjur, indices.tjur, digits: 11))
      #expect(agrees(fit.brierScore, indices.brier, digits: 11))
      #expect(agrees(fit.concordance.estimate, indices.concordance, digits: 12))
      let groups = try #require(indices.hosmerLemeshow["middleOfTies"])
      #expect(
        agrees(output.hosmerLemeshowTest?.pValue.value ?? 0, groups.pValue, digits: 10))
      let rows = try #require(output.diagnostics?.rows)
      #expect(
        agrees(
          rows.map { $0.cooksDistance ?? 0 }, expected.influence.map(\.cooksDistance), digits: 9))
      #expect(rows.map(\.line) == Array(2...82) && rows.map(\.dataRow) == Array(1...81))
      #expect(output.apparentCalibration == nil && output.varianceInflation?.count == 3)
    }

    @Test func influentialRowsAreNamedByTheirPlaces() throws {
      // Rows 2 and 5 lack a value, row 3 has no weight, row 4 stands for two records.
      try folder.write(
        "y,x,n\n0,1,1\n1,,1\n0,2,0\n1,2,2\n,3,1\n0,\"3\",1\n1,4,1\n0,5,1\n", to: "data.csv")
      let (status, output, _) = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: [
          "logistic", "data.csv", "--outcome", "y", "--predictor", "x", "--weights", "n",
          "--diagnostics", "--format", "json",
        ])
      #expect(status == 0)
      let result = try JSONDecoder().decode(Output.self, from: Data(output.utf8))
      #expect(result.diagnostics?.rows.map(\.dataRow) == [1, 4, 4, 6, 7, 8])
      #expect(result.diagnostics?.rows.map(\.line) == [2, 5, 5, 7, 8, 9])
      #expect(result.columns["weights"] == "n" && result.columns["cluster"] == .some(nil))
      #expect(result.remarks == ["Each of the 8 rows counts as often as its column \"n\" says."])
      #expect(result.hosmerLemeshowTest != nil || result.hosmerLemeshowTestError != nil)
    }

    @Test func rowsOfNoTrialsAreLeftOut() throws {
      let columns: [(String, [any CustomStringConvertible])] = [
        ("dead", [1, 0, 4, 9]), ("n", [20, 0, 20, 20]), ("dose", [1, 7, 2, 3]),
      ]
      let all = try run(columns, "--outcome dead --trials n --predictor dose --diagnostics")
      let without = try run(
        columns.map { ($0.0, [$0.1[0], $0.1[2], $0.1[3]]) },
        "--outcome dead --trials n --predictor dose --diagnostics")
      let (first, second) = (all.logisticRegression, without.logisticRegression)
      #expect(first.count == 60 && first.degreesOfFreedom == second.degreesOfFreedom)
      #expect(
        agrees(
          first.coefficients.map(\.estimate), second.coefficients.map(\.estimate), digits: 14))
      #expect(all.diagnostics?.rows.map(\.dataRow) == [1, 3, 4])
      #expect(all.columns["trials"] == "n")
      #expect(all.logisticRegression.groupedOutcomes?.rowsWithoutTrials == 1)
    }

    @Test func firthUnderSeparation() throws {
      let (data, expected) = try LogisticTruths.firth("endometrial")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])],
        "--outcome y --predictor NV --predictor PI --predictor EH --method firth "
          + "--interval profile")
      let model = output.logisticRegression
      #expect(model.estimator == .firth)
      #expect(agrees(model.coefficients.map(\.estimate), expected.estimates, digits: 10))
      #expect(
        agrees(
          model.coefficients.map(\.pValue.value), expected.coefficientTests.map(\.pValue),
          digits: 9))
      let separation = Separation(
        kind: .quasiComplete, terms: [.init(name: "NV", isPositive: true)])
      #expect(output.separation == separation)
    }

    @Test func strata() throws {
      struct Conditional: Decodable {
        var conditionalLogisticRegression: ConditionalLogisticRegression
      }
      let (data, expected) = try LogisticTruths.conditional("infert")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [
          ("y", data.outcome ?? []), ("set", data.stratum ?? []),
        ],
        "--outcome y --predictor spontaneous --predictor induced --strata set",
        as: Conditional.self)
      let model = output.conditionalLogisticRegression
      #expect(agrees(model.coefficients.map(\.estimate), expected.estimates, digits: 11))
      #expect(
        agrees(model.coefficients.map(\.standardError), expected.standardErrors, digits: 11))
      #expect(model.informativeStrata == expected.informativeStrata)
      #expect(model.strata == "set" && model.outcome == "y")
    }

    private struct Crude: Decodable {
      struct Single: Decodable {
        var variable: VariableName
        var logisticRegression: LogisticRegression?
        var error: String?
      }

      var logisticRegression: LogisticRegression
      var crude: [Single]
    }

    /// Each crude regression is the one that the term alone has.
    @Test(
      "Crude and adjusted",
      arguments: ["", " --robust HC1", " --interval profile", " --method firth", " --level 0.9"])
    func crude(options: String) throws {
      let (data, _) = try LogisticTruths.inference("kyphosis")
      let columns: [(String, [any CustomStringConvertible])] =
        data.columns.map { ($0.name, $0.values) } + [
          ("y", data.outcome ?? []), ("known", data.columns[0].values.map { $0 / 1000 }),
        ]
      let terms = ["ageMonths", "vertebrae", "start"].map { " --predictor \($0)" }
      let rest = " --offset known" + options
      let both = try run(
        columns, "--outcome y\(terms.joined())\(rest) --crude", as: Crude.self)
      let whole = try run(columns, "--outcome y\(terms.joined())\(rest)")
      #expect(both.logisticRegression == whole.logisticRegression)
      #expect(both.crude.map(\.variable.label) == ["ageMonths", "vertebrae", "start"])
      for (single, term) in zip(both.crude, terms) {
        let alone = try run(columns, "--outcome y\(term)\(rest)").logisticRegression
        #expect(single.logisticRegression == alone && single.error == nil)
      }
    }

    @Test func crudeOfTrialsAndClusters() throws {
      let columns: [(String, [any CustomStringConvertible])] = [
        ("dead", [1, 3, 4, 9, 2, 7, 5, 6]), ("n", [20, 18, 20, 20, 17, 20, 19, 20]),
        ("dose", [1, 2, 3, 4, 1, 2, 3, 4]), ("old", [0, 1, 0, 1, 1, 0, 1, 0]),
        ("site", [1, 2, 3, 4, 5, 6, 7, 8]),
      ]
      let rest = " --trials n --cluster site"
      let both = try run(
        columns, "--outcome dead --predictor dose --predictor old --crude" + rest,
        as: Crude.self)
      for (single, term) in zip(both.crude, ["dose", "old"]) {
        let alone = try run(columns, "--outcome dead --predictor \(term)" + rest)
        #expect(single.logisticRegression == alone.logisticRegression)
        #expect(single.logisticRegression?.clusterCount == 8)
      }
      #expect(both.crude.count == 2)
    }

    /// A term without an estimate of its own says why, and the table is there all the same.
    @Test func crudeErrorsAreTold() throws {
      try folder.write(
        "y,x,z\n0,1,4\n0,2,2\n0,3,3\n1,4,1\n1,5,5\n1,6,2\n0,7,9\n1,0,9\n0,,1\n1,,7\n",
        to: "data.csv")
      func output(_ format: String) throws -> (Int32, String) {
        let (status, output, _) = try Program.run(
          "spine-outcomes", in: folder.path,
          arguments: [
            "logistic", "data.csv", "--outcome", "y", "--predictor", "x", "--category", "z",
            "--method", "firth", "--crude", "--format", format,
          ])
        return (status, output)
      }
      let (status, text) = try output("text")
      #expect(status == 0)
      #expect(text.contains("Crude OR") && text.contains("Adjusted OR"))
      let result = try JSONDecoder().decode(Crude.self, from: Data(output("json").1.utf8))
      #expect(result.crude.map { $0.logisticRegression?.count } == [8, 10])
    }

    @Test("Backward elimination", arguments: ["backward", "backward-aic"])
    func elimination(rule: String) throws {
      let (data, truth) = try LogisticTruths.elimination("lung")
      let output = try run(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])],
        "--outcome y --predictor age --predictor female --predictor ecog --predictor weightLoss "
          + "--selection \(rule) --diagnostics")
      let expected = rule == "backward" ? truth.byLikelihoodRatio : truth.byAIC
      let elimination = try #require(output.backwardElimination)
      #expect(elimination.steps.map(\.dropped) == expected.steps.map(\.dropped))
      #expect(elimination.kept == expected.kept)
      for (step, truth) in zip(elimination.steps, expected.steps) {
        if let p = truth.pValue {
          #expect(agrees(step.test?.pValue.value ?? 0, p, digits: 10))
        }
        if let aic = truth.aic {
          #expect(agrees(step.akaikeInformationCriterion, aic, digits: 12))
        }
      }
      let whole = try run(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])],
        "--outcome y --predictor age --predictor female --predictor ecog --predictor weightLoss")
      #expect(
        elimination.startAkaikeInformationCriterion
          == whole.logisticRegression.akaikeInformationCriterion)
      #expect(output.logisticRegression.notes.contains(.afterSelection(removed: 2)))
      // What is checked is the regression that is left.
      #expect(output.diagnostics?.columns == ["(intercept)", "female", "ecog"])
      #expect(output.diagnostics?.rows.count == output.logisticRegression.count)
    }

    /// Robust errors rely on no likelihood: Wald tests decide.
    ///
    /// R's glm and sandwich (`vcovHC` of type HC3), whose fit holds 8 digits: p = 0.179515599 with
    /// all three terms, 0.0701508226 with two, 0.00033 of the last.
    @Test func eliminationWithRobustErrors() throws {
      let (data, _) = try LogisticTruths.inference("kyphosis")
      let columns: [(String, [any CustomStringConvertible])] =
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])]
      let terms = "--outcome y --predictor ageMonths --predictor vertebrae --predictor start"
      let output = try run(columns, "\(terms) --selection backward --robust HC3 --diagnostics")
      let elimination = try #require(output.backwardElimination)
      #expect(elimination.steps.map(\.dropped) == ["vertebrae", "ageMonths"])
      for (step, p) in zip(elimination.steps, [0.179515599, 0.0701508226]) {
        #expect(agrees(step.test?.pValue.value ?? 0, p, digits: 7))
        #expect(step.test?.method.contains("Wald") == true)
      }
      #expect(elimination.kept == ["start"])
      #expect(output.logisticRegression.inference == .robust(.hc3))
      #expect(output.logisticRegression.notes.contains(.afterSelection(removed: 2)))
      let clusters = (0..<81).map { "\($0 % 27)" }
      struct Clustered: Decodable {
        var logisticRegression: LogisticRegression
        var inclusionFrequencies: InclusionFrequencies
      }
      let clustered = try run(
        columns + [("site", clusters)],
        "\(terms) --selection backward --cluster site --bootstrap 10", as: Clustered.self)
      #expect(clustered.logisticRegression.inference == .clustered)
      #expect(clustered.inclusionFrequencies.inference == .clustered)
      #expect(clustered.inclusionFrequencies.unit == .clusters)
    }
  }
#endif
