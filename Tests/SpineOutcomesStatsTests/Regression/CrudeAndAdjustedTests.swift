import Testing

@testable import SpineOutcomesStats

@Suite struct CrudeAndAdjustedTests {
  private struct Patient: Sendable {
    var failed: Bool
    var age: Double?
    var months: Double
  }

  private let cohort = Cohort([
    Patient(failed: true, age: 61, months: 4), Patient(failed: false, age: 45, months: 20),
    Patient(failed: true, age: 52, months: 9), Patient(failed: false, age: 70, months: 14),
    Patient(failed: false, age: nil, months: 7), Patient(failed: true, age: 58, months: 16),
    Patient(failed: false, age: 49, months: 11), Patient(failed: true, age: 44, months: 6),
  ])

  @Test func eachTermIsFittedOnItsOwnCompleteCases() throws {
    let both = try cohort.crudeAndAdjustedRegression(
      of: \.failed, on: .numeric(\.age), .numeric(\.months))
    #expect(both.crude.map(\.variable.label) == ["age", "months"])
    #expect(try both.crude.map { try $0.result.get().count } == [7, 8])
    #expect(both.adjusted.count == 7 && both.adjusted.events == 4)
    let alone = try cohort.logisticRegression(of: \.failed, on: .numeric(\.months))
    #expect(try both.crude[1].result.get() == alone)
  }
}
