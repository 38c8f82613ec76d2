import Foundation
import SpineOutcomesStats
import _StatsTestSupport

/// The records of the synthetic cohort of Examples/Acceptance.
struct PlannedPatient: Codable, Sendable {
  enum Care: String, Codable, CaseIterable, Categorical {
    case reoperation, radiotherapy, conservative
  }

  var hospital: String
  var care: Care
  var age: Double
  var monthsToRecurrence: Double
  var painBefore: PainScore?, painAfter: PainScore?
  var motorBefore: MotorGrade?, motorAfter: MotorGrade?
  var walksBefore: Bool?, walksAfter: Bool?
  var failed: Bool?
  var monthsFollowed: Double
  var died: Bool

  static func cohort() throws -> Cohort<PlannedPatient> {
    try Cohort(csv: Program.file("Examples/Acceptance/cohort.csv").path)
  }
}
