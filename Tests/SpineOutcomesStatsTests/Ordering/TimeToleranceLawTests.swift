import SpineOutcomesStats
import Testing

/// What holds for any data to which the tolerance is applied.
struct TimeToleranceLawTests {
  /// Months computed from days in two ways that differ in their last bits.
  private static func months(_ count: Int, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let days = Double(1 + random.integer(below: 200))
      return random.uniform() < 0.5 ? days / 30.4375 : days / 365.25 * 12
    }
  }

  private static func survival(
    _ times: [Double], _ tolerance: TimeTolerance = .standard
  ) throws -> KaplanMeier {
    try KaplanMeier(
      LifeTable(times: times, events: Array(repeating: true, count: times.count)),
      timeTolerance: tolerance)
  }

  private static func times(_ survival: KaplanMeier) -> [Double] {
    survival.curves[0].rows.map(\.time)
  }

  @Test(arguments: 1...10)
  func appliedAgainItChangesNothing(_ seed: Int) throws {
    let times = Self.months(300, seed: UInt64(seed))
    let once = try Self.survival(times)
    #expect(once.mergedTimes > 0)
    // What is left are whole days, a thousand times further apart than what ties.
    #expect(Set(Self.times(once).map { ($0 * 30.4375).rounded() }).count == Self.times(once).count)
    let again = try Self.survival(Self.times(once))
    #expect(again.mergedTimes == 0)
    #expect(Self.times(again) == Self.times(once))
  }

  @Test func independentOfTheOrderOfRecords() throws {
    let times = Self.months(300, seed: 1)
    var random = SeededGenerator(seed: 2)
    let expected = try Self.survival(times)
    for _ in 0..<5 { #expect(try Self.survival(random.shuffled(times)) == expected) }
  }

  /// Powers of two are exact; a change of unit rounds, by far less than what ties.
  @Test(arguments: [0x1p-40, 0.5, 12, 30.4375, 365.25, 0x1p60])
  func independentOfTheUnit(_ factor: Double) throws {
    let times = Self.months(300, seed: 3)
    let expected = try Self.survival(times)
    let scaled = try Self.survival(times.map { $0 * factor })
    #expect(scaled.curves[0].rows.map(\.events) == expected.curves[0].rows.map(\.events))
    #expect(Self.times(scaled).count == Self.times(expected).count)
    if factor.significandBitPattern == 0 {
      #expect(scaled.mergedTimes == expected.mergedTimes)
      #expect(Self.times(scaled) == Self.times(expected).map { $0 * factor })
    }
  }

  @Test func mergedThenAppliedIsTheWhole() throws {
    let times = Self.months(300, seed: 4)
    let whole = try LifeTable(times: times, events: Array(repeating: true, count: 300))
    var merged = try LifeTable(times: [], events: [])
    for start in stride(from: 0, to: 300, by: 50) {
      try merged.merge(
        LifeTable(
          times: Array(times[start..<start + 50]), events: Array(repeating: true, count: 50)))
    }
    #expect(merged == whole)
    #expect(try KaplanMeier(merged) == KaplanMeier(whole))
  }

  /// Each gap of the chain ties although its ends are ten times the tolerance apart.
  @Test func aChainOfNearTimesIsItsFirst() throws {
    let chain = (0...10).map { 1 + Double($0) * 1e-8 }
    let survival = try Self.survival([0.5] + chain + [1.5])
    #expect(Self.times(survival) == [0.5, 1, 1.5])
    #expect(survival.mergedTimes == 10)
    #expect(try Self.survival([0.5] + chain + [1.5], .none).mergedTimes == 0)
  }

  @Test func theLogRankTestSaysSoToo() throws {
    let table = try LifeTable(
      times: [0.1 + 0.2, 0.3, 1, 2], events: [true, true, true, false], groupCodes: [0, 1, 0, 1],
      groupNames: ["a", "b"])
    let test = try LogRankTest(table)
    #expect(test.mergedTimes == 1)
    #expect(test.description.contains("1 near-equal time taken as equal"))
    #expect(try !LogRankTest(table, timeTolerance: .none).description.contains("near-equal"))
  }
}
