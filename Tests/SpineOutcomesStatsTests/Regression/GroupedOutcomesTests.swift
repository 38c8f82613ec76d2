import Foundation
import Testing

@testable import SpineOutcomesStats

/// Numbers of events and trials that may be missing.
@Suite struct GroupedOutcomesTests {
  private struct Ward: Sendable {
    var failures: Int?
    var patients: Int?
    var beds: Double?
  }

  private let wards = [
    Ward(failures: 2, patients: 11, beds: 10), Ward(failures: 5, patients: 14, beds: 22),
    Ward(failures: nil, patients: 9, beds: 13), Ward(failures: 6, patients: 10, beds: 31),
    Ward(failures: 0, patients: 0, beds: 50), Ward(failures: 1, patients: nil, beds: 13),
    Ward(failures: 1, patients: 9, beds: 13),
  ]

  @Test func missingNumbersAreExcludedAndCounted() throws {
    let model = try Cohort(wards).logisticRegression(
      successes: \.failures, trials: \.patients, on: .numeric(\.beds))
    #expect(model.count == 44 && model.events == 14)
    #expect(model.exclusions.excluded == 2)
    #expect(
      model.exclusions.missing.filter { $0.count > 0 }
        == [.init(variable: "failures", count: 1), .init(variable: "patients", count: 1)])
    #expect(
      model.groupedOutcomes == GroupedOutcomes(trials: "patients", rows: 4, rowsWithoutTrials: 1))
    let complete = wards.filter { $0.failures != nil && ($0.patients ?? 0) > 0 }
    let plain = try Cohort(complete).logisticRegression(
      successes: \.failures, trials: \.patients, on: .numeric(\.beds))
    #expect(plain.coefficients == model.coefficients)
    #expect(
      model.table.description.contains(
        "n = 44 trials (patients) in 4 rows; 1 row of 0 trials left out; events = 14"))
    #expect(
      try JSONDecoder().decode(LogisticRegression.self, from: JSONEncoder().encode(model))
        == model)
  }

  @Test func wrongNumbersAreRefusedWithTheirRow() throws {
    for ward in [
      Ward(failures: 3, patients: 2, beds: 1), Ward(failures: -1, patients: 2, beds: 1),
    ] {
      guard
        case .invalidValue(let value)? = statsError({
          try Cohort(wards + [ward]).logisticData(
            successes: \.failures, trials: \.patients, on: [.numeric(\.beds)])
        })
      else { return #expect(Bool(false)) }
      #expect(value.row == 8 && value.variable == "failures")
    }
  }
}
