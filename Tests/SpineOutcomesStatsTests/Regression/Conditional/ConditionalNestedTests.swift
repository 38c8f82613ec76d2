import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct ConditionalNestedTests {
  private func model(_ name: String) throws -> ConditionalFixture.Model {
    try #require(try ConditionalFixture.load().models.first { $0.name == name })
  }

  /// The regression on some of the columns.
  private func fit(
    _ model: ConditionalFixture.Model, _ columns: [String], offset: [Double]? = nil,
    outcome: String? = nil, rows: Range<Int>? = nil
  ) throws -> ConditionalLogisticRegression {
    let rows = rows ?? model.outcome.indices
    var terms = model.columns.filter { columns.contains($0.name) }.map {
      DesignTerm.numeric($0.name, Array($0.values[rows]))
    }
    if let offset { terms.append(.offset("offset", Array(offset[rows]))) }
    return try ConditionalLogisticRegression(
      LogisticResponse(outcome: model.outcome[rows].map { $0 == 1 }, frequencies: nil),
      design: Design(terms: terms),
      groups: RowGroups(name: "strata", names: model.stratum[rows].map { "\($0)" }),
      name: outcome ?? "outcome", exclusions: Exclusions(initial: rows.count), level: 0.95)
  }

  /// The log-likelihoods of both are stored at 60 digits.
  @Test func interactionOfInfert() throws {
    let model = try model("infert, interaction")
    let (larger, smaller) = try (
      fit(model, ["spontaneous", "induced", "spontaneous:induced"]),
      fit(model, ["spontaneous", "induced"])
    )
    let test = try larger.likelihoodRatioTest(against: smaller)
    let truth =
      2 * (model.expected.logLikelihood - (try self.model("infert")).expected.logLikelihood)
    #expect(agrees(test.statistic?.value ?? 0, truth, digits: 11))
    #expect(test.statistic?.degreesOfFreedom == 1 && test.variables == "spontaneous:induced")
    #expect(test.count == larger.count)
  }

  /// Drops that follow one another add up to the test of all.
  @Test func statisticsAddUp() throws {
    let model = try model("hospitals")
    let names = model.columns.map(\.name)
    let fits = try (1...names.count).map { try fit(model, Array(names.prefix($0))) }
    var sum = try #require(fits[0].likelihoodRatioTest.statistic).value
    for (smaller, larger) in zip(fits, fits.dropFirst()) {
      sum += try #require(try larger.likelihoodRatioTest(against: smaller).statistic).value
    }
    #expect(agrees(sum, model.expected.likelihoodRatioTest.statistic, digits: 12))
    let stages = try fits[3].likelihoodRatioTest(against: fits[1])
    #expect(stages.statistic?.degreesOfFreedom == 2 && stages.variables == "stage2, stage3")
  }

  @Test func refusals() throws {
    let model = try model("hospitals")
    let larger = try fit(model, ["age", "treated"])
    let other = model.columns[0].values.map { $0 / 50 }
    let rest = 0..<(model.outcome.count - 40)
    let wrong = try [
      (fit(model, ["age", "treated"]), "columns"), (fit(model, ["age", "stage2"]), "columns"),
      (fit(model, ["age"], outcome: "death"), "outcomes"),
      (fit(model, ["age"], rows: rest), ""),
      (fit(model, ["treated"], offset: other), "offset"),
    ]
    for (smaller, word) in wrong {
      guard
        case .invalidArgument("smaller", let reason)? = statsError({
          try larger.likelihoodRatioTest(against: smaller)
        })
      else {
        Issue.record("\(word): taken")
        continue
      }
      #expect(word.isEmpty || reason.contains(word))
    }
  }
}
