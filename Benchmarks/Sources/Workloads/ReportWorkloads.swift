import BenchmarkData
import SpineOutcomesReport
import SpineOutcomesStats

/// A study of 99 records: every analysis of a plan, and the page with tables, figures and sentences.
extension Workload {
  static let report: [Workload] = [
    Workload(.report, "report-99", count: 99, side: "ours (run)") { directory in
      let cohort = try Cohort<Patient>(csv: directory.file("cohort.csv").path)
      return { ["analyses": Double(plan(resamples: 0).run(on: cohort).items.count)] }
    },
    Workload(.report, "report-99-page", count: 99, side: "ours (run, HTML)") { directory in
      let cohort = try Cohort<Patient>(csv: directory.file("cohort.csv").path)
      return {
        let report = plan(resamples: 0).run(on: cohort)
        return ["bytes": Double(HTMLRenderer.render(report.document).utf8.count)]
      }
    },
    Workload(
      .report, "report-99-page-bootstrap", count: 99, side: "ours (run with 2000 resamples, HTML)"
    ) { directory in
      let cohort = try Cohort<Patient>(csv: directory.file("cohort.csv").path)
      return {
        let report = plan(resamples: 2_000).run(on: cohort)
        return ["bytes": Double(HTMLRenderer.render(report.document).utf8.count)]
      }
    },
  ]

  private struct Patient: Codable, Sendable {
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
  }

  /// The analyses of Examples/Plans/recurrence.json.
  private static func plan(resamples: Int) -> AnalysisPlan<Patient> {
    AnalysisPlan<Patient>("Local recurrence", arms: \.care) {
      PatientFlow()
      Baseline(
        .numeric(\.age), .numeric(\.monthsToRecurrence), .numeric(\.painBefore),
        .numeric(\.motorBefore), .category(\.walksBefore), .category(\.hospital))
      PairedChange(\.painBefore, \.painAfter, by: \.care, better: .lower, label: "Pain")
      PairedChange(\.motorBefore, \.motorAfter, by: \.care, better: .higher, label: "Motor grade")
      PairedChange(\.walksBefore, \.walksAfter, by: \.care, label: "Walking")
      Subset("retreated", where: { $0.care != .conservative }) {
        ShareComparison(of: \.failed, by: \.care)
        GroupComparison(ofChange: \.painBefore, \.painAfter, by: \.failed)
        LogisticModel(
          of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age),
          .category(\.hospital, reference: "A"))
        Discrimination(of: \.failed, scores: .lower(\.monthsToRecurrence), resamples: resamples)
      }
      SurvivalAnalysis(
        time: \.monthsFollowed, event: \.died, by: \.care, at: 6, 12, 24, label: "Overall survival")
    }
  }
}
