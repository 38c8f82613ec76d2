import Foundation
import SpineOutcomesStats
import Testing

/// Near-equal times.
struct TimeToleranceTests {
  @Test func computedMonthsTie() throws {
    // 0.1 + 0.2 and 0.3, 0.7 + 0.1 and 0.8 differ in their last bit.
    let times = [0.1 + 0.2, 0.3, 0.7 + 0.1, 0.8, 5]
    let table = try LifeTable(times: times, events: [true, true, true, false, false])
    #expect(table.groups[0].times.count == 5)
    let tied = try KaplanMeier(table)
    #expect(tied.mergedTimes == 2)
    #expect(tied.curves[0].rows.map(\.atRisk) == [5, 3, 1])
    #expect(tied.description.contains("2 near-equal times taken as equal"))
    let apart = try KaplanMeier(table, timeTolerance: .none)
    #expect(apart.mergedTimes == 0)
    #expect(apart.curves[0].rows.count == 5)
    // A time within the tolerance is that time.
    #expect(try tied.curves[0].survival(at: 0.3).value == 0.6)
    #expect(try tied.curves[0].survival(at: 0.1 + 0.2).value == 0.6)
    #expect(try tied.curves[0].atRisk(at: 0.1 + 0.2) == 5)
    #expect(try tied.curves[0].atRisk(at: 0.3) == 5)
  }

  @Test func appliedAfterMerging() throws {
    let root = 2.0.squareRoot()
    let first = try LifeTable(times: [root * root, 1], events: [true, true], groupNames: ["a"])
    let second = try LifeTable(times: [2, 3], events: [true, true], groupNames: ["b"])
    var both = first
    try both.merge(second)
    #expect(both.groups.map(\.times) == [[1, root * root], [2, 3]])
    #expect(try LogRankTest(both).mergedTimes == 1)
    #expect(try LogRankTest(both, timeTolerance: .none).mergedTimes == 0)
  }

  @Test func chainIsOneTime() throws {
    let step = 1e-8
    let times = (0..<5).map { 1 + Double($0) * step }
    let survival = try KaplanMeier(
      try LifeTable(times: times, events: Array(repeating: true, count: 5)))
    #expect(survival.mergedTimes == 4)
    #expect(survival.curves[0].rows.map(\.events) == [5])
    let wide = try KaplanMeier(
      try LifeTable(times: [1, 1.001, 1.1], events: [true, true, true]),
      timeTolerance: .relative(0.001))
    #expect(wide.mergedTimes == 1)
  }

  @Test func lateEntryAtItsExitIsRefused() throws {
    let table = try LifeTable([FollowUp(time: 1 + 1e-12, isEvent: true, entry: 1)])
    #expect(throws: StatsError.self) { try KaplanMeier(table) }
    #expect(try KaplanMeier(table, timeTolerance: .none).curves[0].rows.count == 2)
  }

  @Test func extremeTimes() throws {
    let huge = Double.greatestFiniteMagnitude
    let tiny = Double.leastNonzeroMagnitude
    let survival = try KaplanMeier(
      try LifeTable(times: [huge, huge.nextDown, tiny, 0], events: [true, true, true, true]))
    #expect(survival.mergedTimes == 2)
    #expect(survival.median[0].median?.isFinite == true)
    let small = try KaplanMeier(
      try LifeTable(times: [tiny, 2 * tiny, 0], events: [true, true, true]))
    #expect(small.curves[0].rows.count == 3)
  }

  @Test(arguments: [TimeTolerance.none, .standard, .relative(1e-6)])
  func codable(_ tolerance: TimeTolerance) throws {
    let data = try JSONEncoder().encode([tolerance])
    #expect(try JSONDecoder().decode([TimeTolerance].self, from: data) == [tolerance])
  }

  @Test(arguments: [#"["some"]"#, #"[{"relative":2}]"#, #"[{}]"#, "[1]"])
  func refusesInvalidJSON(_ json: String) {
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode([TimeTolerance].self, from: Data(json.utf8))
    }
  }
}
