import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct CoxDerivativesTests {
  private func derivatives(
    _ set: CoxFixture.Data, _ rows: [Int], at b: [Double], _ ties: CoxTies = .efron
  ) throws -> CoxDerivatives {
    try CoxDerivatives(
      followUp: set.followUp(rows),
      design: Design(
        columns: set.columns.map { column in (column.name, rows.map { column.values[$0] }) }),
      strata: set.strata.map { all in rows.map { "\(all[$0])" } }, ties: ties, at: b)
  }

  /// Sites that merge their summaries come to the regression of all records.
  @Test(arguments: ["lung-months", "bladder", "heart"])
  func mergedStepsConvergeToTheFit(name: String) throws {
    let set = try #require(CoxFixture.load()[name])
    for ties in CoxTies.allCases {
      let fit = try set.data(ties).fit()
      var b = [Double](repeating: 0, count: set.columns.count)
      for _ in 0..<12 {
        var all = try derivatives(set, [], at: b, ties)
        for site in 0..<3 {
          try all.merge(
            derivatives(set, set.time.indices.filter { $0 % 3 == site }, at: b, ties))
        }
        #expect(all.count == set.time.count && all.events == fit.events)
        b = try all.newtonStep()
      }
      for (own, coefficient) in zip(b, fit.coefficients) {
        #expect((own - coefficient.estimate).magnitude <= 1e-10 * coefficient.standardError)
      }
    }
  }

  @Test func mergeIsAssociativeAndCommutative() throws {
    let set = try #require(CoxFixture.load()["lung-months"])
    let b = [0.01, -0.5, 0.4]
    let parts = try (0..<3).map { site in
      try derivatives(set, set.time.indices.filter { $0 % 3 == site }, at: b)
    }
    func merged(_ order: [Int]) throws -> CoxDerivatives.Values {
      var all = parts[order[0]]
      for place in order.dropFirst() { try all.merge(parts[place]) }
      return try all.values()
    }
    let (one, other) = (try merged([0, 1, 2]), try merged([2, 0, 1]))
    let whole = try derivatives(set, Array(set.time.indices), at: b).values()
    for values in [other, whole] {
      #expect(agrees(values.logLikelihood, one.logLikelihood, digits: 13))
      #expect(agrees(values.score, one.score, digits: 11))
      for (a, c) in zip(values.information, one.information) {
        #expect(agrees(a, c, digits: 11))
      }
    }
    let decoded = try JSONDecoder().decode(
      CoxDerivatives.self, from: JSONEncoder().encode(parts[0]))
    #expect(decoded == parts[0])
    var first = parts[0]
    #expect(throws: StatsError.self) {
      try first.merge(derivatives(set, [0, 1], at: [0, 0, 0]))
    }
  }

  /// A summary from elsewhere whose sums are not of its columns is refused, not computed with.
  @Test(arguments: [
    (#""coefficients":[0]"#, #""coefficients":[0,0]"#),
    (#""eventColumns":[[1]]"#, #""eventColumns":[]"#),
    (#""second":[[1]]"#, #""second":[]"#),
    (#""risk":[1]"#, #""risk":[1e308,1e308]"#),
    (#""events":1,"#, #""events":-1,"#),
    (#""count":2"#, #""count":0"#),
  ])
  func refusesSumsOfOtherSizes(_ text: String, _ wrong: String) throws {
    let parts = try CoxDerivatives(
      followUp: [FollowUp(time: 1, isEvent: true), FollowUp(time: 2, isEvent: false)],
      design: Design(columns: [("x", [1, 0])]))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = String(decoding: try encoder.encode(parts), as: UTF8.self)
    #expect(try JSONDecoder().decode(CoxDerivatives.self, from: Data(json.utf8)) == parts)
    #expect(json.contains(text))
    let other = json.replacingOccurrences(of: text, with: wrong)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(CoxDerivatives.self, from: Data(other.utf8))
    }
  }
}
