import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct HosmerLemeshowTests {
  @Test(arguments: try ChecksFixture.load(), [RiskGrouping.equalSizes, .quantiles])
  func agreesWithTruth(_ fixture: ChecksFixture, _ grouping: RiskGrouping) throws {
    let data = try fixture.data()
    let test = try data.hosmerLemeshowTest(of: data.fit(), grouping: grouping)
    let all = fixture.expected.indices.hosmerLemeshow
    let truth = grouping == .equalSizes ? all.middleOfTies : all.quantileType7
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
}
