import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// What must hold for cumulative incidences, whatever the data.
struct IncidenceLawTests {
  @Test func incidencesAndEventFreeSurvivalAddUp() throws {
    for fixture in try CompetingRisksFixture.cases() {
      let incidence = try CumulativeIncidence(try fixture.lifeTable())
      let survival = try incidence.eventFreeSurvival()
      for group in fixture.groupNames {
        let curves = fixture.causeNames.compactMap { incidence[$0, group: group] }
        let free = try #require(survival[group])
        for place in curves[0].rows.indices {
          let rows = curves.map { $0.rows[place] }
          let sum = rows.reduce(rows[0].eventFree) { $0 + $1.incidence }
          #expect((sum - 1).magnitude <= 0x1p-51)
          #expect(rows.allSatisfy { $0.eventFree == free.rows[place].survival })
        }
      }
    }
  }

  @Test func oneCauseIsOneMinusKaplanMeier() throws {
    for name in ["one cause", "mgus2", "late entry", "weights"] {
      let fixture = try #require(try CompetingRisksFixture.named(name))
      let table = try LifeTable(
        times: fixture.times, events: fixture.causes.map { $0 > 0 },
        groupCodes: fixture.groupCodes, groupNames: fixture.groupNames,
        entries: fixture.entries, weights: fixture.weights)
      let incidence = try CumulativeIncidence(table, interval: .complementaryLogLog)
      let survival = try KaplanMeier(table)
      for group in fixture.groupNames {
        let curve = try #require(incidence["event", group: group])
        let free = try #require(survival[group])
        for (row, other) in zip(curve.rows, free.rows) {
          #expect((row.incidence - (1 - other.survival)).magnitude <= 0x1p-53)
          if let error = other.standardError {
            #expect(agrees(row.standardError, error, digits: 13))
          }
          guard let lower = row.lower, let upper = row.upper else { continue }
          #expect((lower - (1 - (other.upper ?? 2))).magnitude < 1e-13)
          #expect((upper - (1 - (other.lower ?? 2))).magnitude < 1e-13)
        }
        let tau = curve.rows[curve.rows.count / 2].time
        let lost = try curve.timeLost(to: tau)
        let mean = try free.restrictedMean(to: tau)
        #expect(agrees(lost.estimate.value, mean.timeLost.value, digits: 14))
        #expect(agrees(lost.standardError, mean.standardError, digits: 12.5))
      }
    }
  }

  @Test func mergedCausesHaveTheIncidenceOfEither() throws {
    for name in ["three causes", "ties", "heavy ties", "late entry"] {
      let fixture = try #require(try CompetingRisksFixture.named(name))
      var merged = fixture
      merged.causeNames = ["first", "other"]
      merged.causes = fixture.causes.map { min($0, 2) }
      let apart = try CumulativeIncidence(try fixture.lifeTable())
      let together = try CumulativeIncidence(try merged.lifeTable())
      for group in fixture.groupNames {
        let first = try #require(apart[fixture.causeNames[0], group: group])
        let same = try #require(together["first", group: group])
        #expect(Array(first.rows) == Array(same.rows))
        let others = fixture.causeNames.dropFirst().compactMap { apart[$0, group: group] }
        let other = try #require(together["other", group: group])
        for place in other.rows.indices {
          let sum = others.reduce(0) { $0 + $1.rows[place].incidence }
          #expect((other.rows[place].incidence - sum).magnitude <= 0x1p-52)
        }
      }
    }
  }

  @Test func relabelledCausesAndSwappedGroups() throws {
    let fixture = try #require(try CompetingRisksFixture.named("strata"))
    var turned = fixture
    turned.causeNames.reverse()
    turned.causes = fixture.causes.map { $0 == 0 ? 0 : 3 - $0 }
    turned.groupNames.reverse()
    turned.groupCodes = fixture.groupCodes.map { 1 - $0 }
    let first = try CumulativeIncidence(try fixture.lifeTable())
    let second = try CumulativeIncidence(try turned.lifeTable())
    for curve in first.curves {
      #expect(second[curve.cause, group: curve.group] == curve)
    }
    for cause in fixture.causeNames {
      let (one, other) = (try first.grayTest(cause: cause), try second.grayTest(cause: cause))
      #expect(agrees(one.statistic?.value ?? 0, other.statistic?.value ?? 1, digits: 13))
      #expect(
        zip(one.groups, other.groups.reversed()).allSatisfy {
          agrees($0.score, $1.score, digits: 13)
        })
    }
    let there = try first.compare("relapse", at: 6, "a", against: "b")
    let back = try first.compare("relapse", at: 6, "b", against: "a")
    #expect(there.pValue == back.pValue)
    #expect(there.estimates[0].value == -back.estimates[0].value)
  }

  @Test func weightsAreRepeatedRows() throws {
    let fixture = try #require(try CompetingRisksFixture.named("weights"))
    var repeated = fixture
    let rows = fixture.times.indices.flatMap { row in
      Array(repeating: row, count: fixture.weights?[row] ?? 1)
    }
    repeated.weights = nil
    repeated.times = rows.map { fixture.times[$0] }
    repeated.causes = rows.map { fixture.causes[$0] }
    repeated.groupCodes = rows.map { fixture.groupCodes[$0] }
    repeated.stratumCodes = rows.map { fixture.stratumCodes[$0] }
    #expect(
      try CumulativeIncidence(try fixture.lifeTable())
        == CumulativeIncidence(try repeated.lifeTable()))
  }

  @Test func partsMergeToTheWhole() throws {
    let fixture = try #require(try CompetingRisksFixture.named("heavy ties"))
    var merged: LifeTable?
    for part in 0..<3 {
      var some = fixture
      let rows = fixture.times.indices.filter { $0 % 3 == part }
      some.times = rows.map { fixture.times[$0] }
      some.causes = rows.map { fixture.causes[$0] }
      some.groupCodes = rows.map { fixture.groupCodes[$0] }
      some.stratumCodes = rows.map { fixture.stratumCodes[$0] }
      let table = try some.lifeTable()
      if merged == nil { merged = table } else { try merged?.merge(table) }
    }
    let whole = try fixture.lifeTable()
    let table = try #require(merged)
    #expect(try CumulativeIncidence(table) == CumulativeIncidence(whole))
    #expect(try GrayTest(table, cause: "death") == GrayTest(whole, cause: "death"))
  }

  @Test func timeMayBeStretched() throws {
    for name in ["ties", "untied", "strata"] {
      let fixture = try #require(try CompetingRisksFixture.named(name))
      var stretched = fixture
      stretched.times = fixture.times.map { exp($0 / 8) }
      let first = try CumulativeIncidence(try fixture.lifeTable())
      let second = try CumulativeIncidence(try stretched.lifeTable())
      for (one, other) in zip(first.curves, second.curves) {
        #expect(one.rows.map(\.incidence) == other.rows.map(\.incidence))
        #expect(one.rows.map(\.lower) == other.rows.map(\.lower))
      }
      for cause in fixture.causeNames {
        #expect(
          try first.grayTest(cause: cause).covariance
            == second.grayTest(cause: cause).covariance)
      }
    }
  }

  @Test func nearTiesAreTies() throws {
    let near = 2.0.squareRoot() * 2.0.squareRoot()
    #expect(near != 2)
    func curves(_ second: Double, _ tolerance: TimeTolerance) throws -> [[Double]] {
      let table = try LifeTable(
        times: [1, 2, second, 3], causeCodes: [0, 1, 0, 1], causeNames: ["a", "b"])
      return try CumulativeIncidence(table, timeTolerance: tolerance)
        .curves.map { $0.rows.map(\.standardError) }
    }
    #expect(try curves(near, .standard) == curves(2, .standard))
    #expect(try curves(near, .none) != curves(2, .none))
    let found = try CumulativeIncidence(
      try LifeTable(times: [2, near], causeCodes: [0, 1], causeNames: ["a", "b"]))
    #expect(found.mergedTimes == 1)
    #expect(found.description.contains("near-equal"))
  }

  @Test func timesLostAddUp() throws {
    for name in ["ties", "three causes", "late entry", "heavy ties"] {
      let fixture = try #require(try CompetingRisksFixture.named(name))
      let incidence = try CumulativeIncidence(try fixture.lifeTable())
      let survival = try incidence.eventFreeSurvival()
      let tau = survival.curves.reduce(.infinity) { min($0, $1.rows.last?.time ?? 0) }
      for group in fixture.groupNames {
        let free = try #require(survival[group])
        let lost = try incidence.timeLost(to: tau).filter { $0.group == group }
        let sum = lost.reduce(0) { $0 + $1.estimate.value }
        #expect(agrees(sum, try free.restrictedMean(to: tau).timeLost.value, digits: 14))
      }
    }
  }

  @Test func intervalAndPValueAgree() throws {
    let fixture = try #require(try CompetingRisksFixture.named("mgus2"))
    let table = try fixture.lifeTable()
    for contrast in IncidenceContrast.allCases {
      let test = try CumulativeIncidence(table)
        .compare("death", at: 120, "F", against: "M", as: contrast)
      let at = try CumulativeIncidence(table, level: 1 - test.pValue.value)
        .compare("death", at: 120, "F", against: "M", as: contrast)
      let interval = try #require(at.estimates.first?.confidenceInterval)
      let null = contrast == .difference ? 0.0 : 1.0
      let nearest = [interval.lower, interval.upper].map { ($0 - null).magnitude }.min() ?? 1
      #expect(nearest < 1e-12)
    }
  }

  @Test func oneRowNoEventsAllTied() throws {
    let one = try CumulativeIncidence(
      try LifeTable(times: [3], causeCodes: [0], causeNames: ["a", "b"]))
    #expect(one["a", group: "all"]?.rows.first?.incidence == 1)
    #expect(one["a", group: "all"]?.rows.first?.lower == nil)
    #expect(one["b", group: "all"]?.rows.first?.incidence == 0)
    #expect(try one["a", group: "all"]?.incidence(at: 100).value == 1)
    let none = try CumulativeIncidence(
      try LifeTable(times: [3, 4], causeCodes: [nil, nil], causeNames: ["a", "b"]))
    let curve = try #require(none["a", group: "all"])
    #expect(curve.events == 0)
    #expect(curve.rows.map(\.incidence) == [0, 0])
    #expect(try curve.time(reaching: 0.5).time == nil)
    #expect(try curve.time(reaching: 0.5).confidenceInterval == nil)
    #expect(try curve.timeLost(to: 4).estimate.confidenceInterval == nil)
    #expect(try curve.incidence(at: 0).value == 0)
  }

  @Test func numbersAtTimes() throws {
    let fixture = try #require(try CompetingRisksFixture.named("late entry"))
    let incidence = try CumulativeIncidence(try fixture.lifeTable())
    for curve in incidence.curves {
      let group = fixture.groupNames.firstIndex(of: curve.group) ?? 0
      let cause = (fixture.causeNames.firstIndex(of: curve.cause) ?? 0) + 1
      let rows = fixture.times.indices.filter { fixture.groupCodes[$0] == group }
      for number in try curve.numbers(at: [0, 2, 3.5, 40]) {
        let gone = rows.filter { fixture.times[$0] <= number.time }
        func entry(_ row: Int) -> Double? { fixture.entries.flatMap { $0[row] } }
        #expect(number.events == gone.count { fixture.causes[$0] == cause })
        #expect(number.competingEvents == gone.count { ![0, cause].contains(fixture.causes[$0]) })
        #expect(number.censored == gone.count { fixture.causes[$0] == 0 })
        #expect(
          number.atRisk
            == rows.count {
              fixture.times[$0] >= number.time && (entry($0) ?? -1) < number.time
            })
      }
    }
  }

  @Test func jsonThereAndBack() throws {
    func back<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
      try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value)) == value
    }
    for name in ["strata", "late entry", "absent group and cause"] {
      let fixture = try #require(try CompetingRisksFixture.named(name))
      let incidence = try CumulativeIncidence(
        try fixture.lifeTable(), variance: .aalen, interval: .logit, level: 0.9,
        labels: SurvivalLabels(time: VariableName("time", unit: "months")))
      #expect(try back(incidence))
      for curve in incidence.curves {
        #expect(try back(curve))
        #expect(try back(curve.time(reaching: 0.25)))
      }
      #expect(try back(incidence.timeLost(to: 2)))
      guard fixture.entries == nil else { continue }
      #expect(try back(incidence.grayTest(cause: "death", rho: 1)))
      #expect(
        try back(incidence.pairwiseGrayTests(cause: "death", adjustment: .holm)))
      #expect(try back(incidence.compare("death", at: 2, "a", against: "b")))
    }
  }
}
