import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@testable import SpineOutcomesAudit

/// Figures that the library computes of random data, rounded, and audited.
@Suite("Figures of the library")
struct LibraryFiguresTests {
  private static func uniform(_ generator: inout SeededGenerator) -> Double {
    Double(generator.next() >> 11) * 0x1p-53
  }

  private static func printed(_ value: Double, _ decimals: Int) throws -> Reported {
    try Reported(Decimals.fixed(value, decimals))
  }

  private static func printed(_ pValue: PValue) throws -> Reported {
    try pValue.value < 0.001 ? Reported("< 0.001") : printed(pValue.value, 3)
  }

  @Test("Logistic regression: odds ratio, interval and p", arguments: 1...15)
  func logistic(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var (scores, outcomes): ([Double], [Bool]) = ([], [])
    for _ in 0..<80 {
      let score = (Self.uniform(&generator) * 40).rounded()
      scores.append(score)
      outcomes.append(Self.uniform(&generator) < 1 / (1 + exp((score - 20) / 15)))
    }
    struct Record: Sendable {
      var score: Double
      var outcome: Bool
    }
    let records = zip(scores, outcomes).map { Record(score: $0, outcome: $1) }
    let model = try Cohort(records).logisticRegression(
      of: \.outcome, on: .numeric(\.score, "score"))
    let row = try #require(model.coefficients.first { !$0.isIntercept })
    let ratio = row.oddsRatio
    let interval = try #require(ratio.confidenceInterval)
    let finding = try RatioCheck(
      ratio: Self.printed(ratio.value, 3), lower: Self.printed(interval.lower, 3),
      upper: Self.printed(interval.upper, 3), pValue: Self.printed(row.pValue)
    ).finding()
    #expect(finding.verdict == .consistent, "\(finding)")

    let curve = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .lower)
    let area = try curve.areaUnderCurve(level: 0.95)
    let events = outcomes.reduce(0) { $0 + ($1 ? 1 : 0) }
    let check = try AreaCheck(
      Self.printed(area.estimate, 3), events: events, others: 80 - events,
      pValue: Self.printed(area.pValue),
      standardError: area.standardError.map { try Self.printed($0, 3) },
      lower: Self.printed(area.confidenceInterval.lower, 3),
      upper: Self.printed(area.confidenceInterval.upper, 3))
    #expect(check.finding().verdict == .consistent, "\(check.finding())")
  }

  @Test("Two proportions and pairs", arguments: 1...15)
  func counts(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let cells = (0..<4).map { _ in 1 + Int(Self.uniform(&generator) * 30) }
    let table = try ContingencyTable([[cells[0], cells[1]], [cells[2], cells[3]]])
    let first = EventCount(cells[1], of: cells[0] + cells[1])
    let second = EventCount(cells[3], of: cells[2] + cells[3])
    for pValue in [
      try FisherTest(table).pValue, try FisherTest(table, method: .central).pValue,
      try ChiSquareTest(table).pValue,
    ] {
      let finding = CountsCheck(first, second, pValue: try Self.printed(pValue)).finding()
      #expect(finding.verdict == .consistent, "\(finding)")
    }
    let mcNemar = try McNemarTest(
      bothYes: cells[0], onlyBefore: cells[1], onlyAfter: cells[2], bothNo: cells[3])
    let paired = PairedCheck(
      pairs: cells.reduce(0, +), pValue: try Self.printed(mcNemar.pValue),
      before: cells[0] + cells[1], after: cells[0] + cells[2])
    #expect(paired.finding().verdict == .consistent)
  }

  @Test("Kaplan-Meier rows", arguments: 1...15)
  func survival(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var (times, events): ([Double], [Bool]) = ([], [])
    for index in 0..<90 {
      let time = -log(1 - Self.uniform(&generator)) * (index % 2 == 0 ? 20 : 30)
      let end = 6 + 50 * Self.uniform(&generator)
      times.append(max(1, min(time, end).rounded()))
      events.append(time <= end)
    }
    let kaplanMeier = try KaplanMeier(LifeTable(times: times, events: events))
    let curve = try #require(kaplanMeier.curves.first)
    var rows: [SurvivalRow] = []
    for time in [6.0, 12, 24, 36] {
      var happened = 0
      for (end, isEvent) in zip(times, events) where isEvent && end <= time { happened += 1 }
      rows.append(
        SurvivalRow(
          time: try Self.printed(time, 0), atRisk: try curve.atRisk(at: time), events: happened,
          survival: try Self.printed(try curve.survival(at: time).value, 2)))
    }
    let check = try SurvivalCheck(count: 90, rows: rows)
    #expect(check.finding().verdict == .consistent, "\(check.finding())")
  }
}
