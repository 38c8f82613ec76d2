import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct BackwardEliminationTests {
  private struct Step: Decodable {
    let dropped: String
    let statistic: Double?
    let pValue: Double?
    let aic: Double?
  }

  private struct Path: Decodable {
    let steps: [Step]
    let kept: [String]
  }

  private struct Paths: Decodable {
    let byLikelihoodRatio: Path
    let byWald: Path
    let byAIC: Path
  }

  private struct Short: Decodable {
    struct Expected: Decodable { let elimination: Paths }
    let name: String
    let expected: Expected
  }

  private struct Long: Decodable {
    let dataset: String
    let terms: [InferenceFixture.Term]
    let byLikelihoodRatio: Path
    let byWald: Path
    let byAIC: Path
  }

  @Test func agreesWithTruth() throws {
    struct File: Decodable { let models: [Short] }
    for model in try Fixtures.json("logistic-inference/expected.json", as: File.self).models {
      let data = try ChecksFixture.named(model.name).data()
      let paths = model.expected.elimination
      try expect(data, .pValue(.likelihoodRatio, limit: 0.05), paths.byLikelihoodRatio)
      try expect(data, .pValue(.wald, limit: 0.05), paths.byWald)
      try expect(data, .akaikeInformationCriterion, paths.byAIC)
    }
  }

  @Test func agreesWithTruthOverManySteps() throws {
    struct File: Decodable { let models: [Long] }
    for model in try Fixtures.json("logistic-inference/elimination.json", as: File.self).models {
      let set = try #require(try LogisticDataset.load().first { $0.name == model.dataset })
      guard let stored = set.columns else { continue }
      let columns = try model.terms.flatMap { term in
        try term.columns.map { name in
          DesignColumn(
            term: term.name, factors: [.number(variable: VariableName(name))],
            values: .numbers(try #require(stored.first { $0.name == name }).values))
        }
      }
      let design = try Design(
        columns: columns, categories: [], offset: set.offset, intercept: .included)
      let data =
        if let successes = set.successes, let trials = set.trials {
          try LogisticData(
            counts: BinomialCounts(successes: successes, trials: trials), design: design)
        } else {
          try LogisticData(
            outcome: (set.outcome ?? []).map { $0 == 1 }, design: design,
            frequencies: set.frequencies.map { try FrequencyWeights($0) })
        }
      try expect(data, .pValue(.likelihoodRatio, limit: 0.05), model.byLikelihoodRatio)
      try expect(data, .pValue(.wald, limit: 0.05), model.byWald)
      try expect(data, .akaikeInformationCriterion, model.byAIC)
    }
  }

  private func expect(_ data: LogisticData, _ rule: EliminationRule, _ path: Path) throws {
    let result = try data.backwardElimination(by: rule)
    #expect(result.steps.map(\.dropped) == path.steps.map(\.dropped))
    #expect(result.kept == path.kept)
    for (step, truth) in zip(result.steps, path.steps) {
      if let pValue = truth.pValue {
        #expect(agrees(step.test?.pValue.value ?? .nan, pValue, digits: 10))
      }
      if let aic = truth.aic {
        #expect(agrees(step.akaikeInformationCriterion, aic, digits: 12))
      }
    }
    let removed = path.steps.count
    #expect(result.model.notes.contains(.afterSelection(removed: removed)) == (removed > 0))
  }

  @Test func aMainEffectStaysWithItsInteraction() throws {
    let x = [0.0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7]
    let z = [0.0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]
    let y = [0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0].map { $0 == 1 }
    let terms: [DesignTerm] = [
      .numeric("x", x), .numeric("z", z),
      try .interaction(.numeric("x", x), .numeric("z", z)),
    ]
    let data = try LogisticData(outcome: y, design: Design(terms: terms))
    let result = try data.backwardElimination(by: .pValue(.likelihoodRatio, limit: 0.05))
    #expect(result.kept == ["x", "z", "x x z"])
  }

  @Test func inclusionFrequenciesFollowTheSeed() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    let rule = EliminationRule.pValue(.wald, limit: 0.05)
    let one = try data.inclusionFrequencies(by: rule, resamples: 40, seed: 3)
    #expect(try data.inclusionFrequencies(by: rule, resamples: 40, seed: 3) == one)
    #expect(one.terms.map(\.name) == ["ageMonths", "vertebrae", "start"])
    #expect(one.terms.allSatisfy { (0...1).contains($0.share) })
    let start = try #require(one.terms.last)
    #expect(one.terms.allSatisfy { $0.share <= start.share })
  }

  @Test func limitsAreChecked() throws {
    let data = try ChecksFixture.named("kyphosis").data()
    for limit in [0, 1, -1, 2, Double.nan] {
      #expect(throws: StatsError.self) {
        try data.backwardElimination(by: .pValue(.wald, limit: limit))
      }
      #expect(throws: StatsError.self) {
        try data.inclusionFrequencies(by: .pValue(.wald, limit: limit), resamples: 2, seed: 1)
      }
    }
  }

  private let x = (0..<60).map { Double(($0 * 37) % 23) / 4 }
  private let w = (0..<60).map { Double(($0 * $0) % 11) }
  private let outcome = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }
  private let clusters = (0..<60).map { "c\($0 % 13)" }

  /// A limit of 1e-300 drops everything, so every step is seen.
  @Test(arguments: [LogisticInference.clustered, .robust(.hc3), .robust(.hc0), .profileLikelihood])
  func stepsAreTestedByTheInference(_ inference: LogisticInference) throws {
    var data = try LogisticData(
      outcome: outcome, design: Design(["x": x, "w": w]), clusters: clusters)
    let result = try data.backwardElimination(
      by: .pValue(.wald, limit: 1e-300), inference: inference)
    #expect(result.steps.count == 2 && result.kept.isEmpty)
    #expect(result.model.inference == inference)
    for step in result.steps {
      let model = try data.fit(
        inference: inference == .profileLikelihood ? .wald : inference)
      let tests = try data.termTests(.wald, of: model)
      #expect(step.test == tests.max { $0.pValue < $1.pValue })
      data = try data.dropping(term: step.dropped)
    }
  }

  @Test func robustInferenceHasWaldRulesOnly() throws {
    let data = try LogisticData(
      outcome: outcome, design: Design(["x": x, "w": w]), clusters: clusters)
    let rules: [EliminationRule] = [
      .pValue(.likelihoodRatio, limit: 0.05), .pValue(.score, limit: 0.05),
      .akaikeInformationCriterion,
    ]
    for rule in rules {
      for inference in [LogisticInference.clustered, .robust(.hc1)] {
        do {
          _ = try data.backwardElimination(by: rule, inference: inference)
          Issue.record("\(rule) was taken with \(inference)")
        } catch StatsError.invalidArgument(let name, _) {
          #expect(name == "rule")
        }
      }
    }
  }

  @Test func withoutConstantTheLastTermStays() throws {
    let design = try Design(["x": x, "w": w], intercept: .omitted)
    let data = try LogisticData(outcome: outcome, design: design)
    for kind in [JointTest.Kind.wald, .likelihoodRatio, .score] {
      let result = try data.backwardElimination(by: .pValue(kind, limit: 1e-300))
      #expect(result.steps.count == 1 && result.kept.count == 1)
    }
    #expect(try data.backwardElimination(by: .akaikeInformationCriterion).kept.count >= 1)
    let frequencies = try data.inclusionFrequencies(
      by: .pValue(.wald, limit: 1e-300), resamples: 20, seed: 1)
    #expect(agrees(frequencies.terms.reduce(0) { $0 + $1.share }, 1, digits: 12))
  }

  @Test func inclusionFrequenciesDrawClusters() throws {
    let design = try Design(["x": x, "w": w])
    let data = try LogisticData(outcome: outcome, design: design, clusters: clusters)
    let rule = EliminationRule.pValue(.wald, limit: 0.2)
    let one = try data.inclusionFrequencies(by: rule, resamples: 30, seed: 3)
    #expect(one.unit == .clusters && one.description.contains("resamples of clusters"))
    #expect(try data.inclusionFrequencies(by: rule, resamples: 30, seed: 3) == one)
    let records = try LogisticData(outcome: outcome, design: design)
      .inclusionFrequencies(by: rule, resamples: 30, seed: 3)
    #expect(records.unit == .records)
  }
}
