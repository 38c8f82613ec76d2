import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

private enum Care: String, CaseIterable, Categorical, Codable {
  case reoperation, radiotherapy, conservative, observation
}

private struct Patient: Sendable {
  var age: Double
  var pain: Double?
  var care: Care?
  var hospital: String
  var smokes: Bool
  var failed: Bool?
  var doubled: Double { age * 2 }
}

@Suite struct CohortLogisticTests {
  private let cohort: Cohort<Patient>

  init() {
    cohort = Cohort(
      (0..<60).map { i in
        Patient(
          age: Double(40 + (i * 17) % 40), pain: i % 10 == 3 ? nil : Double((i * 7) % 11),
          care: i == 5 ? nil : Care.allCases[(i * 5) % 3],
          hospital: ["A", "B", "C"][(i / 3) % 3], smokes: i % 4 == 1,
          failed: i == 8 ? nil : (i * i) % 7 < 3)
      })
  }

  @Test func termsAreInferred() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age, unit: "years"), .numeric(\.pain, "Pain"),
      .category(\.hospital, reference: "A"), .indicator(\.smokes))
    #expect(
      model.coefficients.map(\.name)
        == ["(intercept)", "age", "Pain", "hospital: B", "hospital: C", "smokes: true"])
    #expect(model.coefficients[1].variable == VariableName("age", unit: "years"))
    #expect(model.count == 53)
    #expect(model.exclusions.incomplete == 7)
    #expect(
      model.exclusions.missing == [
        .init(variable: "failed", count: 1), .init(variable: "Pain", count: 6),
      ])
    #expect(model.outcome == "failed")
  }

  /// The cohort and the plain columns are the same fit.
  @Test func agreesWithPlainColumns() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age), .category(\.hospital, reference: "B"))
    let used = cohort.records.filter { $0.failed != nil }
    let plain = try LogisticRegression(
      outcome: used.map { $0.failed == true },
      design: Design([
        "age": used.map(\.age), "hospital: A": used.map { $0.hospital == "A" ? 1 : 0 },
        "hospital: C": used.map { $0.hospital == "C" ? 1 : 0 },
      ]))
    #expect(
      agrees(
        model.coefficients.map(\.estimate), plain.coefficients.map(\.estimate), digits: 12))
    #expect(
      agrees(
        model.coefficients.map(\.standardError), plain.coefficients.map(\.standardError),
        digits: 12))
  }

  @Test func anotherReferenceIsTheSameModel() throws {
    let one = try cohort.logisticRegression(
      of: \.failed, on: .category(\.care, reference: .reoperation))
    let other = try cohort.logisticRegression(
      of: \.failed, on: .category(\.care, reference: .radiotherapy))
    let first = one["care: radiotherapy"]
    let second = other["care: reoperation"]
    #expect(agrees(-(first?.estimate ?? 0), second?.estimate ?? 1, digits: 12))
    #expect(agrees(first?.standardError ?? 0, second?.standardError ?? 1, digits: 12))
    #expect(agrees(one.deviance, other.deviance, digits: 13))
  }

  @Test func emptyLevelsTakeNoColumn() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .category(\.care, reference: .reoperation))
    #expect(model.coefficients.count == 3)
    #expect(model.categories[0].levels.map(\.name) == Care.allCases.map(\.rawValue))
    #expect(model.categories[0].levels.last?.count == 0)
    #expect(model.categories[0].levels.map(\.count).reduce(0, +) == model.count)
    #expect(model.categories[0].levels.map(\.events).reduce(0, +) == model.events)
    #expect(model.table.rows.map(\.kind) == [.reference, .estimate, .estimate, .empty])
  }

  @Test func categoryErrors() {
    #expect(
      statsError {
        try cohort.logisticRegression(of: \.failed, on: .category(\.hospital, reference: "Z"))
      }
        == .unknownLevel(variable: "hospital", level: "Z", known: ["A", "B", "C"]))
    guard
      case .invalidArgument(name: "reference", _)? = statsError({
        try cohort.logisticRegression(of: \.failed, on: .category(\.care, reference: .observation))
      })
    else {
      Issue.record("an empty reference was taken")
      return
    }
    let one = cohort.filter { $0.hospital == "A" }
    #expect(
      statsError {
        try one.logisticRegression(of: \.failed, on: .category(\.hospital, reference: "A"))
      }
        == .levelCount(variable: "hospital", found: 1, needed: 2))
    guard
      case .unnamedVariable? = statsError({
        try cohort.logisticRegression(of: \.failed, on: .numeric(\.doubled))
      })
    else {
      Issue.record("a computed property without a name was taken")
      return
    }
    #expect(
      statsError {
        try cohort.logisticRegression(of: \.failed, on: .numeric(\.age), .numeric(\.doubled, "d"))
      }
        == .rankDeficient(terms: ["d"]))
    guard
      case .invalidArgument(name: "terms", _)? = statsError({
        try cohort.logisticRegression(of: \.failed, on: .numeric(\.age), .numeric(\.age))
      })
    else {
      Issue.record("a term was taken twice")
      return
    }
  }

  @Test func aLevelWithoutEventsIsNamed() throws {
    let made = Cohort(
      cohort.records.map { record in
        var record = record
        if record.hospital == "C" { record.failed = false }
        return record
      })
    let found = try separation {
      try made.logisticRegression(
        of: \.failed, on: .numeric(\.age), .category(\.hospital, reference: "A"))
    }
    #expect(found?.kind == .quasiComplete)
    #expect(found?.terms == [.init(name: "hospital: C", isPositive: false)])
  }

  @Test func noCompleteCases() {
    let none = cohort.filter { _ in false }
    guard
      case .noCompleteCases(let exclusions)? = statsError({
        try none.logisticRegression(of: \.failed, on: .numeric(\.age))
      })
    else {
      Issue.record("no error")
      return
    }
    #expect(exclusions.analysed == 0)
    #expect(exclusions.initial == 60)
  }

  @Test func oneAtATime() throws {
    let fits = cohort.logisticRegressionsOneAtATime(
      of: \.failed, on: .numeric(\.age), .numeric(\.pain),
      .category(\.care, reference: .observation))
    #expect(fits.map(\.variable.label) == ["age", "pain", "care"])
    let age = try fits[0].result.get()
    let pain = try fits[1].result.get()
    // Each has its own complete cases.
    #expect((age.count, pain.count) == (59, 53))
    #expect(try age == cohort.logisticRegression(of: \.failed, on: .numeric(\.age)))
    #expect(throws: StatsError.self) { try fits[2].result.get() }
  }

  @Test func tablePrints() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .numeric(\.age, unit: "years"), .category(\.care, reference: .reoperation))
    let lines = model.table.description.split(separator: "\n")
    #expect(lines[0].hasPrefix("failed"))
    #expect(lines[0].contains("95 % CI"))
    #expect(lines[1].hasPrefix("age (years)"))
    #expect(lines[2] == "care")
    #expect(
      lines.contains(
        "n = 58, events = \(model.events); 2 of 60 records excluded (missing: failed 1, care 1)"))
    #expect(!model.description.contains("\n"))
    let probability = try model.probability(for: ["age": 65, "care": "radiotherapy"])
    #expect(probability.value > 0 && probability.value < 1)
    #expect(
      statsError { try model.probability(for: ["age": 65, "care": "observation"]) }
        == .unknownLevel(
          variable: "care", level: "observation",
          known: ["reoperation", "radiotherapy", "conservative"]))
  }
}
