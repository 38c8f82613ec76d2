import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import _StatsTestSupport

/// The real data that figures are drawn of.
enum FigureStudies {
  struct LungPatient: Codable, Sendable {
    enum Sex: String, Codable, CaseIterable, Categorical { case male, female }
    var days: Double
    var died: Bool
    var sex: Sex
    var age: Double
    var ecog: Int?
    var weightLoss: Double?
  }

  struct Remission: Codable, Sendable {
    enum Arm: String, Codable, CaseIterable, Categorical { case mercaptopurine, placebo }
    var weeks: Double
    var relapsed: Bool
    var treatment: Arm
  }

  struct Child: Codable, Sendable {
    var kyphosis: Bool
    var ageMonths: Double
    var vertebrae: Double
    var start: Double
  }

  struct Recurrence: Codable, Sendable {
    var months: Double
    var ending: String
    var care: String
    var hospital: String
    var age: Double
  }

  static func recurrences() throws -> Cohort<Recurrence> {
    try Cohort(csv: Program.file("Examples/Data/recurrence.csv").path)
  }

  static func lung() throws -> Cohort<LungPatient> {
    try Cohort(csv: Program.file("Examples/Data/lung.csv").path)
  }

  static func remissions() throws -> Cohort<Remission> {
    try Cohort(csv: Program.file("Examples/Data/mercaptopurine.csv").path)
  }

  static func kyphosis() throws -> Cohort<Child> {
    try Cohort(csv: Program.file("Examples/Data/kyphosis.csv").path)
  }

  /// The curves of groups, from lists of times; a negative time is a censoring.
  static func survival(
    _ groups: [(name: String, times: [Double])], unit: String = "months"
  ) throws -> KaplanMeier {
    let counts = groups.flatMap { group in
      group.times.map { time in
        LifeTable.Count(
          group: group.name, time: time.magnitude, events: time >= 0 ? 1 : 0,
          censored: time < 0 ? 1 : 0)
      }
    }
    let table = try LifeTable(counts: counts, groupNames: groups.map(\.name))
    return try KaplanMeier(
      table,
      labels: SurvivalLabels(
        time: VariableName("Time", unit: unit), event: VariableName("death"),
        group: VariableName("arm")))
  }
}
