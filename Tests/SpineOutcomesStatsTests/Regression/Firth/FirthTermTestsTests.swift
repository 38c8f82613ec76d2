import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// Penalised likelihood-ratio tests of terms, and what is said of Wald's.
@Suite struct FirthTermTestsTests {
  @Test(arguments: try FirthFixture.load())
  func termsAgreeWithTruth(_ model: FirthFixture) throws {
    let data = try model.data()
    let tests = try data.termTests(of: data.fit(estimator: .firth))
    #expect(tests.map(\.variables) == model.expected.terms.map(\.term))
    for (test, truth) in zip(tests, model.expected.terms) {
      #expect(test.columns == truth.columns && test.kind == .likelihoodRatio)
      #expect(test.method == "Penalised likelihood-ratio test")
      #expect(test.statistic?.degreesOfFreedom == truth.degreesOfFreedom)
      // As of profiles: a small statistic is the difference of two larger values.
      #expect(
        agrees(test.statistic?.value ?? -1, truth.statistic, digits: 10, absolute: 1e-12))
      #expect(agrees(test.pValue.value, truth.pValue, digits: 10))
    }
  }

  /// All columns of a term together: of the only term it is the test of the whole.
  @Test func aTermOfSeveralColumns() throws {
    let group = (0..<24).map { ["A", "B", "C"][$0 % 3] }
    let outcome = (0..<24).map { $0 % 3 == 2 || $0 % 5 == 0 }
    func data(_ reference: String) throws -> LogisticData {
      try LogisticData(
        outcome: outcome,
        design: Design(terms: [try .category("group", group, reference: reference)]))
    }
    let fit = try data("A").fit(estimator: .firth)
    let test = try #require(try data("A").termTests(of: fit).first)
    let whole = try #require(fit.likelihoodRatioTest)
    #expect(test.statistic?.degreesOfFreedom == 2)
    #expect(agrees(test.statistic?.value ?? -1, whole.statistic?.value ?? 0, digits: 11))
    let other = try data("C")
    let same = try #require(try other.termTests(of: other.fit(estimator: .firth)).first)
    #expect(agrees(same.statistic?.value ?? -1, whole.statistic?.value ?? 0, digits: 11))
    guard case .invalidArgument? = statsError({ try data("A").termTests(.score, of: fit) })
    else { return #expect(Bool(false)) }
  }

  @Test func waldOfFirthIsNoted() throws {
    let data = try #require(try FirthFixture.load().first).data()
    let wald = try data.fit(estimator: .firth)
    let sentence =
      "Wald tests of Firth's estimator can be far off where data are separated; use profile "
      + "likelihood."
    #expect(wald.notes.contains(.waldOfFirth))
    #expect(wald.description.contains(". " + sentence))
    #expect(wald.table.description.contains("\n" + sentence))
    let profile = try data.fit(estimator: .firth, inference: .profileLikelihood)
    #expect(!profile.notes.contains(.waldOfFirth))
  }
}
