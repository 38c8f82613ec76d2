import SpineOutcomesReport
import SpineOutcomesStats
import Testing

/// Sentences of one record, one event, none, ties and what is not reached.
@Suite("Sentences at the edges")
struct EdgeSentenceTests {
  private let brief = Sentences(detail: .brief)

  struct Patient: Sendable {
    var months: Double
    var died: Bool
    var dose = 0.0
    var exposed = false
  }

  private func cohort(_ months: [Double], _ died: [Bool]) -> Cohort<Patient> {
    Cohort(zip(months, died).map { Patient(months: $0, died: $1) })
      .named(\.months, "time", unit: "months").named(\.died, "Death")
  }

  @Test func allTied() throws {
    let values = try GroupedValues(groups: ["A", "B"], values: [[2, 2], [2, 2, 2]])
    let groups = MeasuredGroups(VariableName("Pain"), values)
    #expect(
      Sentences().sentence(try RankSumTest(values), of: groups).contains(
        "location shift (first less second) 0, 95 % CI without limits; "))
    let text = Sentences().sentence(try KruskalWallisTest(values), of: groups)
    #expect(text.hasPrefix("There was no evidence of a difference in pain between the A group ("))
    #expect(text.hasSuffix("all values are equal: p = 1 by definition."))
    #expect(!text.contains("0.999"))
  }

  /// One pair that fell: both signs are as likely, p = 1.
  @Test func onePair() throws {
    let test = try SignedRankTest(
      differences: PairedDifferences(before: [5], after: [3]))
    let change = MeasuredChange(
      VariableName("Pain"), before: try NumericSummary([5]), after: try NumericSummary([3]))
    #expect(
      brief.sentence(test, of: change)
        == "There was no evidence of a change in pain (median 5 (IQR 5 to 5) before and median 3 (IQR "
        + "3 to 3) after; n = 1; signed-rank, exact, p > 0.999).")
  }

  @Test func changesOfOne() throws {
    let one = try McNemarTest(bothYes: 0, onlyBefore: 1, onlyAfter: 0, bothNo: 0)
    #expect(
      brief.sentence(one, of: "able to walk").hasPrefix(
        "There was no evidence of a change in the share of patients able to walk (1/1 (100.0 %) before "
          + "and 0/1 (0.0 %) after; 0 gained, 1 lost; "))
  }

  @Test func eventsNoneAndOne() throws {
    let none = try cohort([1, 2, 3], [false, false, false])
      .kaplanMeier(time: \.months, event: \.died)
    #expect(
      Sentences().sentence(medianOf: none) == "Median survival was not reached (0 events, n = 3).")
    let one = try cohort([2], [true]).kaplanMeier(time: \.months, event: \.died)
    #expect(Sentences().sentence(medianOf: one) == "Median survival was 2 months (1 event, n = 1).")
    let zero = try Sentences().sentence(survivalOf: one, at: [2, 3])
    #expect(
      zero
        == "Survival at 2 months was 0.0 % (1 at risk). Survival at 3 months was 0.0 % (0 at risk)."
    )
  }

  @Test func exclusionsOfOne() {
    let missing = Exclusions(
      initial: 1, missing: [.init(variable: "pain", count: 1)], incomplete: 1)
    #expect(
      brief.sentence(missing) == "Of 1 patient, 1 lacked a value (pain 1); none was analysed.")
    let dropped = Exclusions(
      initial: 2, selections: [.init(reason: "young", dropped: 1)])
    #expect(
      Sentences(subject: .child).sentence(dropped)
        == "Of 2 children, 1 was excluded (young 1); 1 was analysed.")
    #expect(brief.sentence(Exclusions(initial: 1)) == "The only patient was analysed.")
    #expect(brief.sentence(Exclusions(initial: 0)) == "There were no patients.")
  }

  @Test func oneEventOfAScore() throws {
    let curve = try ROCCurve(
      scores: [1, 2, 3], outcomes: [false, false, true], eventsScore: .higher)
    let text = Sentences().sentence(curve.area, ofScore: "Start")
    #expect(text.hasPrefix("The area under the ROC curve of start was 1.000 ("))
    #expect(text.contains("; 1 event, n = 3; "))
  }

  /// A hazard that rises with the dose: its unit is told for one, the outcome in small letters.
  @Test(arguments: [
    ("pounds", "per pound"), ("inches", "per inch"), ("mm", "per mm"), ("boxes", "per box"),
    ("Celsius", "per Celsius"), ("mm/s", "per mm/s"), ("celsius", "per celsius"),
    ("days", "per day"),
  ])
  func unitsOfOne(unit: String, words: String) throws {
    let patients = (0..<12).map { (index: Int) -> Patient in
      Patient(
        months: Double(12 - index), died: index % 5 != 0, dose: Double(index % 7),
        exposed: index % 2 == 0)
    }
    let model = try Cohort(patients).named(\.dose, "Dose", unit: unit).named(\.died, "Death")
      .coxRegression(time: \.months, event: \.died, on: .numeric(\.dose))
    let text = Sentences().sentence(model.coefficients[0], in: model)
    #expect(text.contains("(hazard ratio \(words) "), "\(text)")
    #expect(text.contains("the hazard of death") || text.hasPrefix("The hazard of death "))
  }

  /// What the coefficients of a model share is said once.
  @Test func aWholeModel() throws {
    let patients = (0..<24).map { (index: Int) -> Patient in
      Patient(
        months: Double(24 - index), died: index % 3 != 0, dose: Double(index % 7),
        exposed: index % 2 == 0)
    }
    let cohort = Cohort(patients).named(\.died, "Death").named(\.dose, "Dose")
      .named(\.exposed, "exposure")
    let model = try cohort.logisticRegression(
      of: \.died, on: .numeric(\.dose), .indicator(\.exposed))
    let crude = try cohort.logisticRegression(of: \.died, on: .numeric(\.dose))
    let text = Sentences().sentences(of: model, crude: [crude])
    #expect(
      text.hasPrefix(
        "There was no evidence of an association of the variables together with death (n = 24; "
          + "likelihood-ratio against the null model, "), "\(text)")
    #expect(
      text.contains(
        "Each odds ratio is adjusted for the other variables (Wald; n = 24, 16 events)."))
    #expect(text.ranges(of: "n = 24").count == 2)
    #expect(text.ranges(of: "crude odds ratio").count == 1)
    let alone = Sentences().sentences(of: crude)
    #expect(
      alone.hasPrefix("One variable is in the model (Wald; n = 24, 16 events). There was no "))
    let hazards = try cohort.coxRegression(
      time: \.months, event: \.died, on: .numeric(\.dose), .indicator(\.exposed))
    #expect(Sentences().sentences(of: hazards).contains("the hazard of death"))
  }

  @Test func proportionalHazards() throws {
    let patients = (0..<24).map { (index: Int) -> Patient in
      Patient(months: Double(index + 1), died: true, dose: Double(index * index % 7))
    }
    let cohort = Cohort(patients).named(\.dose, "Dose")
    let data = try cohort.coxData(time: \.months, event: \.died, on: [.numeric(\.dose)])
    let tests = try data.proportionalHazardsTests(of: data.fit())
    let strict = Sentences(significance: 0).sentence(tests)
    #expect(strict.hasPrefix("There was no evidence against proportional hazards (dose p "))
    #expect(strict.hasSuffix("; score test of proportional hazards (Grambsch and Therneau))."))
    let lax = Sentences(significance: 1).sentence(tests)
    #expect(
      lax.hasPrefix(
        "There was evidence against proportional hazards of dose and all terms (dose p "))
    #expect(Sentences().sentence([ProportionalHazardsTest]()).isEmpty)
  }
}
