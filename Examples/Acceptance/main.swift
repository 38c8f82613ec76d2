import SpineOutcomesStats

struct Patient: Codable, Sendable {  // the CSV header names the properties
  enum Care: String, Codable, CaseIterable, Categorical {
    case reoperation, radiotherapy, conservative
  }
  var hospital: String
  var care: Care
  var age: Double
  var monthsToRecurrence: Double
  var painBefore: PainScore?, painAfter: PainScore?  // visual analogue scale, 0...10
  var motorBefore: MotorGrade?, motorAfter: MotorGrade?
  var walksBefore: Bool?, walksAfter: Bool?
  var failed: Bool?  // nil: not retreated
  var monthsFollowed: Double
  var died: Bool
}

let cohort = try Cohort<Patient>(csv: "cohort.csv")
for (care, pain) in cohort.signedRankTest(before: \.painBefore, after: \.painAfter, by: \.care) {
  print(care, pain)  // a Result: an arm that cannot be tested says why, and the others go on
}
print(
  try cohort.group(\.care, .radiotherapy).mcNemarTest(before: \.walksBefore, after: \.walksAfter))

let treated = cohort.including("retreated") { $0.care != .conservative }
print(try treated.fisherTest(\.care, \.failed))
let model = try treated.logisticRegression(
  of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
  .category(\.hospital, reference: "A"))
print(model.table)  // odds ratio, 95 % CI, p for each term; n, events, exclusions
let roc = try treated.rocCurve(
  of: \.failed, score: \.monthsToRecurrence, eventsScore: .lower)
print(roc.area, try roc.cutoff(.youden, validation: .bootstrap(resamples: 2_000, seed: 1)))
let survival = try cohort.kaplanMeier(time: \.monthsFollowed, event: \.died, by: \.care)
print(survival.median, try survival.logRankTest())
