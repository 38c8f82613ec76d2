import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Whole numbers of orders, from `friedman-exact/generate.py`.
private struct FriedmanExpected: Decodable {
  struct Case: Decodable {
    var columns: [[Double]]
    var p: Double
  }

  var cases: [Case]
}

@Suite("Friedman's exact test") struct FriedmanExactTests {
  private func test(
    _ columns: [[Double]], _ method: RepeatedMeasuresMethod = .exact
  ) throws -> FriedmanTest {
    try FriedmanTest(
      treatments: columns.indices.map { "t\($0)" }, columns: columns, method: method)
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  /// Doubles add up positive terms: 1e-13 leaves room for a few hundred of them.
  @Test func agreesWithCountedOrders() throws {
    let cases = try Fixtures.json("friedman-exact/expected.json", as: FriedmanExpected.self).cases
    #expect(cases.count == 17)
    for expected in cases {
      let exact = try test(expected.columns)
      #expect(agrees(exact.pValue.value, expected.p, digits: 13))
      #expect(exact.method.hasPrefix("Friedman test (exact"))
      #expect(try roundTrip(exact) == exact)
      // The laws on the small ones alone: counting takes long in a debug build.
      guard expected.columns[0].count <= 12 else { continue }
      let turned = Array(expected.columns.reversed())
      #expect(agrees(try test(turned).pValue.value, expected.p, digits: 13))
      let falling = expected.columns.map { $0.map { -3 * $0 } }
      #expect(agrees(try test(falling).pValue.value, expected.p, digits: 13))
    }
  }

  /// Siegel & Castellan, table M: three treatments of 3, 4 and 10 blocks, four of 4.
  @Test func publishedTable() throws {
    func tail(_ rows: [[Double]]) throws -> (q: Double, p: Double) {
      let found = try test((0..<rows[0].count).map { column in rows.map { $0[column] } })
      return (try #require(found.statistic).value, found.pValue.value)
    }
    let alike: [Double] = [1, 2, 3]
    let three = try tail([alike, alike, alike])
    #expect(three.q == 6 && agrees(three.p, 1.0 / 36, digits: 14))
    let four = try tail([alike, alike, alike, alike])
    #expect(four.q == 8 && agrees(four.p, 1.0 / 216, digits: 14))
    let nearly = try tail([alike, alike, alike, [1, 3, 2]])
    #expect(nearly.q == 6.5 && (nearly.p * 1_000).rounded() == 42)
    let ten = try tail(
      Array(repeating: alike, count: 5) + [
        [1, 3, 2], [2, 1, 3], [2, 1, 3], [3, 1, 2], [2, 3, 1],
      ])
    #expect(agrees(ten.q, 6.2, digits: 15) && (ten.p * 1_000).rounded() == 46)
    let perfect = try tail(Array(repeating: [1, 2, 3, 4], count: 4))
    #expect(perfect.q == 12 && agrees(perfect.p, 1 / 13_824.0, digits: 14))
  }

  /// Two treatments: the exact sign test, with ties as its zeros.
  @Test func twoTreatmentsAreTheSignTest() throws {
    let first: [Double] = [1, 4, 2, 8, 5, 7, 3, 9, 9, 2]
    let second: [Double] = [2, 5, 4, 9, 6, 8, 1, 9, 10, 3]
    let sign = try SignTest(before: first, after: second)
    #expect(agrees(try test([first, second]).pValue.value, sign.pValue.value, digits: 14))
    let cochran = try CochranQTest(
      RepeatedOutcomes(
        conditions: ["a", "b"], positives: [28, 34], recordsByPositives: [40, 12, 25])
    )
    let mcNemar = try McNemarTest(bothYes: 25, onlyBefore: 3, onlyAfter: 9, bothNo: 40)
    #expect(agrees(cochran.pValue.value, mcNemar.pValue.value, digits: 14))
    #expect(cochran.method == "Cochran's Q test (exact)")
    #expect(try roundTrip(cochran) == cochran)
  }

  @Test func automaticMethodCountsWhatItCan() throws {
    func ordered(_ blocks: Int, _ treatments: Int) -> [[Double]] {
      (0..<treatments).map { column in
        (0..<blocks).map { Double((column * (1 + $0 % 5) + $0) % treatments) }
      }
    }
    #expect(try test(ordered(36, 3), .automatic).method.contains("exact"))
    let large = try test(ordered(2_000, 4), .automatic)
    #expect(large.method.contains("chi-square approximation"))
    #expect(large == (try test(ordered(2_000, 4), .asymptotic)))
    for (blocks, treatments) in [(50_000, 3), (3, 9), (1_000, 7)] {
      #expect(throws: StatsError.self) { try test(ordered(blocks, treatments)) }
    }
    // Blocks that tie completely have one order, however many they are.
    let tied = [[1, 1, 2], [2, 1, 2], [3, 1, 2]].map { $0 + Array(repeating: 5.0, count: 5_000) }
    let alone = [[1.0], [2], [3]]
    #expect(try test(tied).pValue == test(alone).pValue)
    #expect(try test(tied).count == 5_003)
  }
}
