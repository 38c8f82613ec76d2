import Foundation
import Testing

@testable import SpineOutcomesStats

/// Notes that the numbers alone do not tell.
@Suite struct RegressionNotesTests {
  private let x: [Double] = (0..<60).map { Double(($0 * 37) % 23) / 4 }
  private let outcome: [Bool] = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }

  @Test func nearlyCollinearTermsAreTold() throws {
    let twin = x.indices.map { x[$0] + 1e-8 * Double(($0 * 7) % 5) }
    let model = try LogisticRegression(
      outcome: outcome, design: Design(["x": x, "twin": twin]))
    #expect(model.notes.contains(.nearCollinear(conditionNumber: model.conditionNumber)))
    #expect(model.conditionNumber >= 1e6)
    let json = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(LogisticRegression.self, from: json) == model)
    let plain = try LogisticRegression(outcome: outcome, design: Design(["x": x]))
    #expect(plain.conditionNumber < 1e3 && plain.notes.isEmpty)
  }

  @Test func anOddsRatioBeyondRangeIsNull() throws {
    var outcome: [Bool] = []
    for place in x.indices {
      let isHigh = x[place] > 3
      outcome.append(place % 9 == 0 ? !isHigh : isHigh)
    }
    let model = try LogisticRegression(
      outcome: outcome, design: Design(["x": x.map { $0 * 1e-6 }]))
    #expect(model.coefficients[1].oddsRatio.value == .infinity)
    let json = try JSONEncoder().encode(model)
    #expect(String(decoding: json, as: UTF8.self).contains("\"oddsRatio\":null"))
    #expect(try JSONDecoder().decode(LogisticRegression.self, from: json) == model)
    #expect(model.table.rows[0].oddsRatio == nil)
    #expect(model.table.description.contains("beyond range"))
    #expect(model.coefficients[1].description.contains("odds ratio beyond range"))
    #expect(model.table.description.contains("x: the odds ratio is beyond the range of numbers"))
  }

  /// What cannot be is no odds ratio either: 0.
  @Test func anOddsRatioTooSmallForADoubleIsNoZero() throws {
    let falling = x.indices.map { $0 % 9 == 0 ? x[$0] > 3 : x[$0] <= 3 }
    let model = try LogisticRegression(
      outcome: falling, design: Design(["x": x.map { $0 * 1e-6 }]))
    #expect(model.coefficients[1].estimate < -1e5)
    #expect(model.table.rows[0].oddsRatio == nil)
    let text = model.table.description
    #expect(text.contains("beyond range") && !text.contains("0 to 0"))
    let json = try JSONEncoder().encode(model)
    #expect(String(decoding: json, as: UTF8.self).contains("\"oddsRatio\":null"))
    #expect(try JSONDecoder().decode(LogisticRegression.self, from: json) == model)
  }

  /// Hauck and Donner: 1 event of 4 in one group, 40 of 40 but one in the other.
  @Test func waldAndLikelihoodRatioOnDifferentSidesAreTold() throws {
    let high = [Double](repeating: 0, count: 4) + [Double](repeating: 1, count: 40)
    let events = [true, false, false, false] + (0..<40).map { $0 != 0 }
    let data = try LogisticData(outcome: events, design: Design(["high": high]))
    let tests = try data.termTests(of: data.fit())
    let lower = try #require(tests.first?.pValue.value)
    let wald = try data.fit().coefficients[1].pValue.value
    #expect(lower < wald)
    let level = 1 - (lower * wald).squareRoot()
    let notes = try data.fit(level: level).disagreements(with: tests)
    guard case .waldDisagrees("high", _, _)? = notes.first else { return #expect(Bool(false)) }
    #expect(notes[0].description.contains("use profile likelihood"))
    #expect(try data.fit(level: 1 - 2 * wald).disagreements(with: tests).isEmpty)
    #expect(
      try data.fit(inference: .profileLikelihood, level: level).disagreements(with: tests).isEmpty)
  }

  @Test func singularAndPlural() {
    let note = RegressionNote.fewEvents(rarerOutcome: 1, columns: 1)
    #expect(note.description.contains("occurs 1 time for 1 column "))
  }
}
