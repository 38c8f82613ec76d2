import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct ProfileLawsTests {
  static let estimators: [LogisticEstimator] = [.maximumLikelihood, .firth]

  /// At a limit the likelihood ratio is the quantile: the model is fitted again with the
  /// coefficient's part as an offset.
  @Test(arguments: [
    "kyphosis", "lizards", "titanic, frequencies", "lung, offset of log days", "small trial",
    "mtcars, transmission", "kyphosis, no intercept",
  ])
  func limitsKeepTheQuantile(_ name: String) throws {
    let set = try #require(try LogisticDataset.load().first { $0.name == name })
    let columns = try #require(set.columns)
    let fit = try set.data().fit(inference: .profileLikelihood)
    for (place, column) in columns.enumerated() {
      let own = try #require(fit[column.name])
      let interval = own.confidenceInterval
      for limit in [interval.lower, interval.upper] {
        var terms = columns.enumerated().filter { $0.offset != place }.map {
          DesignTerm.numeric($0.element.name, $0.element.values)
        }
        let rows = column.values.indices
        let known = rows.map { (set.offset?[$0] ?? 0) + limit * column.values[$0] }
        terms.append(.offset("known", known))
        let design = try Design(terms: terms, intercept: set.intercept ? .included : .omitted)
        let held: LogisticData
        if let successes = set.successes, let trials = set.trials {
          held = try LogisticData(
            counts: BinomialCounts(successes: successes, trials: trials), design: design)
        } else {
          held = try LogisticData(
            outcome: (set.outcome ?? []).map { $0 == 1 }, design: design,
            frequencies: set.frequencies.map { try FrequencyWeights($0) })
        }
        let fall = 2 * (fit.logLikelihood - (try held.fit().logLikelihood))
        // R: qchisq(0.95, 1).
        #expect(agrees(fall, 3.841458820694124, digits: 11), "\(name) \(column.name)")
      }
    }
  }

  @Test(arguments: estimators)
  func rescalingAndShifting(_ estimator: LogisticEstimator) throws {
    let set = try #require(try LogisticDataset.load().first { $0.name == "kyphosis" })
    let columns = try #require(set.columns)
    let outcome = (set.outcome ?? []).map { $0 == 1 }
    func fit(_ change: (Int, Double) -> Double) throws -> LogisticRegression {
      try LogisticRegression(
        outcome: outcome,
        design: Design(
          columns: columns.enumerated().map { place, column in
            (name: column.name, values: column.values.map { change(place, $0) })
          }), estimator: estimator, inference: .profileLikelihood)
    }
    let plain = try fit { $1 }
    let factors = [3.0, 1e-7, 12345]
    let scaled = try fit { factors[$0] * $1 }
    let shifted = try fit { $1 + [1.0, -7, 100][$0] }
    for place in 0..<4 {
      let (own, other, moved) = (
        plain.coefficients[place], scaled.coefficients[place], shifted.coefficients[place]
      )
      let factor = place == 0 ? 1 : factors[place - 1]
      for (first, second) in [
        (own.estimate, other.estimate * factor), (own.standardError, other.standardError * factor),
        (own.confidenceInterval.lower, other.confidenceInterval.lower * factor),
        (own.confidenceInterval.upper, other.confidenceInterval.upper * factor),
      ] {
        #expect(agrees(second, first, digits: 11), "\(own.name)")
      }
      #expect(agrees(other.pValue.value, own.pValue.value, digits: 10))
      guard place > 0 else { continue }
      #expect(agrees(moved.estimate, own.estimate, digits: 11))
      #expect(
        agrees(moved.confidenceInterval.lower, own.confidenceInterval.lower, digits: 11))
      #expect(
        agrees(moved.confidenceInterval.upper, own.confidenceInterval.upper, digits: 11))
      #expect(agrees(moved.pValue.value, own.pValue.value, digits: 10))
    }
  }

  @Test(arguments: estimators)
  func swappingTheOutcomeTurnsTheIntervals(_ estimator: LogisticEstimator) throws {
    let kyphosis = try LogisticFixture.fit("kyphosis")
    let design = try kyphosis.design()
    let fit = try LogisticRegression(
      outcome: kyphosis.outcome, design: design, estimator: estimator,
      inference: .profileLikelihood)
    let other = try LogisticRegression(
      outcome: kyphosis.outcome.map { !$0 }, design: design, estimator: estimator,
      inference: .profileLikelihood)
    for (own, turned) in zip(fit.coefficients, other.coefficients) {
      #expect(agrees(-turned.estimate, own.estimate, digits: 11))
      #expect(
        agrees(-turned.confidenceInterval.upper, own.confidenceInterval.lower, digits: 11))
      #expect(
        agrees(-turned.confidenceInterval.lower, own.confidenceInterval.upper, digits: 11))
      #expect(agrees(turned.pValue.value, own.pValue.value, digits: 10))
    }
  }

  @Test(arguments: estimators)
  func frequenciesAndCountsAreRepeatedRows(_ estimator: LogisticEstimator) throws {
    let kyphosis = try LogisticFixture.fit("kyphosis")
    let counts = kyphosis.outcome.indices.map { ($0 * 7) % 4 }
    let rows = counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    let columns = kyphosis.columns.map { (name: $0.name, values: $0.values) }
    let repeated = try LogisticRegression(
      outcome: rows.map { kyphosis.outcome[$0] },
      design: Design(
        columns: columns.map { column in
          (name: column.name, values: rows.map { column.values[$0] })
        }), estimator: estimator, inference: .profileLikelihood)
    let weighted = try LogisticRegression(
      outcome: kyphosis.outcome, design: Design(columns: columns),
      frequencies: FrequencyWeights(counts), estimator: estimator,
      inference: .profileLikelihood)
    let grouped = try LogisticData(
      counts: BinomialCounts(
        successes: counts.indices.map { kyphosis.outcome[$0] ? counts[$0] : 0 }, trials: counts),
      design: Design(columns: columns)
    ).fit(estimator: estimator, inference: .profileLikelihood)
    for other in [weighted, grouped] {
      #expect(
        agrees(
          other.penalisedLogLikelihood ?? 0, repeated.penalisedLogLikelihood ?? 0, digits: 12))
      for (own, same) in zip(repeated.coefficients, other.coefficients) {
        #expect(agrees(same.estimate, own.estimate, digits: 11))
        #expect(agrees(same.standardError, own.standardError, digits: 11))
        #expect(
          agrees(same.confidenceInterval.lower, own.confidenceInterval.lower, digits: 11))
        #expect(
          agrees(same.confidenceInterval.upper, own.confidenceInterval.upper, digits: 11))
      }
    }
  }

  /// An interval of level 1 - p ends at zero, and p < 0.05 if and only if it excludes zero.
  @Test(arguments: estimators)
  func pValueAndIntervalAgree(_ estimator: LogisticEstimator) throws {
    for set in try LogisticDataset.load()
    where ["kyphosis", "lizards", "small trial", "bacteria", "lung"].contains(set.name) {
      let data = try set.data()
      let fit = try data.fit(estimator: estimator, inference: .profileLikelihood)
      for own in fit.coefficients {
        let excludes = !own.confidenceInterval.contains(0)
        #expect((own.pValue.value < 0.05) == excludes, "\(set.name) \(own.name)")
        // Beyond a p of 1e-12 the level is no longer a number of its own.
        guard own.pValue.value > 1e-4, own.pValue.value < 0.99 else { continue }
        let other = try data.fit(
          estimator: estimator, inference: .profileLikelihood, level: 1 - own.pValue.value)
        let interval = try #require(other[own.name]).confidenceInterval
        let end = own.estimate > 0 ? interval.lower : interval.upper
        #expect(end.magnitude < 1e-10 * own.standardError, "\(set.name) \(own.name)")
      }
    }
  }
}
