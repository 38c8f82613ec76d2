import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Sentences of hazards and competing risks")
struct CompetingRisksSentenceTests {
  private let labels = SurvivalLabels(
    time: VariableName("time", unit: "months"), event: VariableName("ending"))

  private func incidence(
    _ times: [Double], _ causes: [Int?], _ codes: [Int]
  ) throws -> CumulativeIncidence {
    try CumulativeIncidence(
      LifeTable(
        times: times, causeCodes: causes, causeNames: ["relapse", "death"], groupCodes: codes,
        groupNames: Array(["A", "B"].prefix((codes.max() ?? 0) + 1))), labels: labels)
  }

  /// Of four the first relapses and the second dies: 1/4 at 1, and still at 2.
  @Test func incidences() throws {
    let one = try incidence([1, 2, 3, 4], [0, 1, nil, nil], [0, 0, 0, 0])
    let text = try Sentences().sentence(incidenceOf: "relapse", in: one, at: [0.5, 2, 9])
    #expect(
      text.hasPrefix(
        "The cumulative incidence of relapse at 0.5 months was 0.0 % (4 at risk). "
          + "The cumulative incidence of relapse at 2 months was 25.0 % (95 % CI "))
    #expect(
      text.hasSuffix(
        " %, 3 at risk). The cumulative incidence of relapse at 9 months is not known: the "
          + "follow-up of all groups ends before."))
    let both = try incidence([1, 2, 3, 4], [0, nil, 1, nil], [0, 0, 1, 1])
    let groups = try Sentences().sentence(incidenceOf: "relapse", in: both, at: [3])
    #expect(
      groups
        == "The cumulative incidence of relapse at 3 months was beyond the follow-up in the A group "
        + "and 0.0 % (2 at risk) in the B group.")
    #expect(throws: StatsError.self) {
      try Sentences().sentence(incidenceOf: "other", in: both, at: [3])
    }
    #expect(throws: StatsError.self) {
      try Sentences().sentence(incidenceOf: "relapse", in: both, at: [-1])
    }
  }

  /// Whoever relapses has the higher incidence, whichever group is named first.
  @Test func tests() throws {
    let times = (1...20).map(Double.init)
    let causes: [Int?] = (0..<20).map { $0 < 10 ? 0 : nil }
    let codes = (0..<20).map { $0 < 10 ? 0 : 1 }
    let test = try incidence(times, causes, codes).grayTest(cause: "relapse")
    let text = Sentences().sentence(test)
    #expect(
      text.hasPrefix(
        "The cumulative incidence of relapse was higher in the A group than in the B group (events: "
          + "10 observed and "))
    #expect(text.contains("; Gray's test, chi-square(1) = "))
    let turned = try incidence(times, causes, codes.map { 1 - $0 }).grayTest(cause: "relapse")
    #expect(
      Sentences(detail: .brief).sentence(turned).hasPrefix(
        "The cumulative incidence of relapse was lower in the A group than in the B group (Gray's "
          + "test, p "))
    let none = try incidence(times, causes, (0..<20).map { $0 % 2 }).grayTest(cause: "relapse")
    #expect(
      Sentences(detail: .brief).sentence(none).hasPrefix(
        "There was no evidence that the cumulative incidence of relapse differed between the A group "
          + "and the B group (Gray's test, p = "))
  }

  struct Patient: Codable, Sendable {
    var months: Double
    var died: Bool
    var dose: Double
    var isOld: Bool
  }

  /// The higher the dose, the earlier the death, with some disorder so that the estimate is finite.
  @Test func hazards() throws {
    let patients = (0..<30).map { (index: Int) -> Patient in
      let delay = index % 3 == 0 ? 4.5 : 0.0
      return Patient(
        months: Double(30 - index) + delay, died: index % 5 != 0, dose: Double(index),
        isOld: index % 2 == 0)
    }
    let cohort = Cohort(patients).named(\.dose, "dose", unit: "points")
    let model = try cohort.coxRegression(
      time: \.months, event: \.died, on: .numeric(\.dose), .category(\.isOld, reference: false))
    let crude = try cohort.coxRegression(
      time: \.months, event: \.died, on: .numeric(\.dose))
    let text = Sentences().sentence(model.coefficients[0], in: model, crude: crude)
    #expect(text.hasPrefix("The hazard of died rose with dose (hazard ratio per point "))
    #expect(text.contains("; adjusted for isOld; crude hazard ratio "))
    #expect(text.hasSuffix("; Wald; n = 30, 24 events)."))
    let level = Sentences(significance: 1).sentence(model.coefficients[1], in: model)
    let word = model.coefficients[1].estimate > 0 ? "higher" : "lower"
    #expect(
      level.hasPrefix(
        "The hazard of died was \(word) for patients with isOld than for patients without isOld ("))
  }

  struct Record: Sendable {
    var months: Double
    var ending: String
    var age: Double
    var arm: String
  }

  /// The older relapse earlier, with some disorder, and some die.
  @Test func subdistributionHazards() throws {
    let records = (0..<60).map { (index: Int) -> Record in
      let delay = index % 4 == 0 ? 9.5 : 0.0
      let other = index % 5 == 0 ? "death" : "alive"
      return Record(
        months: Double(60 - index) + delay,
        ending: index % 5 == 0 || index % 7 == 0 ? other : "relapse", age: Double(index),
        arm: index % 2 == 0 ? "A" : "B")
    }
    let cohort = Cohort(records).named(\.age, "Age", unit: "years")
    let model = try cohort.fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "relapse",
      on: [.numeric(\.age, per: 10), .category(\.arm, reference: "A")])
    let crude = try cohort.fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "relapse",
      on: [.numeric(\.age, per: 10)], strata: .by(\.arm))
    let text = Sentences().sentence(model.coefficients[0], in: model, crude: crude)
    #expect(
      text.hasPrefix(
        "The cumulative incidence of relapse rose with age (subdistribution hazard ratio per 10 "
          + "years "), "\(text)")
    #expect(text.contains("; adjusted for arm; crude subdistribution hazard ratio "))
    #expect(
      text.hasSuffix(
        "; robust Wald, \(model.competingEvents) events of other causes competing; n = 60, "
          + "\(model.events) events)."), "\(text)")
    #expect(
      Sentences().sentence(crude.coefficients[0], in: crude)
        .contains("; robust Wald, within strata of arm, "))
  }

  /// The forest plot has the ratios of the regression, with the reference among its levels.
  @Test func forestOfSubdistributionHazards() throws {
    let cohort = try FigureStudies.recurrences()
    let model = try cohort.fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "recurrence",
      on: [.numeric(\.age), .category(\.care, reference: "reoperation")])
    let hazards = try cohort.coxRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "recurrence",
      on: [.numeric(\.age), .category(\.care, reference: "reoperation")])
    let plot = ForestPlot(model)
    #expect(plot.abbreviation == "SHR")
    #expect(
      plot.rows.map(\.label) == ["age", "care", "conservative", "radiotherapy", "reoperation"])
    #expect(plot.rows[2].counts == "19/33" && plot.rows[4].cells == [.reference])
    let age = try #require(model.coefficients[0].ratio.inRange)
    #expect(plot.rows[0].cells == [.estimate(age, model.coefficients[0].pValue)])
    let both = ForestPlot(hazards: hazards, subdistribution: model)
    #expect(both.series == ["Cause-specific", "Subdistribution"])
    #expect(both.rows.map(\.label) == plot.rows.map(\.label))
    let other = try #require(hazards.coefficients[0].ratio.inRange)
    #expect(both.rows[0].cells.first == .estimate(other, hazards.coefficients[0].pValue))
    #expect(
      Figure(forest: model).caption
        == "Subdistribution hazard ratios of recurrence by Fine and Gray's regression, with robust "
        + "Wald intervals. n = 120, events = 56, events of other causes = 43.")
  }
}
