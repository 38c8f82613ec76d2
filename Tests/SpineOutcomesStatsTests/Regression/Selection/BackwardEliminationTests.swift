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

  /// The elimination of each resample is that of the records written out: a cluster that was
  /// drawn twice is two, a record that was drawn twice two records.
  @Test(arguments: [LogisticInference.clustered, .robust(.hc0), .robust(.hc3), .wald])
  func inclusionFrequenciesAreOfTheInference(_ inference: LogisticInference) throws {
    let names = inference == .clustered ? clusters : nil
    let data = try LogisticData(
      outcome: outcome, design: Design(["x": x, "w": w]), clusters: names)
    let rule = EliminationRule.pValue(.wald, limit: 0.4)
    let (resamples, seed) = (40, UInt64(11))
    let found = try data.inclusionFrequencies(
      by: rule, inference: inference, resamples: resamples, seed: seed)
    #expect(found.inference == inference)
    var drawn = try Resamples(
      data.problem.response, clusters: data.clusters, count: resamples, seed: seed)
    var (kept, used) = (["x": 0, "w": 0], 0)
    while let counts = drawn.draw() {
      var rows: [(row: Int, cluster: String)] = []
      for row in outcome.indices {
        if let codes = data.clusters?.codes {
          for copy in 0..<counts[Int(codes[row])] { rows.append((row, "\(codes[row])-\(copy)")) }
        } else {
          let times = counts[row] + counts[outcome.count + row]
          for _ in 0..<times { rows.append((row, "")) }
        }
      }
      let copy = try LogisticData(
        outcome: rows.map { outcome[$0.row] },
        design: Design(["x": rows.map { x[$0.row] }, "w": rows.map { w[$0.row] }]),
        clusters: names.map { _ in rows.map(\.cluster) })
      guard let result = try? copy.backwardElimination(by: rule, inference: inference) else {
        continue
      }
      used += 1
      for name in result.kept { kept[name, default: 0] += 1 }
    }
    #expect(found.resamples == used && found.failedResamples == resamples - used)
    for term in found.terms {
      #expect(agrees(term.share, Double(kept[term.name] ?? 0) / Double(used), digits: 14))
    }
  }

  /// Within clusters all is alike: tests that know of it keep less than tests that do not.
  @Test func clusteredTestsKeepLess() throws {
    let hospitals = (0..<240).map { "h\($0 / 12)" }
    let term = (0..<240).map { Double((($0 / 12) * 7) % 20) }
    let noise = (0..<240).map { Double(($0 * 37) % 23) }
    let events = (0..<240).map { (($0 / 12) * 11 + ($0 % 12 == 0 ? 1 : 0)) % 20 < 9 }
    let data = try LogisticData(
      outcome: events, design: Design(["hospital": term, "noise": noise]), clusters: hospitals)
    let rule = EliminationRule.pValue(.wald, limit: 0.05)
    let plain = try data.inclusionFrequencies(
      by: rule, inference: .wald, resamples: 60, seed: 5)
    let robust = try data.inclusionFrequencies(
      by: rule, inference: .clustered, resamples: 60, seed: 5)
    #expect(robust.terms[0].share < plain.terms[0].share)
    #expect(robust.unit == .clusters && plain.unit == .clusters)
  }

  @Test func inclusionFrequenciesRefuseWhatEliminationRefuses() throws {
    let design = try Design(["x": x, "w": w])
    let data = try LogisticData(outcome: outcome, design: design, clusters: clusters)
    for rule in [
      EliminationRule.pValue(.likelihoodRatio, limit: 0.05), .pValue(.score, limit: 0.05),
      .akaikeInformationCriterion,
    ] {
      for inference in [LogisticInference.clustered, .robust(.hc1)] {
        let error = statsError {
          try data.inclusionFrequencies(by: rule, inference: inference, resamples: 2, seed: 1)
        }
        guard case .invalidArgument("rule", _)? = error else {
          Issue.record("\(rule) was taken with \(inference)")
          continue
        }
      }
    }
    let wald = EliminationRule.pValue(.wald, limit: 0.05)
    guard
      case .invalidArgument("inference", _)? = statsError({
        try LogisticData(outcome: outcome, design: design)
          .inclusionFrequencies(by: wald, inference: .clustered, resamples: 2, seed: 1)
      })
    else { return #expect(Bool(false)) }
    let few = try LogisticData(
      outcome: outcome, design: design, clusters: (0..<60).map { "\($0 % 3)" })
    #expect(
      statsError {
        try few.inclusionFrequencies(by: wald, inference: .clustered, resamples: 2, seed: 1)
      } == .tooFewGroups(variable: "clusters", found: 3, needed: 4))
  }
}
