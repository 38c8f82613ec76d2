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
}
