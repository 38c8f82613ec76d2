import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct HosmerLemeshowTests {
  @Test(arguments: try ChecksFixture.load(), [RiskGrouping.equalSizes, .quantiles])
  func agreesWithTruth(_ fixture: ChecksFixture, _ grouping: RiskGrouping) throws {
    let data = try fixture.data()
    let model = try data.fit()
    let all = fixture.expected.indices.hosmerLemeshow
    let truth = grouping == .equalSizes ? all.middleOfTies : all.quantileType7
    let rarer = truth.groups.reduce(0) {
      $0 + min($1.expectedEvents, Double($1.count) - $1.expectedEvents)
    }
    guard truth.groups.count > model.coefficients.count, rarer >= Double(truth.groups.count) else {
      // Too few groups for the coefficients, or less than 1 expected in a group on average.
      #expect(throws: StatsError.self) {
        try data.hosmerLemeshowTest(of: model, grouping: grouping)
      }
      return
    }
    let test = try data.hosmerLemeshowTest(of: model, grouping: grouping)
    #expect(test.groups.map(\.count) == truth.groups.map(\.count))
    #expect(test.groups.map(\.events) == truth.groups.map(\.events))
    for (group, expected) in zip(test.groups, truth.groups) {
      #expect(agrees(group.expectedEvents, expected.expectedEvents, digits: 12))
    }
    #expect(test.statistic?.degreesOfFreedom == truth.degreesOfFreedom)
    // Each group contributes the square of a difference of nearly equal numbers.
    #expect(agrees(test.statistic?.value ?? .nan, truth.statistic, digits: 11))
    #expect(agrees(test.pValue.value, truth.pValue, digits: 11))
  }

  @Test func orderOfRecordsDoesNotMatter() throws {
    let fixture = try ChecksFixture.named("kyphosis")
    let set = try #require(try LogisticDataset.load().first { $0.name == fixture.dataset })
    let columns = try #require(set.columns)
    let order = Array((0..<81).reversed())
    let turned = try LogisticData(
      outcome: order.map { set.outcome?[$0] == 1 },
      design: Design(
        columns: columns.map { column in (column.name, order.map { column.values[$0] }) }))
    let data = try fixture.data()
    let one = try data.hosmerLemeshowTest(of: data.fit())
    let other = try turned.hosmerLemeshowTest(of: turned.fit())
    #expect(one.groups.map(\.count) == other.groups.map(\.count))
    #expect(agrees(one.pValue.value, other.pValue.value, digits: 10))
  }

  @Test func groupsAreRefusedWhereTheyMakeNoTest() throws {
    let data = try LogisticData(
      outcome: [true, false, true, false, false, true], design: Design(["x": [0, 0, 0, 1, 1, 1]]))
    let model = try data.fit()
    #expect(throws: StatsError.self) { try data.hosmerLemeshowTest(of: model) }
    for groups in [-1, 0, 1, 1_001, Int.max] {
      #expect(throws: StatsError.self) {
        try data.hosmerLemeshowTest(of: model, groups: groups)
      }
    }
  }

  /// Predictions from 1e-12 to 1 - 1e-12, with an unexpected outcome at either end.
  @Test func flippingTheOutcomeChangesNothing() throws {
    let predictors = (0..<61).map { Double($0 - 30) * 0.92 }
    let outcome = predictors.indices.map { $0 == 3 || ($0 > 30 && $0 != 58) || $0 % 13 == 7 }
    func test(_ sign: Double, _ outcome: [Bool]) throws -> HosmerLemeshowTest {
      let response = try LogisticResponse(outcome: outcome, frequencies: nil)
      return try HosmerLemeshowTest(
        groups: PredictedOutcomes(predictors: predictors.map { sign * $0 }, response: response)
          .groups(7, .equalSizes, level: 0.95),
        grouping: .equalSizes, isFitted: false, exclusions: Exclusions(initial: 61))
    }
    let one = try test(1, outcome)
    let other = try test(-1, outcome.map { !$0 })
    #expect(one.groups.map(\.count) == other.groups.reversed().map(\.count))
    #expect(agrees(one.statistic?.value ?? .nan, other.statistic?.value ?? .nan, digits: 14))
    for (group, flipped) in zip(one.groups, other.groups.reversed()) {
      #expect(agrees(group.expectedOthers, flipped.expectedEvents, digits: 14))
      #expect(
        agrees(group.expectedEvents + group.expectedOthers, Double(group.count), digits: 14))
    }
  }
}
