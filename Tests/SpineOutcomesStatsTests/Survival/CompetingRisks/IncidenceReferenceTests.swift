import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Cumulative incidence against exact fractions, and against R.
struct IncidenceReferenceTests {
  /// Sums of squares and limits lose a digit or two to rounding.
  @Test func estimatesAndVariances() throws {
    for fixture in try CompetingRisksFixture.cases() {
      let table = try fixture.lifeTable()
      let incidence = try CumulativeIncidence(table)
      let aalen = try CumulativeIncidence(table, variance: .aalen, level: 0.9)
      for truth in fixture.curves {
        let curve = try #require(incidence[truth.cause, group: truth.group])
        let other = try #require(aalen[truth.cause, group: truth.group])
        #expect(curve.rows.count == truth.count)
        for row in truth.rows {
          let found = curve.rows[row.index]
          #expect(found.time == row.time && found.atRisk == row.atRisk)
          #expect(agrees(found.incidence, row.incidence, digits: 15.5))
          #expect(agrees(found.eventFree, row.eventFree, digits: 15.5))
          #expect(agrees(found.standardError, row.greenwood, digits: 14.5))
          #expect(agrees(other.rows[row.index].standardError, row.aalen, digits: 14.5))
          let limits = [other.rows[row.index].lower, other.rows[row.index].upper]
          #expect(agrees(limits.compactMap { $0 }, row.aalenLimits ?? [], digits: 13))
        }
      }
    }
  }

  @Test(arguments: IncidenceInterval.allCases)
  func limits(_ interval: IncidenceInterval) throws {
    for fixture in try CompetingRisksFixture.cases() {
      let incidence = try CumulativeIncidence(try fixture.lifeTable(), interval: interval)
      for truth in fixture.curves {
        let curve = try #require(incidence[truth.cause, group: truth.group])
        for row in truth.rows {
          let expected = try #require(row.limits[interval.rawValue])
          let found = [curve.rows[row.index].lower, curve.rows[row.index].upper]
          // A plain limit near 0 is a difference.
          #expect(
            agrees(found.compactMap { $0 }, expected ?? [], digits: 12.5, absolute: 1e-16))
        }
      }
    }
  }

  @Test func quantilesAndTimeLost() throws {
    for fixture in try CompetingRisksFixture.cases() {
      let incidence = try CumulativeIncidence(try fixture.lifeTable())
      for truth in fixture.curves {
        let curve = try #require(incidence[truth.cause, group: truth.group])
        for quantile in truth.quantiles {
          let found = try curve.time(reaching: quantile.probability)
          #expect(found.time == quantile.time)
          #expect(found.confidenceInterval?.lower == quantile.lower)
          #expect(
            found.confidenceInterval?.upper
              == (quantile.lower == nil ? nil : quantile.upper ?? .infinity))
        }
        let lost = try curve.timeLost(to: truth.timeLost.tau)
        #expect(agrees(lost.estimate.value, truth.timeLost.value, digits: 14.5))
        #expect(agrees(lost.standardError, truth.timeLost.standardError, digits: 14))
      }
    }
  }

  @Test func comparisons() throws {
    var number = 0
    for fixture in try CompetingRisksFixture.cases() {
      let incidence = try CumulativeIncidence(try fixture.lifeTable())
      for truth in fixture.comparisons {
        for contrast in IncidenceContrast.allCases {
          let expected = try #require(truth.contrasts[contrast.rawValue])
          let found = try incidence.compare(
            truth.cause, at: truth.time, truth.groups[0], against: truth.groups[1], as: contrast)
          let estimate = try #require(found.estimates.first)
          // A difference of incidences that are nearly equal.
          #expect(agrees(estimate.value, expected.value, digits: 12.5, absolute: 1e-16))
          #expect(agrees(found.statistic?.value ?? 0, expected.z, digits: 12.5, absolute: 1e-15))
          #expect(agrees(found.pValue.value, expected.pValue, digits: 12))
          let limits = estimate.confidenceInterval.map { [$0.lower, $0.upper] } ?? []
          #expect(agrees(limits, [expected.lower, expected.upper], digits: 12.5, absolute: 1e-16))
          number += 1
        }
      }
    }
    #expect(number > 30)
  }

  /// R 4.2, survival 3.5: the estimates, and the errors where nobody enters late.
  @Test func survfitOfR() throws {
    for (fixture, other) in zip(try CompetingRisksFixture.cases(), try RCompetingRisks.cases()) {
      let incidence = try CumulativeIncidence(try fixture.lifeTable())
      for truth in other.curves {
        let curve = try #require(incidence[truth.cause, group: truth.group])
        for point in truth.survfit {
          #expect(
            agrees(try curve.incidence(at: point.time).value, point.incidence, digits: 13))
          guard fixture.entries == nil, let error = point.error else { continue }
          #expect(
            agrees(try curve.standardError(at: point.time), error, digits: 12, absolute: 1e-15))
        }
      }
    }
  }

  /// R 4.2 with cmprsk 2.2, whose sums of squares are differences: 11 digits at 541 records.
  @Test func cumincOfR() throws {
    var number = 0
    for (fixture, other) in zip(try CompetingRisksFixture.cases(), try RCompetingRisks.cases()) {
      let incidence = try CumulativeIncidence(try fixture.lifeTable(), variance: .aalen)
      for truth in other.curves {
        let curve = try #require(incidence[truth.cause, group: truth.group])
        for point in truth.cuminc ?? [] {
          #expect(
            agrees(try curve.incidence(at: point.time).value, point.incidence, digits: 13))
          let error = try curve.standardError(at: point.time)
          #expect(agrees(error * error, point.variance ?? -1, digits: 11, absolute: 1e-17))
          number += 1
        }
      }
    }
    #expect(number > 100)
  }

  /// tests/testci.R of R's survival, by hand: Therneau's eight persons.
  @Test func handCase() throws {
    let incidence = try CumulativeIncidence(
      try LifeTable(
        times: [1, 2, 2, 3, 3, 3, 5, 6], causeCodes: [nil, 0, nil, 1, nil, 1, nil, 1],
        causeNames: ["first", "second"]))
    let first = try #require(incidence["first", group: "all"])
    let second = try #require(incidence["second", group: "all"])
    #expect(first.rows.map(\.atRisk) == [8, 7, 5, 2, 1])
    for (place, value) in [(0, 0), (1, 1.0 / 7), (2, 1.0 / 7), (4, 1.0 / 7)] {
      #expect(agrees(first.rows[place].incidence, value, digits: 16))
    }
    for (place, value) in [(1, 0), (2, 12.0 / 35), (3, 12.0 / 35), (4, 6.0 / 7)] {
      #expect(agrees(second.rows[place].incidence, value, digits: 15.9))
    }
    // Six persons of influence 1/49 and one of 1/49 - 1/7.
    #expect(agrees(first.rows[1].standardError, (6.0 / 343).squareRoot(), digits: 15))
    #expect(second.rows[4].eventFree == 0)
  }
}
