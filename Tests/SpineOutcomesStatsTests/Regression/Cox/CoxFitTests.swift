import Testing
import _StatsTestSupport

@testable import LinearAlgebra
@testable import SpineOutcomesStats

@Suite struct CoxFitTests {
  /// Estimates are held against the larger of estimate and standard error.
  @Test func estimatesHaveTwelveDigits() throws {
    let sets = try CoxFixture.load()
    for expected in try CoxExpected.load() {
      let problem = try #require(sets[expected.name]).problem(expected.ties)
      let fit = try CoxFit(problem)
      let given = CoxGivenScale(fit, problem)
      for place in expected.estimates.indices {
        let error = expected.standardErrors[place]
        let own = given.rows[place].reduce(0) { $0 + $1 * $1 }.squareRoot()
        #expect(
          coxDigits(given.estimates[place], expected.estimates[place], scale: error) >= 12)
        #expect(coxDigits(own, error) >= 12)
      }
      #expect(coxDigits(fit.logLikelihood, expected.logLikelihood) >= 13)
      #expect(coxDigits(fit.nullLogLikelihood, expected.nullLogLikelihood) >= 13)
      #expect(coxDigits(try #require(fit.nullScoreForm), expected.scoreTest) >= 12)
    }
  }

  /// The sums of the tree, which takes any entries, are those of the running sums.
  @Test func treeAgreesWithRunningSums() throws {
    for (name, set) in try CoxFixture.load() where set.entry == nil {
      let problem = try set.problem(.efron)
      let layout = problem.riskSets.layout
      let late = RiskSetLayout(
        order: layout.order, groups: layout.groups, componentRows: layout.componentRows,
        componentGroups: layout.componentGroups, lastGroups: layout.allLastGroups(),
        weights: layout.weights, offset: layout.offset)
      let point = problem.columns.ranges.map { 0.7 / $0 }
      var (one, other) = (
        RiskSetSums(columns: point.count), RiskSetSums(columns: point.count)
      )
      var (pass, tree) = (
        RiskSetPass(layout, problem.columns), RiskSetPass(late, problem.columns)
      )
      try pass.evaluate(at: point, into: &one)
      try tree.evaluate(at: point, into: &other)
      #expect(agrees(one.logLikelihood, other.logLikelihood, digits: 13), "\(name)")
      let lengths = try (0..<point.count).map { try one.information[$0, $0].squareRoot() }
      for column in point.indices {
        #expect((one.score[column] - other.score[column]).magnitude < 1e-12 * lengths[column])
        for row in 0...column {
          let distance = try one.information[row, column] - other.information[row, column]
          #expect(distance.magnitude < 1e-12 * lengths[row] * lengths[column], "\(name)")
        }
      }
    }
  }
}
