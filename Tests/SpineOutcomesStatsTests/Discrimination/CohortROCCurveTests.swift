import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct CohortROCCurveTests {
  struct Patient: Sendable {
    var months: Double?
    var failed: Bool?
    var motor: Int
    var doubled: Double { (months ?? 0) * 2 }
  }

  let cohort = Cohort([
    Patient(months: 3, failed: true, motor: 1), Patient(months: 30, failed: false, motor: 5),
    Patient(months: nil, failed: false, motor: 4), Patient(months: 8, failed: nil, motor: 4),
    Patient(months: 12, failed: true, motor: 2), Patient(months: 20, failed: false, motor: 4),
    Patient(months: 4, failed: false, motor: 3), Patient(months: nil, failed: nil, motor: 0),
  ])

  @Test func missingRecordsAreCounted() throws {
    let curve = try cohort.rocCurve(of: \.failed, score: \.months, eventsScore: .lower)
    #expect(curve.events == 2 && curve.others == 3)
    #expect(curve.score == "months" && curve.outcome == "failed")
    #expect(curve.exclusions.incomplete == 3 && curve.exclusions.initial == 8)
    #expect(
      curve.exclusions.missing == [
        .init(variable: "months", count: 2), .init(variable: "failed", count: 2),
      ])
    // 3 beats all three others, 12 beats two of three: 5 of 6 pairs.
    #expect(agrees(curve.area.estimate, 5.0 / 6, digits: 15))
    #expect(curve.area.exclusions == curve.exclusions)
    let arrays = try ROCCurve(
      scores: [3, 30, 12, 20, 4], outcomes: [true, false, true, false, false],
      eventsScore: .lower)
    #expect(curve.points == arrays.points)
    let cutoff = try curve.cutoff(.youden, validation: .none)
    #expect(cutoff.description.hasPrefix("cutoff by largest Youden index: event if months < 16"))
    #expect(cutoff.description.contains("3 of 8 records excluded"))
    #expect(cutoff.exclusions == curve.exclusions)
    #expect(try JSONDecoder().decode(ROCCurve.self, from: JSONEncoder().encode(curve)) == curve)
  }

  @Test func namesAndUnits() throws {
    let curve = try cohort.named(\.doubled, "Double time", unit: "months")
      .rocCurve(of: \.failed, score: \.doubled, eventsScore: .lower)
    #expect(curve.score == "Double time (months)")
    #expect(throws: StatsError.self) {
      try cohort.rocCurve(of: \.failed, score: \.doubled, eventsScore: .lower)
    }
  }

  @Test func integersAndSelections() throws {
    let curve = try cohort.excluding("no motor function") { $0.motor == 0 }
      .rocCurve(of: \.failed, score: \.motor, eventsScore: .lower)
    #expect(curve.area.estimate == 1)
    #expect(curve.exclusions.selections == [.init(reason: "no motor function", dropped: 1)])
  }

  @Test func errors() throws {
    let empty = Cohort<Patient>([])
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try empty.rocCurve(of: \.failed, score: \.months, eventsScore: .lower)
    }
    #expect(throws: StatsError.oneClass(outcome: "failed", count: 2, events: 2)) {
      try cohort.filter { $0.failed == true }
        .rocCurve(of: \.failed, score: \.months, eventsScore: .lower)
    }
    let infinite = Cohort([Patient(months: .infinity, failed: true, motor: 1)])
    #expect(throws: StatsError.self) {
      try infinite.rocCurve(of: \.failed, score: \.months, eventsScore: .lower)
    }
  }
}
