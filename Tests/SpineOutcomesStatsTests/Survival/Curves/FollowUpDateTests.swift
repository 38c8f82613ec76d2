import Foundation
import SpineOutcomesStats
import Testing

/// Follow-up from dates, with the unit stated.
struct FollowUpDateTests {
  private enum Cause: CaseIterable { case relapse, death }

  /// Midnight in UTC, so many days after 1970-01-01.
  private func day(_ days: Double) -> Date { Date(timeIntervalSince1970: days * 86_400) }

  @Test func units() {
    func time(_ unit: TimeUnit) -> Double {
      FollowUp(from: day(18_000), to: day(18_730.5), isEvent: true, in: unit).time
    }
    #expect(time(.days) == 730.5)
    #expect(time(.weeks) == 730.5 / 7)
    #expect(time(.months) == 24)
    #expect(time(.years) == 2)
  }

  @Test func eventOrLastSeen() {
    let dead = FollowUp(
      from: day(0), event: day(90), lastSeen: day(60), in: .days, entry: day(10))
    #expect(dead == FollowUp(time: 90, isEvent: true, entry: 10))
    let alive = FollowUp(from: day(0), event: nil, lastSeen: day(60), in: .days)
    #expect(alive == FollowUp(time: 60, isEvent: false))
    let early = FollowUp(from: day(5), to: day(60), isEvent: false, in: .days, entry: day(5))
    #expect(early.entry == nil)
    #expect(
      FollowUp(from: day(5), to: day(60), isEvent: false, in: .days, entry: day(2)).entry == nil)
    let relapse = CompetingFollowUp<Cause>(
      from: day(1), to: day(8), ending: .event(.relapse), in: .weeks, entry: day(4.5))
    #expect(relapse == CompetingFollowUp(time: 1, ending: .event(.relapse), entry: 0.5))
  }

  @Test func wrongDatesAreRefusedWithTheirRow() {
    let good = FollowUp(from: day(0), to: day(3), isEvent: true, in: .days)
    let reversed = FollowUp(from: day(4), to: day(1), isEvent: true, in: .days)
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "time", row: 2, reason: "is negative"))
    ) { try LifeTable([good, reversed]) }
    let late = FollowUp(from: day(0), to: day(3), isEvent: true, in: .days, entry: day(3))
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "entry", row: 1, reason: "is not before the end of follow-up"))
    ) { try LifeTable([late]) }
  }

  /// The same number of days gives the same time, whatever the dates; quotients that should tie do.
  @Test func equalSpansTie() throws {
    let followUps = (0..<40).map {
      FollowUp(
        from: day(17_000 + Double(37 * $0)), to: day(17_100 + Double(37 * $0)), isEvent: true,
        in: .months)
    }
    #expect(try LifeTable(followUps).groups[0].times == [100 / 30.4375])
  }
}
