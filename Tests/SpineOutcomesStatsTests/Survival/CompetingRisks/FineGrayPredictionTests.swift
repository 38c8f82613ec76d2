import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Incidences predicted by Fine-Gray regressions, with their errors at 50 digits.
///
/// The generator asserts that its formula is the derivative of the estimate with respect to the
/// weight of each person.
struct FineGrayPredictionTests {
  @Test func predictedIncidences() throws {
    for fixture in try FineGrayFixture.cases() {
      let found = try fixture.regression()
      for truth in fixture.predictions {
        let values = fixture.values(truth)
        let incidence = try found.cumulativeIncidence(
          at: truth.time, for: values, stratum: truth.stratum)
        #expect(agrees(incidence.value, truth.incidence, digits: 11.5), "\(fixture.name)")
        let error = try found.logHazardStandardError(
          at: truth.time, for: values, stratum: truth.stratum)
        #expect(agrees(error ?? -1, truth.logHazardError, digits: 11), "\(fixture.name)")
        // log Λ ± z SE, transformed back.
        let interval = try #require(incidence.confidenceInterval)
        let (hazard, z) = (-log1p(-truth.incidence), 1.959963984540054 * truth.logHazardError)
        #expect(agrees(interval.lower, -expm1(-hazard * exp(-z)), digits: 10))
        #expect(agrees(interval.upper, -expm1(-hazard * exp(z)), digits: 10))
        let origin = try found.cumulativeIncidence(at: 0, for: values, stratum: truth.stratum)
        #expect(origin.value == 0 && origin.confidenceInterval == nil)
      }
    }
  }

  /// Times within the tolerance of an event are at it, as for curves.
  @Test func nearTimes() throws {
    let fixture = try #require(try FineGrayFixture.named("ties"))
    let (found, truth) = (try fixture.regression(), fixture.predictions[0])
    let values = fixture.values(truth)
    let at = try found.cumulativeIncidence(at: truth.time, for: values)
    #expect(try found.cumulativeIncidence(at: truth.time.nextDown, for: values).value == at.value)
    let last = try #require(fixture.times.max())
    #expect(throws: Never.self) { try found.cumulativeIncidence(at: last.nextUp, for: values) }
    #expect(throws: StatsError.self) { try found.cumulativeIncidence(at: last + 1, for: values) }
    #expect(throws: StatsError.self) { try found.cumulativeIncidence(at: -1, for: values) }
    #expect(throws: StatsError.self) { try found.cumulativeIncidence(at: .nan, for: values) }
  }

  @Test func intervals() throws {
    let fixture = try #require(try FineGrayFixture.named("strata, ties"))
    let found = try fixture.regression()
    let truth = fixture.predictions[0]
    let values = fixture.values(truth)
    for scale in IncidenceInterval.allCases {
      let estimate = try found.cumulativeIncidence(
        at: truth.time, for: values, stratum: truth.stratum, interval: scale, level: 0.9)
      let interval = try #require(estimate.confidenceInterval)
      #expect(interval.level == 0.9)
      #expect(0 <= interval.lower && interval.lower < estimate.value)
      #expect(estimate.value < interval.upper && interval.upper <= 1)
    }
    #expect(throws: StatsError.self) {
      try found.cumulativeIncidence(at: truth.time, for: values)
    }
    #expect(throws: StatsError.unknownLevel(variable: "strata", level: "z", known: ["b", "a"])) {
      try found.cumulativeIncidence(at: truth.time, for: values, stratum: "z")
    }
  }

  /// With a constant column of nothing to tell, all records have the curve of Aalen and Johansen:
  /// Breslow's hazard and the product-limit estimate meet for large n.
  @Test func nearAalenAndJohansen() throws {
    let fixture = try #require(try FineGrayFixture.named("mgus2, every third"))
    let table = try LifeTable(
      times: fixture.times, causeCodes: fixture.codes, causeNames: ["relapse", "death"],
      groupCodes: fixture.times.map { _ in 0 }, groupNames: ["all"])
    let curve = try #require(
      try CumulativeIncidence(table, interval: .complementaryLogLog)["relapse", group: "all"])
    // A column that has nothing to do with time or cause.
    let found = try FineGrayRegression(
      times: fixture.times, causeCodes: fixture.codes, causeNames: ["relapse", "death"],
      cause: "relapse",
      design: try Design(["x": fixture.times.indices.map { Double($0 * 7919 % 101) }]))
    let predicted = try found.cumulativeIncidence(at: 120, for: ["x": 50])
    let estimate = try curve.incidence(at: 120)
    #expect(agrees(predicted.value, estimate.value, digits: 1.3))
    let (one, other) = (predicted.confidenceInterval, estimate.confidenceInterval)
    #expect(agrees(one?.lower ?? 0, other?.lower ?? 1, digits: 1.2))
    #expect(agrees(one?.upper ?? 0, other?.upper ?? 1, digits: 1.2))
  }
}
