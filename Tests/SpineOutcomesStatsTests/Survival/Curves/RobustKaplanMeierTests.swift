import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Weighted curves with robust variances by cluster, against exact fractions and R.
struct RobustKaplanMeierTests {
  private struct Fixture: Decodable {
    struct Row: Decodable {
      var group: Int
      var time: Double
      var event: Bool
      var entry: Double?
      var weight: Double
      var cluster: String?
    }

    struct Step: Decodable {
      var time: Double
      var atRisk: Double
      var events: Double
      var censored: Double
      var survival: Double
      var standardError: Double?
    }

    struct Case: Decodable {
      var name: String
      var rows: [Row]
      var curves: [[Step]]
    }

    var cases: [Case]
  }

  private struct RFixture: Decodable {
    struct Curve: Decodable {
      var time: [Double]
      var survival: [Double]
      var lower: [String: [Double?]]
      var upper: [String: [Double?]]
      var median: Double?
    }

    struct Case: Decodable {
      var name: String
      var curves: [String: Curve]
    }

    var cases: [Case]
  }

  private static let names = ["0", "1", "2"]

  private func followUp(_ rows: [Fixture.Row]) throws -> ClusteredFollowUp {
    let hasClusters = rows.contains { $0.cluster != nil }
    return try ClusteredFollowUp(
      times: rows.map(\.time), events: rows.map(\.event), groupCodes: rows.map(\.group),
      groupNames: Self.names, entries: rows.map(\.entry), weights: rows.map(\.weight),
      clusters: hasClusters ? rows.map { $0.cluster ?? "" } : nil)
  }

  private func fixture() throws -> Fixture { try Fixtures.json("survival-robust/expected.json") }

  @Test func exactErrors() throws {
    for expected in try fixture().cases {
      let survival = try RobustKaplanMeier(followUp(expected.rows))
      for (curve, truth) in zip(survival.curves, expected.curves) {
        #expect(curve.rows.map(\.time) == truth.map(\.time))
        for (row, right) in zip(curve.rows, truth) {
          let place: Comment = "\(expected.name), \(curve.group), \(row.time)"
          #expect(agrees(row.atRisk, right.atRisk, digits: 15), place)
          #expect(agrees(row.events, right.events, digits: 15), place)
          #expect(agrees(row.censored, right.censored, digits: 15), place)
          #expect(agrees(row.survival, right.survival, digits: 15), place)
          #expect((row.standardError == nil) == (right.standardError == nil), place)
          if let error = row.standardError, let truth = right.standardError {
            #expect(agrees(error, truth, digits: 14), place)
          }
        }
      }
    }
  }

  @Test func agreesWithR() throws {
    let expected: RFixture = try Fixtures.json("survival-robust/r.json")
    for (item, data) in zip(expected.cases, try fixture().cases) {
      for scale in SurvivalInterval.allCases {
        let survival = try RobustKaplanMeier(followUp(data.rows), interval: scale)
        for (group, right) in item.curves {
          let curve = try #require(survival[group])
          #expect(curve.rows.map(\.time) == right.time)
          #expect(agrees(curve.rows.map(\.survival), right.survival, digits: 14))
          #expect(curve.median.median == right.median, "\(item.name), \(group)")
          for (index, row) in curve.rows.enumerated() {
            // R has limits of 1 for S = 1, and none where S is 0.
            guard let lower = row.lower, let upper = row.upper else { continue }
            let limits = [right.lower[scale.rawValue]?[index], right.upper[scale.rawValue]?[index]]
            #expect(
              agrees([lower, upper], limits.map { ($0 ?? nil) ?? .nan }, digits: 11),
              "\(item.name), \(group), \(scale), \(row.time)")
          }
        }
      }
    }
  }

  /// Without weights and clusters the variance is Greenwood's.
  @Test func plainIsGreenwood() throws {
    let lung = try SurvivalExamples.lung()
    let plain = try lung.kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let rows = lung.records
    let robust = try RobustKaplanMeier(
      ClusteredFollowUp(
        times: rows.map(\.days), events: rows.map(\.died),
        groupCodes: rows.map { $0.sex == "female" ? 0 : 1 }, groupNames: ["female", "male"]))
    for (curve, truth) in zip(robust.curves, plain.curves) {
      #expect(curve.median == truth.median)
      for (row, right) in zip(curve.rows, truth.rows) {
        #expect(agrees(row.survival, right.survival, digits: 15))
        #expect(agrees(row.standardError ?? .nan, right.standardError ?? .nan, digits: 13))
        #expect(row.atRisk == Double(right.atRisk))
      }
    }
  }

  @Test func laws() throws {
    let rows = try #require(try fixture().cases.first { $0.name == "weights and clusters" }).rows
    let whole = try followUp(rows)
    let curves = try RobustKaplanMeier(whole).curves
    // Parts in any order are the whole.
    var parts = try followUp(rows.enumerated().filter { $0.offset % 3 == 1 }.map(\.element))
    for part in [2, 0] {
      parts.merge(try followUp(rows.enumerated().filter { $0.offset % 3 == part }.map(\.element)))
    }
    #expect(parts == whole)
    // Only ratios of weights matter: half of every weight is exact.
    let halved = try followUp(
      rows.map {
        var row = $0
        row.weight /= 2
        return row
      })
    let same = try RobustKaplanMeier(halved).curves
    #expect(same.map { $0.rows.map(\.survival) } == curves.map { $0.rows.map(\.survival) })
    #expect(
      same.map { $0.rows.map(\.standardError) } == curves.map { $0.rows.map(\.standardError) })
    // A row of weight 0 is nothing; whole weights of separate rows in one cluster are repeats.
    let doubled = try ClusteredFollowUp(
      times: [1, 2, 2, 3, 9], events: [true, true, false, true, true],
      weights: [2, 1, 3, 1, 0], clusters: ["a", "b", "c", "d", "e"])
    let repeated = try ClusteredFollowUp(
      times: [1, 1, 2, 2, 2, 2, 3], events: [true, true, true, false, false, false, true],
      clusters: ["a", "a", "b", "c", "c", "c", "d"])
    let (one, two) = (try RobustKaplanMeier(doubled), try RobustKaplanMeier(repeated))
    for (row, other) in zip(one.curves[0].rows, two.curves[0].rows) {
      #expect(row.survival == other.survival)
      #expect(row.atRisk == other.atRisk)
      #expect(agrees(row.standardError ?? 0, other.standardError ?? 0, digits: 14))
    }
    #expect(doubled.clusterCount == 4)
  }

  /// What varies between clusters is unknown when there is one.
  @Test func oneClusterHasNoError() throws {
    let together = try RobustKaplanMeier(
      ClusteredFollowUp(
        times: [1, 2, 3, 4], events: [true, true, true, false], clusters: ["a", "a", "a", "a"])
    ).curves[0]
    #expect(together.rows.map(\.survival) == [0.75, 0.5, 0.25, 0.25])
    #expect(together.rows.allSatisfy { $0.standardError == nil && $0.lower == nil })
    #expect(together.median.median == 2.5)
    #expect(together.median.confidenceInterval == nil)
  }

  /// Weights far from 1 change neither S nor its error, and too large ones are refused.
  @Test func onlyRatiosOfWeightsMatter() throws {
    func curve(_ scale: Double) throws -> RobustSurvivalCurve {
      try RobustKaplanMeier(
        ClusteredFollowUp(
          times: [1, 2, 2, 3, 4], events: [true, true, false, true, false],
          weights: [1, 2, 3, 1.5, 1].map { $0 * scale }, clusters: ["a", "b", "a", "c", "d"])
      ).curves[0]
    }
    let plain = try curve(1)
    #expect(plain.rows.allSatisfy { ($0.standardError ?? 0) > 0 })
    for scale in [0x1p-1000, 0x1p-600, 0x1p600, 0x1p1019] {
      let scaled = try curve(scale)
      #expect(scaled.rows.map(\.survival) == plain.rows.map(\.survival))
      #expect(scaled.rows.map(\.standardError) == plain.rows.map(\.standardError))
      #expect(scaled.rows.map { $0.atRisk / scale } == plain.rows.map(\.atRisk))
      #expect(scaled.median == plain.median)
    }
    #expect(throws: StatsError.self) { try curve(0x1p1022) }
    #expect(throws: StatsError.self) {
      try RobustKaplanMeier(
        ClusteredFollowUp(
          times: [1, 2, 3], events: [true, true, true], weights: [1e300, 1e-300, 1e-300]))
    }
  }

  @Test func cohort() throws {
    struct Visit: Sendable {
      var months: Double
      var died: Bool
      var arm: String
      var patient: Int
      var weight: Double?
    }
    let rows = try #require(try fixture().cases.first { $0.name == "weights and clusters" }).rows
    var visits = rows.map {
      Visit(
        months: $0.time, died: $0.event, arm: "\($0.group)",
        patient: Int($0.cluster?.dropFirst() ?? "") ?? -1, weight: $0.weight)
    }
    visits.append(Visit(months: 1, died: true, arm: "0", patient: 1, weight: nil))
    let cohort = Cohort(visits)
    let direct = try RobustKaplanMeier(followUp(rows))
    let survival = try cohort.robustKaplanMeier(
      time: \.months, event: \.died, by: \.arm, weights: \.weight, clusters: \.patient)
    #expect(survival.curves == direct.curves)
    #expect(survival.exclusions.missing == [.init(variable: "weight", count: 1)])
    #expect(survival.description.contains("robust variance by cluster"))
    #expect(survival.description.contains("clusters"))
    let all = try cohort.robustKaplanMeier(time: \.months, event: \.died, clusters: \.patient)
    #expect(all.curves.count == 1)
    #expect(all.curves[0].count == 71)
    let data = try JSONEncoder().encode(survival)
    #expect(try JSONDecoder().decode(RobustKaplanMeier.self, from: data) == survival)
    visits[3].weight = -1
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "weight", row: 4, reason: "is negative"))
    ) {
      try Cohort(visits).robustKaplanMeier(time: \.months, event: \.died, weights: \.weight)
    }
  }

  @Test func lookup() throws {
    let curve = try RobustKaplanMeier(
      ClusteredFollowUp(times: [1, 3, 4], events: [true, true, false])
    ).curves[0]
    #expect(try curve.row(at: 0.5) == nil)
    let second = try curve.row(at: 2)
    #expect(agrees(second?.survival ?? 0, 2.0 / 3, digits: 15))
    #expect(try curve.row(at: 4)?.time == 4)
    #expect(throws: StatsError.self) { try curve.row(at: 4.5) }
    // 0.1 + 0.2 and 0.3 are one time, by either name.
    let near = try RobustKaplanMeier(
      ClusteredFollowUp(times: [0.1 + 0.2, 0.3, 0.1], events: [true, false, true])
    ).curves[0]
    #expect(near.rows.count == 2)
    #expect(try near.row(at: 0.1 + 0.2) == near.rows[1])
    #expect(try near.row(at: 0.3) == near.rows[1])
    #expect(throws: StatsError.self) { try curve.row(at: -1) }
  }

  @Test func codableKeepsItsRecords() throws {
    let followUp = try followUp(
      try #require(try fixture().cases.first { $0.name == "late entry" }).rows)
    let data = try JSONEncoder().encode(followUp)
    #expect(try JSONDecoder().decode(ClusteredFollowUp.self, from: data) == followUp)
    #expect(followUp.description.contains("records in"))
    let json = Data(
      #"{"groupNames":["a"],"records":[{"group":1,"time":1,"isEvent":true,"weight":1}]}"#.utf8)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(ClusteredFollowUp.self, from: json)
    }
  }

  @Test func refuses() throws {
    func build(
      _ time: Double = 1, entry: Double? = nil, weight: Double = 1, group: Int = 0
    ) throws -> ClusteredFollowUp {
      try ClusteredFollowUp(
        times: [time], events: [true], groupCodes: [group], groupNames: ["a"],
        entries: [entry], weights: [weight])
    }
    for time in [-1, Double.nan, .infinity] {
      #expect(throws: StatsError.self) { try build(time) }
      #expect(throws: StatsError.self) { try build(weight: time) }
      #expect(throws: StatsError.self) { try build(entry: time) }
    }
    #expect(throws: StatsError.self) { try build(entry: 1) }
    #expect(throws: StatsError.self) { try build(group: 1) }
    #expect(throws: StatsError.self) {
      try ClusteredFollowUp(times: [1], events: [true], clusters: [])
    }
    #expect(throws: StatsError.self) { try RobustKaplanMeier(build(weight: 0)) }
    #expect(throws: StatsError.self) { try RobustKaplanMeier(build(), level: 95) }
  }
}
