import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Methods that were used")
struct PerformedMethodsTests {
  struct Patient: Codable, Sendable {
    var walks: Bool
    var age: Double?
    var months: Double
    var died: Bool
  }

  private var patients: Cohort<Patient> {
    let records = (0..<18).map { (index: Int) -> Patient in
      let age: Double? = index == 0 ? nil : Double(index + 1)
      let rest = index % 6
      return Patient(walks: index >= 6, age: age, months: Double(rest + 1), died: rest < 2)
    }
    return Cohort(records)
  }

  @Test func nothingIsSaidOfWhatWasNotDone() {
    let methods = PerformedMethods()
    #expect(
      methods.paragraphs == [
        "No record lacks a variable of an analysis.",
        "Software: SpineOutcomesStats \(SoftwareVersion.current).",
      ])
    #expect(methods.references.isEmpty)
    #expect(methods.section().blocks.count == 2)
  }

  @Test func testsAreCitedOnce() throws {
    var methods = PerformedMethods()
    for differences in [[-1.0, -2, 0, 3], [1, 2, 0, 0, 4]] {
      methods.add(
        try SignedRankTest(
          differences: PairedDifferences(
            before: differences.map { _ in 0 }, after: differences)))
    }
    methods.add(try FisherTest(ContingencyTable([[3, 1], [1, 3]])))
    #expect(
      methods.tests.map(\.method) == [
        "Wilcoxon signed-rank test (exact, zeros dropped)", "Fisher's exact test (minlike)",
      ])
    #expect(methods.pValueCount == 3)
    #expect(
      methods.paragraphs[0]
        == "The tests were the Wilcoxon signed-rank test (exact, zeros dropped) [1, 2]; Fisher's exact "
        + "test (minlike) [3]. All were two-sided.")
    #expect(methods.references.count == 3)
    #expect(methods.references[0].source.hasSuffix("doi 10.2307/3001968"))
    #expect(methods.paragraphs.contains("The 3 p-values are not adjusted for their number."))
    #expect(
      methods.paragraphs[1]
        == "Confidence intervals are at 95 %, by inversion of the exact test for pseudomedians; "
        + "Fisher's z, null standard error for rank-biserial correlations; the exact method (minlike) "
        + "for conditional odds ratios.")
  }

  @Test func wholeStudy() throws {
    var methods = PerformedMethods()
    methods.add(try patients.baselineTable(by: \.walks, .numeric(\.age), .category(\.died)))
    let survival = try patients.kaplanMeier(time: \.months, event: \.died, by: \.walks)
    methods.add(survival)
    methods.add(try survival.logRankTest())
    methods.add(try survival.restrictedMean(to: 3))
    let curve = try patients.rocCurve(of: \.died, score: \.age, eventsScore: .higher)
    methods.add(curve.area)
    methods.add(try curve.cutoff(.youden, validation: .bootstrap(resamples: 50, seed: 7)))
    methods.add(try patients.logisticRegression(of: \.died, on: .numeric(\.age)))
    methods.add(.holm, of: 3, what: "arms")
    methods.add(.unadjusted, of: 3, what: "arms")
    let text = methods.paragraphs.joined(separator: "\n")
    for words in [
      "medians with quartiles (R type 7) [", "counts with percentages",
      "the Kaplan-Meier method with Greenwood's standard error [", "for age by walks; Fisher's",
      "the log-rank test [", "the restricted mean to 3 [",
      "the largest Youden index [", "for the cutoff of age",
      "50 stratified bootstrap resamples", "(seed 7, xoshiro256**) [",
      "logistic regression by maximum likelihood for the odds of died",
      "Wald's method for odds ratios from regression", "3 arms, adjusted by Holm's procedure [",
      "nothing is imputed", "(exact Smirnov, one-sided)", "All others were two-sided.",
      "Wilson's method [", "for sensitivity and specificity",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    let section = methods.section(remarks: ["Data: made up."])
    guard case .table(let table)? = section.blocks.last else {
      Issue.record("no table of sources")
      return
    }
    #expect(table.rows.count == methods.references.count)
    #expect(section.blocks.contains(.paragraph("Data: made up.")))
    // Every number in brackets is a row of the table, and every row has its number somewhere.
    var numbers: Set<Int> = []
    for part in text.split(separator: "[").dropFirst() {
      let list = part.prefix { $0 != "]" }
      for number in list.split(whereSeparator: { $0 == "," || $0 == " " }) {
        if let number = Int(number) { numbers.insert(number) }
      }
    }
    #expect(numbers == Set(1...table.rows.count))
    let data = try JSONEncoder().encode(methods)
    #expect(try JSONDecoder().decode(PerformedMethods.self, from: data) == methods)
  }

  @Test func oneSidedTestsAreNamed() throws {
    var methods = PerformedMethods()
    methods.add(
      try SignedRankTest(
        differences: PairedDifferences(before: [0, 0, 0], after: [1, 2, 3]), alternative: .greater))
    #expect(methods.paragraphs[0].hasSuffix("Alternatives: greater."))
  }
}
