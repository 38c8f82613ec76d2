import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Sentences of survival and exclusions")
struct SurvivalSentenceTests {
  private let labels = SurvivalLabels(
    time: VariableName("time", unit: "months"), event: VariableName("death"))

  private func survival(_ times: [Double], _ events: [Bool], _ codes: [Int]) throws -> KaplanMeier {
    let table = try LifeTable(
      times: times, events: events, groupCodes: codes,
      groupNames: Array(["A", "B", "C"].prefix((codes.max() ?? 0) + 1)))
    return try KaplanMeier(table, labels: labels)
  }

  /// In A S is 3/4 at 1 and 1/2 at 2: the median is the midpoint of 2 and 3; none of B die.
  @Test func medians() throws {
    let both = try survival(
      [1, 2, 3, 4, 5, 5], [true, true, true, true, false, false], [0, 0, 0, 0, 1, 1])
    let text = Sentences().sentence(medianOf: both)
    #expect(text.hasPrefix("Median survival was 2.5 months (95 % CI "))
    #expect(text.contains(" in the A group (4 events, n = 4) and not reached in the B group "))
    #expect(text.hasSuffix("(0 events, n = 2)."))
    let one = try survival([1, 2], [true, false], [0, 0])
    #expect(
      Sentences().sentence(medianOf: one, outcome: "time to recurrence").hasSuffix(
        "; 1 event, n = 2)."))
  }

  /// S is 1/3 at 1: the median is 1.
  @Test func aMedianOfOneIsSingular() throws {
    let one = try survival([1, 1, 2], [true, true, false], [0, 0, 0])
    #expect(Sentences().sentence(medianOf: one).hasPrefix("Median survival was 1 month ("))
  }

  @Test func survivalAtTimes() throws {
    let one = try survival([1, 2, 3, 4], [true, false, true, false], [0, 0, 0, 0])
    #expect(
      try Sentences().sentence(survivalOf: one, at: [0.5, 9])
        == "Survival at 0.5 months was 100.0 % (4 at risk). Survival at 9 months is not known: "
        + "the follow-up of all groups ends before.")
    let text = try Sentences().sentence(survivalOf: one, at: [1])
    #expect(text.hasPrefix("Survival at 1 month was 75.0 % (95 % CI "))
    #expect(text.hasSuffix(" %, 4 at risk)."))
    #expect(throws: StatsError.self) { try Sentences().sentence(survivalOf: one, at: [-1]) }
  }

  /// Whoever dies first has the shorter survival, whichever group is named first.
  @Test func tests() throws {
    let times: [Double] = [1, 2, 3, 4, 5, 11, 12, 13, 14, 15]
    let codes = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    let events = Array(repeating: true, count: 10)
    let short = try survival(times, events, codes).logRankTest()
    let text = Sentences().sentence(short, outcome: "overall survival")
    #expect(
      text.hasPrefix(
        "Overall survival was shorter in the A group than in the B group (events: 5 observed and "))
    #expect(text.contains("hazard ratio, the A group against the B group, "))
    #expect(text.contains("; log-rank, chi-square(1) = "))
    let long = try survival(times, events, codes.map { 1 - $0 }).logRankTest()
    #expect(
      Sentences(detail: .brief).sentence(long).hasPrefix(
        "Survival was longer in the A group than in the B group (log-rank, p = "))
    let none = try survival(times, events, (0..<10).map { $0 % 2 }).logRankTest()
    #expect(
      Sentences(detail: .brief).sentence(none).hasPrefix(
        "There was no evidence of a difference in survival between the A group and the B group ("))
    let three = try survival(times, events, (0..<10).map { $0 / 4 }).logRankTest()
    #expect(
      Sentences(detail: .brief).sentence(three).hasPrefix(
        "Survival differed between the A group, the B group and the C group ("))
  }

  /// The area to 4: 1 + 3/4 + 1/2 + 1/4 = 2.5, and 4 without events.
  @Test func restrictedMeans() throws {
    let both = try survival(
      [1, 2, 3, 4, 5, 5], [true, true, true, true, false, false], [0, 0, 0, 0, 1, 1])
    let text = Sentences().sentence(try both.restrictedMean(to: 4))
    #expect(text.hasPrefix("Up to 4 months, mean survival was 2.5 months (95 % CI "))
    #expect(text.hasSuffix(" in the A group and 4 months in the B group."))
    let comparison = try both.compareRestrictedMeans(to: 4, "A", against: "B", as: .difference)
    let difference = Sentences().sentence(comparison, unit: "months")
    #expect(difference.contains(" was -1.5 months (95 % CI "))
    #expect(Sentences().sentence([RestrictedMean]()).isEmpty)
  }

  @Test func exclusions() {
    let counts = Exclusions(
      initial: 99, selections: [.init(reason: "not retreated", dropped: 25)],
      missing: [.init(variable: "pain", count: 2), .init(variable: "age", count: 1)], incomplete: 3)
    #expect(
      Sentences().sentence(counts)
        == "Of 99 patients, 25 were excluded (not retreated 25) and 3 lacked a value (pain 2, age "
        + "1); 71 were analysed.")
    let one = Exclusions(
      initial: 2, selections: [.init(reason: "lost", dropped: 1), .init(reason: "x", dropped: 0)])
    #expect(
      Sentences(subject: .child).sentence(one)
        == "Of 2 children, 1 was excluded (lost 1); 1 was analysed.")
    #expect(
      Sentences().sentence(Exclusions(initial: 1, incomplete: 1))
        == "Of 1 patient, 1 lacked a value; none was analysed.")
    #expect(Sentences().sentence(Exclusions(initial: 5)) == "All 5 patients were analysed.")
    #expect(Sentences().sentence(Exclusions(initial: 1)) == "The only patient was analysed.")
    #expect(Sentences().sentence(Exclusions(initial: 0)) == "There were no patients.")
    #expect(
      Sentences(numbers: .typographic).sentence(Exclusions(initial: 12345))
        == "All 12\u{202F}345 patients were analysed.")
  }

  @Test func whatCouldNotBeDone() {
    #expect(
      Sentences().sentence(
        notDone: "the comparison of pain", because: .undefined("all values are equal"))
        == "The comparison of pain could not be done: all values are equal.")
  }
}
