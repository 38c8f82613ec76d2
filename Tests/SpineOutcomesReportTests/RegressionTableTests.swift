import SpineOutcomesReport
import SpineOutcomesStats
import Testing

@Suite("Tables of regressions")
struct RegressionTableTests {
  struct Record: Sendable {
    var event: Bool
    var exposed: Bool
    var number: Double
    var pair: String
  }

  private func named(_ records: [Record]) -> Cohort<Record> {
    Cohort(records).named(\.event, "event").named(\.exposed, "exposed").named(\.pair, "pair")
      .named(\.number, "number")
  }

  /// Ten exposed with 7 events and ten others with 3; the number alternates.
  private var twenty: Cohort<Record> {
    let events = [7, 3].flatMap { count in (0..<10).map { $0 < count } }
    let records = events.enumerated().map { row, event in
      Record(event: event, exposed: row < 10, number: Double(row % 2), pair: "")
    }
    return named(records)
  }

  /// Eight matched pairs that differ in exposure, in 6 of which the exposed one has the event; one
  /// pair without an event and one single record.
  private var pairs: Cohort<Record> {
    var records: [Record] = []
    for pair in 0..<9 {
      for exposed in [false, true] {
        records.append(
          Record(
            event: pair < 8 && exposed == (pair < 6), exposed: exposed,
            number: exposed ? 1 : 0, pair: "\(pair)"))
      }
    }
    records.append(Record(event: true, exposed: true, number: 1, pair: "single"))
    return named(records)
  }

  @Test func conditionalRegressionOfPairs() throws {
    let model = try pairs.conditionalLogisticRegression(
      of: \.event, on: .numeric(\.number), strata: \.pair)
    let table = Table(model, caption: "c")
    #expect(
      table.columns.map(\.title) == [
        "Term", "Events/n", "Coefficient", "SE", "OR", "95 % CI", "p",
      ])
    // 6 against 2: odds ratio 3, log 3 = 1.0986, se = sqrt(1/6 + 1/2) = 0.8165, z = 1.3455.
    #expect(
      table.rows == [["number", "", "1.099", "0.8165", "3.000", "0.606 to 14.86", "0.178"]])
    #expect(
      table.notes[1] == "n = 16, events = 8 in the 8 of 10 strata that hold both outcomes; "
        + "1 stratum with a single record (1 record); 1 stratum with no events (2 records); "
        + "no records excluded.")
    // 6 log 0.75 + 2 log 0.25 against 8 log 0.5.
    #expect(
      table.notes[2]
        == "Conditional log-likelihood -4.499, of the null model -5.545; AIC 10.997.")
    #expect(table.notes[3].hasSuffix("no separation: the estimates are finite."))
    #expect(table.notes.contains { $0.hasPrefix("Few events") })
    #expect(!table.notes.contains { $0.hasPrefix("Events/n") })
  }

  @Test func conditionalRegressionOfACategory() throws {
    let model = try pairs.conditionalLogisticRegression(
      of: \.event, on: .indicator(\.exposed), strata: \.pair, level: 0.9)
    let table = Table(model, caption: "c")
    #expect(table.columns[5].title == "90 % CI")
    #expect(table.rows[0].prefix(2) == ["exposed", ""])
    #expect(table.rows[1] == ["  false", "2/9", "", "", "1", "reference", ""])
    #expect(table.rows[2].prefix(5) == ["  true", "7/10", "1.099", "0.8165", "3.000"])
    #expect(table.notes.contains { $0.hasPrefix("Events/n of a level: all complete cases") })
  }

  @Test func goodnessOfFit() throws {
    let data = try twenty.logisticData(of: \.event, on: .indicator(\.exposed))
    let table = Table(try data.fitStatistics(of: data.fit()), caption: "c")
    // Predictions 0.3 and 0.7: deviance -40 (0.3 log 0.3 + 0.7 log 0.7), null 40 log 2.
    #expect(
      table.rows == [
        ["Deviance on 18 degrees of freedom", "24.435"],
        ["Pearson's chi-square on 18 degrees of freedom", "20.000"],
        ["AIC", "28.435"], ["AIC corrected for small samples", "29.140"], ["BIC", "30.426"],
        ["R-squared, McFadden", "0.119"], ["R-squared, Cox-Snell", "0.152"],
        ["R-squared, Nagelkerke", "0.202"], ["R-squared, Tjur", "0.160"],
        ["Brier score", "0.210"], ["Brier score, scaled", "0.160"],
        ["Concordance (AUC)", "0.700"], ["Rarer outcomes per column", "10.0"],
      ])
  }

  @Test func inflationAndElimination() throws {
    let data = try twenty.logisticData(of: \.event, on: .indicator(\.exposed), .numeric(\.number))
    let inflation = Table(try data.fit().varianceInflation(), caption: "c")
    #expect(inflation.rows.map { $0[0] } == ["exposed", "number"])
    #expect(inflation.rows.allSatisfy { $0[1] == "1" })
    let byTests = try data.backwardElimination(by: .pValue(.likelihoodRatio, limit: 0.05))
    let table = Table(byTests, caption: "c")
    #expect(table.columns.map(\.title) == ["Step", "Dropped", "Test", "p", "AIC"])
    #expect(table.rows.first?.prefix(2) == ["1", "number"])
    #expect(table.notes.last?.hasPrefix("The same data chose the terms") == true)
    let alone = try twenty.logisticData(of: \.event, on: .indicator(\.exposed))
    let none = Table(try alone.backwardElimination(by: .akaikeInformationCriterion), caption: "c")
    #expect(none.columns.map(\.title) == ["Step", "Dropped", "AIC"])
    #expect(none.rows.map { $0.prefix(2) } == [["0", "none"]] && none.notes.count == 2)
    #expect(none.notes[1] == "Dropped: none. Kept: exposed.")
  }

  @Test func optimismAndInclusion() throws {
    let data = try twenty.logisticData(of: \.event, on: .indicator(\.exposed), .numeric(\.number))
    let optimism = try data.optimism(resamples: 1, seed: 3)
    let table = Table(optimism, caption: "c")
    #expect(table.columns.map(\.title) == ["Index", "Apparent", "Optimism", "Corrected"])
    #expect(
      table.rows.map { $0[0] } == [
        "Concordance (AUC)", "Brier score", "Calibration slope", "Calibration intercept",
      ])
    #expect(table.rows[2][1] == "1.000" && table.rows[3][1] == "0.000")
    #expect(table.notes.last?.hasPrefix("1 bootstrap resample of records, seed 3 (") == true)
    let frequencies = try data.inclusionFrequencies(
      by: .akaikeInformationCriterion, resamples: 4, seed: 3)
    let kept = Table(frequencies, caption: "c")
    #expect(kept.rows.map { $0[0] } == ["exposed", "number"])
    let allowed: Set = ["0.0", "25.0", "33.3", "50.0", "66.7", "75.0", "100.0"]
    #expect(kept.rows.allSatisfy { allowed.contains($0[1]) })
  }

  @Test func standardisedRisks() throws {
    let data = try twenty.logisticData(of: \.event, on: .indicator(\.exposed))
    let risks = try data.standardisedRisks(
      of: data.fit(), reference: ["exposed": false], compared: ["exposed": true])
    let table = Table([risks], caption: "c")
    // 7/10 and 3/10: difference 0.4, SE sqrt(2 * 0.021); log 7/3 = 0.8473, SE sqrt(0.3/7 + 0.7/3).
    #expect(
      table.rows == [
        [
          "exposed = true", "exposed = false", "0.700", "0.300", "0.400", "-0.002 to 0.802",
          "0.051",
          "2.333", "0.833 to 6.536", "0.107",
        ]
      ])
    #expect(table.notes.first?.hasPrefix("Risk: mean probability of the 20 records") == true)
    #expect(Table([StandardisedRisks](), caption: "c").rows.isEmpty)
  }

  @Test func notesOfARegressionAreShown() throws {
    let model = try twenty.logisticRegression(
      of: \.event, on: .indicator(\.exposed), .numeric(\.number))
    #expect(Table(model, caption: "c").notes.last == model.notes.last?.description)
    let firth = try twenty.logisticRegression(
      of: \.event, on: .indicator(\.exposed), estimator: .firth)
    #expect(
      Table(firth, caption: "c").notes.contains {
        $0.hasSuffix("the estimates are finite, separated or not.")
      })
  }
}
