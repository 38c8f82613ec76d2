import ExampleStudies
import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Every number in every table of the example studies is a number of the result, rounded once.
///
/// Each item of a report is rendered by itself and its cells are held against the JSON of that item
/// alone, so that a number of another analysis does not vouch for it.
@Suite("Truth of reports")
struct ReportTruthTests {
  private static let folder = Program.file("Examples/Data").path

  /// A report for each item of a report.
  private func singleItems(_ report: Report) throws -> [(name: String, report: Report)] {
    let whole = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    let items = try #require(whole["items"] as? [Any])
    return try zip(report.items, items).map { item, json in
      var object = whole
      object["items"] = [json]
      let data = try JSONSerialization.data(withJSONObject: object)
      return (item.name, try JSONDecoder().decode(Report.self, from: data))
    }
  }

  /// The numbers of a finding, with those that curves give at the times of the plan.
  private func numbers(_ report: Report) throws -> ResultNumbers {
    let item = try #require(report.items.first)
    var numbers = try ResultNumbers(json: JSONEncoder().encode([item]))
    func add(_ value: some Encodable) throws {
      numbers = numbers.with(try ResultNumbers(json: JSONEncoder().encode([value])))
    }
    switch item.result.value {
    case .survival(let finding)?:
      try add(finding.times)
      try add(finding.survival.medianFollowUp())
      for curve in finding.survival.curves {
        for number in try curve.numbers(at: finding.times) { try add(number.atRisk) }
        for time in finding.times { try? add(curve.survival(at: time)) }
      }
    case .incidence(let finding)?:
      for curve in finding.causes.flatMap({ finding.incidence.curves(of: $0) }) {
        for number in try curve.numbers(at: finding.times) {
          try add([number.atRisk, number.events])
        }
        for time in finding.times { try? add(curve.incidence(at: time)) }
      }
    default: break
    }
    return numbers
  }

  private func check(_ report: Report) throws -> Int {
    var cells = 0
    for (name, single) in try singleItems(report) {
      let numbers = try numbers(single)
      // The last section is on methods: its table lists sources.
      let blocks = single.document.sections.dropLast().flatMap(\.blocks)
      for case .table(let table) in blocks {
        for row in table.rows {
          for (cell, column) in zip(row, table.columns) where column.alignment == .right {
            cells += 1
            for fault in numbers.faults(in: cell) {
              Issue.record(
                "\(name), \(table.caption), \(row[0]), \(column.title): \(cell): \(fault)")
            }
          }
        }
      }
    }
    return cells
  }

  @Test(arguments: ExampleStudy.allCases)
  func exampleStudies(study: ExampleStudy) throws {
    #expect(try check(study.report(data: Self.folder)) > 10)
  }

  /// With other decimals the numbers are rounded once as well, from the same results.
  @Test(arguments: [
    DecimalPlaces(pValues: 4, percentages: 0, estimates: 2),
    DecimalPlaces(pValues: 2, percentages: 2, estimates: 0),
    DecimalPlaces(pValues: 6, percentages: 6, estimates: 6),
  ])
  func otherDecimals(decimals: DecimalPlaces) throws {
    let plan = AnalysisPlan<PlannedPatient>("Decimals", arms: \.care) {
      Baseline(.numeric(\.age), .numeric(\.painBefore, as: .mean), .category(\.hospital))
      PairedChange(\.painBefore, \.painAfter, by: \.care, label: "Pain")
      PairedChange(\.painBefore, \.painAfter, test: .pairedT)
      PairedChange(\.walksBefore, \.walksAfter, by: \.care, label: "Walking")
      GroupComparison(of: \.age, by: \.care, pairs: .holm)
      ShareComparison(of: \.failed, by: \.care)
      LogisticModel(of: \.failed, on: .numeric(\.monthsToRecurrence), .numeric(\.age))
      CoxModel(time: \.monthsFollowed, event: \.died, on: .numeric(\.age))
      Discrimination(of: \.failed, scores: .lower(\.monthsToRecurrence), resamples: 40)
      SurvivalAnalysis(time: \.monthsFollowed, event: \.died, by: \.care, at: 6, 12)
    }.showing(decimals)
    #expect(try check(plan.run(on: try PlannedPatient.cohort())) > 100)
  }

  /// The check itself: it refuses a number that was rounded twice, and one that is in no result.
  @Test func findsFaults() {
    let numbers = ResultNumbers([
      "p": 0.0445, "ratio": 2.3449999, "n": 36, "events": 15,
      "interval": ["lower": 0.37, "upper": 2.72],
    ])
    #expect(numbers.faults(in: "0.044").isEmpty && numbers.faults(in: "2.345").isEmpty)
    #expect(numbers.faults(in: "15/36 (41.7 %)").isEmpty)
    #expect(numbers.faults(in: "0.37 to 2.72").isEmpty && numbers.faults(in: "not reached").isEmpty)
    // 2.3449999 to three decimals is 2.345; rounded again to two it would be 2.35.
    #expect(numbers.faults(in: "2.35").count == 1 && numbers.faults(in: "2.34").isEmpty)
    #expect(numbers.faults(in: "15/36 (41.6 %)").count == 1)
    #expect(numbers.faults(in: "15/37 (40.5 %)").count == 1)
    #expect(numbers.faults(in: "0.37 to 15").count == 1)
    #expect(numbers.faults(in: "\u{2212}15").count == 1 && numbers.faults(in: "16").count == 1)
    #expect(numbers.faults(in: "< 0.001").count == 1)
  }
}
