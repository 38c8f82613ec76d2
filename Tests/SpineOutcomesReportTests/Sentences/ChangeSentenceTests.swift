import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Sentences of changes")
struct ChangeSentenceTests {
  struct Pain: Codable, Sendable {
    var before: Double?
    var after: Double?
  }

  private let brief = Sentences(detail: .brief)

  private func cohort(_ before: [Double?], _ after: [Double?]) -> Cohort<Pain> {
    Cohort(zip(before, after).map { Pain(before: $0, after: $1) })
  }

  private func change(_ cohort: Cohort<Pain>, unit: String? = nil) throws -> MeasuredChange {
    try cohort.measuredChange(of: "pain", before: \.before, after: \.after, unit: unit)
  }

  /// Changes of -1 to -6: 1 of 64 signs on either side, p = 2/64.
  ///
  /// Their Walsh averages have the median -3.5; a shift beyond -6 or -1 leaves all of one sign.
  private let fall = (
    before: [6, 7, 8, 7, 9, 8, nil] as [Double?], after: [5, 5, 5, 3, 4, 2, 9] as [Double?]
  )

  @Test func fell() throws {
    let cohort = cohort(fall.before, fall.after)
    let test = try cohort.signedRankTest(before: \.before, after: \.after)
    let pain = try change(cohort).after("reoperation")
    #expect(
      brief.sentence(test, of: pain)
        == "Pain fell from 7.5 (IQR 7 to 8) to 4.5 (3.25 to 5) after reoperation "
        + "(n = 6; signed-rank, exact, p = 0.031).")
    #expect(
      Sentences().sentence(test, of: pain)
        == "Pain fell from 7.5 (IQR 7 to 8) to 4.5 (3.25 to 5) after reoperation (n = 6; "
        + "pseudomedian of the changes -3.5, 95 % CI -6 to -1; signed-rank, exact, p = 0.031).")
    #expect(
      Sentences(numbers: .typographic).sentence(test, of: pain)
        == "Pain fell from 7.5 (IQR 7\u{2013}8) to 4.5 (3.25\u{2013}5) after reoperation (n = 6; "
        + "pseudomedian of the changes \u{2212}3.5, 95 % CI \u{2212}6 to \u{2212}1; signed-rank, "
        + "exact, p = 0.031).")
    #expect(
      Sentences(detail: .brief, numbers: .decimalComma).sentence(test, of: pain)
        == "Pain fell from 7,5 (IQR 7\u{2013}8) to 4,5 (3,25\u{2013}5) after reoperation "
        + "(n = 6; signed-rank, exact, p = 0,031).")
  }

  @Test func rose() throws {
    let cohort = cohort(fall.after, fall.before)
    let test = try cohort.signedRankTest(before: \.before, after: \.after)
    #expect(
      brief.sentence(test, of: try change(cohort, unit: "points"))
        == "Pain rose from 4.5 (IQR 3.25 to 5) to 7.5 (7 to 8) points "
        + "(n = 6; signed-rank, exact, p = 0.031).")
  }

  /// One pair has p = 1; five falling ones 2/32: never more than no evidence.
  @Test func noEvidenceIsNoEquality() throws {
    let cohort = cohort(Array(fall.before.prefix(5)), Array(fall.after.prefix(5)))
    let test = try cohort.signedRankTest(before: \.before, after: \.after)
    let text = brief.sentence(test, of: try change(cohort).after("radiotherapy"))
    #expect(
      text == "There was no evidence of a change in pain after radiotherapy (median 7 (IQR 7 to 8) "
        + "before and median 5 (IQR 4 to 5) after; n = 5; signed-rank, exact, p = 0.062).")
    for side in [Alternative.less, .greater] {
      let test = try cohort.signedRankTest(before: \.before, after: \.after, alternative: side)
      let text = brief.sentence(test, of: try change(cohort))
      // 1/32 and 1.
      #expect(
        side == .less
          ? text.hasPrefix("Pain fell from 7 ")
            && text.hasSuffix("exact, p = 0.031 (one-sided, less)).")
          : text.hasPrefix("There was no evidence of a rise in pain (")
            && text.hasSuffix("exact, p > 0.999 (one-sided, greater))."))
    }
    #expect(
      Sentences(detail: .brief, significance: 0.1).sentence(test, of: try change(cohort))
        .hasPrefix("Pain fell from 7 "))
  }

  @Test func nobodyChanged() throws {
    let same = cohort([3, 4, 5], [3, 4, 5])
    let test = try same.signedRankTest(before: \.before, after: \.after)
    #expect(
      Sentences(subject: .child).sentence(test, of: try change(same).after("surgery"))
        == "Pain did not change in any of 3 children after surgery (signed-rank, all differences "
        + "are 0: p = 1 by definition).")
    let one = cohort([3], [3])
    #expect(
      brief.sentence(
        try one.signedRankTest(before: \.before, after: \.after), of: try change(one)
      ).hasPrefix("Pain did not change in the only patient ("))
  }

  /// The medians stay 5, and the test says that most fell: no "from" and "to".
  @Test func directionIsTheTests() throws {
    let before: [Double] = [5, 5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9]
    let after: [Double] = [5, 5, 5, 5, 5, 5, 5, 8, 7, 6, 5, 5.5, 6.5]
    let cohort = cohort(before, after)
    let test = try cohort.signedRankTest(before: \.before, after: \.after)
    #expect(
      brief.sentence(test, of: try change(cohort))
        == "Pain fell (median 5 (IQR 5 to 9) before and median 5 (IQR 5 to 6) after; n = 13; "
        + "signed-rank, exact, 7 zeros dropped, p = 0.031).")
  }

  /// t = -3.5 / (1.870829 / √6) = -4.5826 on 5, p = 0.0059 (scipy.stats.ttest_1samp).
  @Test func means() throws {
    let cohort = cohort(fall.before, fall.after)
    let test = try cohort.pairedTTest(before: \.before, after: \.after)
    #expect(
      Sentences().sentence(test, of: try change(cohort))
        == "Pain fell from a mean of 7.5 (SD 1.049) to 4 (SD 1.265) (n = 6; mean change -3.5, "
        + "95 % CI -5.463 to -1.537; paired t test, t(5) = -4.5826, p = 0.006).")
  }

  /// 6 against 0 changes: p = 2/64; the upper limit of their odds is 0.849.
  @Test func shares() throws {
    let fall = try McNemarTest(bothYes: 24, onlyBefore: 6, onlyAfter: 0, bothNo: 6)
    #expect(
      brief.sentence(fall, of: "able to walk", circumstance: "after radiotherapy")
        == "The share of patients able to walk fell from 30/36 (83.3 %) to 24/36 (66.7 %) after "
        + "radiotherapy (0 gained, 6 lost; \(method(fall)), p = 0.031).")
    #expect(
      Sentences().sentence(fall, of: "able to walk")
        .contains("odds ratio of change 0, 95 % CI 0 to 0.849;"))
    let rise = try McNemarTest(bothYes: 24, onlyBefore: 0, onlyAfter: 6, bothNo: 6)
    #expect(
      brief.sentence(rise, of: "able to walk").hasPrefix(
        "The share of patients able to walk rose from 24/36 (66.7 %) to 30/36 (83.3 %) ("))
    let even = try McNemarTest(bothYes: 20, onlyBefore: 3, onlyAfter: 3, bothNo: 1)
    #expect(
      brief.sentence(even, of: "able to walk").hasPrefix(
        "There was no evidence of a change in the share of patients able to walk (23/27 (85.2 %) "
          + "before and 23/27 (85.2 %) after; 3 gained, 3 lost; "))
    let none = try McNemarTest(bothYes: 1, onlyBefore: 0, onlyAfter: 0, bothNo: 2)
    #expect(
      brief.sentence(none, of: "able to walk")
        == "The share of patients able to walk did not change (1/3 (33.3 %) before and after; no "
        + "patient changed).")
  }

  private func method(_ test: McNemarTest) -> String {
    test.method.replacing(" test", with: "").replacing(" (", with: ", ").replacing(")", with: "")
  }
}
