import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// A million records: no digit is lost, and the plateau at 1/2 is still seen.
struct LargeSurvivalTests {
  @Test func uncensoredSurvivalIsAShare() throws {
    let count = 200_000
    // A permutation of 0 ..< count: 77 777 and the count have no common factor.
    let times = (0..<count).map { Double(($0 * 77_777) % count) }
    let table = try LifeTable(times: times, events: Array(repeating: true, count: count))
    let curve = try KaplanMeier(table).curves[0]
    #expect(curve.rows.count == count)
    for index in stride(from: 0, to: count, by: 997) {
      let row = curve.rows[index]
      let left = count - index - 1
      #expect(row.atRisk == count - index)
      // Every factor cancels: S is the share still alive, as one division rounds it.
      #expect(row.survival == Double(left) / Double(count))
      let dead = Double(index + 1)
      let binomial = (Double(left) * dead / Double(count)).squareRoot() / Double(count)
      #expect(agrees(row.standardError ?? 0, binomial, digits: 15))
    }
    #expect(curve.median.median == Double(count) / 2 - 0.5)
  }
}
