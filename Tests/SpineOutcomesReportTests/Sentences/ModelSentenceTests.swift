import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Sentences of regressions and ROC curves")
struct ModelSentenceTests {
  struct Patient: Codable, Sendable {
    var exposed: Bool
    var other: Bool
    var dose: Double
    var failed: Bool
  }

  /// Failures: 8 of 10 exposed, 2 of 10 others.
  ///
  /// The odds ratio is 16, its logarithm has the standard error √(1/8 + 1/2 + 1/8 + 1/2): interval
  /// 1.788 to 143.2, p = 0.013.
  private var cohort: Cohort<Patient> {
    Cohort(
      (0..<20).map { index in
        let exposed = index < 10
        return Patient(
          exposed: exposed, other: index % 2 == 0, dose: exposed ? 1 : 0,
          failed: exposed ? index < 8 : index < 12)
      }
    ).named(\.dose, "dose", unit: "months")
  }

  @Test func categories() throws {
    let model = try cohort.logisticRegression(
      of: \.failed, on: .category(\.exposed, reference: false))
    #expect(
      Sentences().sentence(model.coefficients[1], in: model)
        == "The odds of failed were higher for patients with exposed than for patients "
        + "without exposed (odds ratio "
        + "16.00, 95 % CI 1.788 to 143.2, p = 0.013; Wald; n = 20, 10 events).")
    let turned = try cohort.logisticRegression(
      of: \.failed, on: .category(\.exposed, reference: true))
    #expect(
      Sentences().sentence(turned.coefficients[1], in: turned).hasPrefix(
        "The odds of failed were lower for patients without exposed than for patients with "
          + "exposed (odds ratio 0.0625, "
      ))
  }

  @Test func numbers() throws {
    let model = try cohort.logisticRegression(of: \.failed, on: .numeric(\.dose))
    #expect(
      Sentences().sentence(model.coefficients[1], in: model).hasPrefix(
        "The odds of failed rose with dose (odds ratio per month 16.00, 95 % CI 1.788 to 143.2, "))
    let scaled = try cohort.logisticRegression(of: \.failed, on: .numeric(\.dose, per: 12))
    #expect(
      Sentences().sentence(scaled.coefficients[1], in: scaled).contains(
        "(odds ratio per 12 months "))
  }

  @Test func crudeAndAdjusted() throws {
    let crude = try cohort.logisticRegression(
      of: \.failed, on: .category(\.other, reference: false))
    let model = try cohort.logisticRegression(
      of: \.failed, on: .category(\.other, reference: false), .numeric(\.dose))
    let text = Sentences().sentence(model.coefficients[1], in: model, crude: crude)
    // Half of either kind fail: the crude odds ratio is 1.
    #expect(
      text.hasPrefix(
        "There was no evidence that the odds of failed differed between patients with other "
          + "and patients without other (odds ratio "))
    #expect(text.contains("; adjusted for dose; crude odds ratio 1.000, 95 % CI "))
  }

  /// Levels with names of their own are told of the variable.
  @Test func levelsWithNames() throws {
    struct Record: Sendable {
      enum Care: String, CaseIterable, Categorical { case surgery, radiotherapy }
      var care: Care
      var failed: Bool
    }
    func sentence(_ failures: Int, of number: Int) throws -> String {
      // 2 of 10 fail after surgery.
      let records = (0..<10 + number).map { index in
        Record(
          care: index < 10 ? .surgery : .radiotherapy,
          failed: index < 10 ? index < 2 : index < 10 + failures)
      }
      let model = try Cohort(records).logisticRegression(
        of: \.failed, on: .category(\.care, reference: .surgery))
      return Sentences().sentence(model.coefficients[1], in: model)
    }
    #expect(
      try sentence(8, of: 10).hasPrefix(
        "The odds of failed differed by care, higher for radiotherapy than for surgery (odds ratio "
          + "16.00, "))
    #expect(
      try sentence(4, of: 20).hasPrefix(
        "There was no evidence that the odds of failed differed by care (radiotherapy against "
          + "surgery, odds ratio 1.000, "))
  }

  @Test func otherColumns() throws {
    let model = try cohort.logisticRegression(of: \.failed, on: .numeric(\.dose))
    let intercept = Sentences(significance: 1).sentence(model.coefficients[0], in: model)
    #expect(intercept.hasPrefix("The odds of failed depended on (intercept) (odds ratio 0.25"))
  }

  /// Of 9 pairs 8 are in order.
  @Test func areas() throws {
    let curve = try ROCCurve(
      scores: [1, 2, 4, 3, 5, 6], outcomes: [false, false, false, true, true, true],
      eventsScore: .higher)
    let text = Sentences().sentence(curve.area, ofScore: "months")
    #expect(text.hasPrefix("The area under the ROC curve of months was 0.889 (95 % CI "))
    #expect(text.contains("; 3 events, n = 6; DeLong"))
    let cutoff = Sentences(detail: .brief).sentence(try curve.cutoff(.youden, validation: .none))
    #expect(
      cutoff.hasPrefix(
        "By the largest Youden index, score > 2.5 was read as an event (sensitivity 3/3 (100.0 %); "
          + "specificity 2/3 (66.7 %); p = "))
    #expect(cutoff.contains("allowing for the search; not validated, so that both are optimistic"))
    let lower = try ROCCurve(
      scores: [1, 2, 4, 3, 5, 6], outcomes: [false, false, false, true, true, true],
      eventsScore: .lower)
    #expect(
      Sentences().sentence(lower.area, ofScore: "months")
        .contains("was 0.111 ("))
    #expect(
      Sentences().sentence(lower.area, ofScore: "months")
        .hasSuffix("events were on the other side more often than not)."))
    let validated = try curve.cutoff(.youden, validation: .bootstrap(resamples: 50, seed: 1))
    #expect(Sentences().sentence(validated).contains("in records left out of 50 resamples"))
  }
}
