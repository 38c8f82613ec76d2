import Testing

@testable import SpineOutcomesStats

@Suite struct CrudeAndAdjustedTests {
  private struct Patient: Sendable {
    var failed: Bool
    var age: Double?
    var months: Double
    var odds = 0.5
    var times = 1
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

  @Test func onlyMainEffectsAreCrude() throws {
    let larger = Cohort(
      (0..<12).flatMap { turn in
        cohort.records.map { record in
          var record = record
          record.failed = (turn + Int(record.months)) % 3 == 0
          record.age = record.age.map { $0 + Double((turn * 5) % 7) }
          record.months += Double((turn * turn) % 11)
          record.odds = Double(turn % 4) / 4
          record.times = turn % 3 + 1
          return record
        }
      })
    let both = try larger.crudeAndAdjustedRegression(
      of: \.failed, on: .numeric(\.age), .power(\.age, exponent: 2), .numeric(\.months),
      .interaction(.numeric(\.age), .numeric(\.months)), .offset(\.odds),
      frequencies: .by(\.times))
    #expect(both.crude.map(\.variable.label) == ["age", "months"])
    let months = try larger.logisticRegression(
      of: \.failed, on: .numeric(\.months), .offset(\.odds), frequencies: .by(\.times))
    #expect(try both.crude[1].result.get() == months)
    let plain = try larger.logisticRegression(of: \.failed, on: .numeric(\.months))
    #expect(plain.coefficients != months.coefficients && plain.count < months.count)
    #expect(both.adjusted.coefficients.count == 5)
    let single = larger.logisticRegressionsOneAtATime(
      of: \.failed, on: .numeric(\.age), .power(\.age, exponent: 2), .numeric(\.months),
      .interaction(.numeric(\.age), .numeric(\.months)), .offset(\.odds),
      frequencies: .by(\.times))
    #expect(single == both.crude)
    let firth = larger.logisticRegressionsOneAtATime(
      of: \.failed, on: [.numeric(\.months)], estimator: .firth, inference: .profileLikelihood,
      level: 0.9)
    #expect(
      try firth.first?.result.get()
        == larger.logisticRegression(
          of: \.failed, on: .numeric(\.months), estimator: .firth, inference: .profileLikelihood,
          level: 0.9))
    // A spline is a main effect of several columns.
    let spline = larger.logisticRegressionsOneAtATime(
      of: \.failed, on: .spline(\.months, knots: [5, 12, 20]))
    #expect(try spline.first?.result.get().coefficients.count == 3)
  }

  private struct Tray: Sendable {
    var dead: Int
    var treated: Int
    var dose: Double
    var other: Double
  }

  /// Grouped outcomes one term at a time; a term that is constant says so.
  @Test func groupedOutcomes() throws {
    let trays = Cohort([
      Tray(dead: 1, treated: 20, dose: 1, other: 3), Tray(dead: 4, treated: 20, dose: 2, other: 3),
      Tray(dead: 9, treated: 20, dose: 3, other: 3),
    ])
    let crude = trays.logisticRegressionsOneAtATime(
      successes: \.dead, trials: \.treated, on: [.numeric(\.dose), .numeric(\.other)])
    let dose = try trays.logisticData(
      successes: \.dead, trials: \.treated, on: [.numeric(\.dose)]
    ).fit()
    #expect(try crude[0].result.get() == dose)
    #expect(crude[1].result == .failure(.rankDeficient(terms: ["other"])))
  }
}
