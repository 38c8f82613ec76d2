import Distributions
import Testing
import _StatsTestSupport

@Suite struct LatticePathsTests {
  typealias Boundary = LatticePaths.Boundary

  /// Probabilities of crossing against every order of a few observations.
  @Test func everyOrder() throws {
    let ties = [2, 1, 0, 3, 1]
    let boundaries = [
      Boundary(), Boundary(through: 0, from: 2), Boundary(from: 2), Boundary(through: 0),
      Boundary(through: 1, from: 4), Boundary(),
    ]
    for first in 1...6 {
      let paths = try #require(
        LatticePaths(ties: ties, first: first, second: 7 - first, largestProduct: 100))
      var crossing = 0
      var all = 0
      for order in 0..<(1 << 7) where order.nonzeroBitCount == first {
        all += 1
        var step = 0
        var crosses = false
        for (run, tied) in ties.enumerated() {
          step += tied
          let i = (order & ((1 << step) - 1)).nonzeroBitCount
          if boundaries[run + 1].excludes(i) { crosses = true }
        }
        if crosses { crossing += 1 }
      }
      let share = Double(crossing) / Double(all)
      let crosses = paths.probability(crosses: true) { run, _ in boundaries[run] }
      let stays = paths.probability(crosses: false) { run, _ in boundaries[run] }
      #expect(agrees(crosses, share, digits: 15, absolute: 1e-16))
      #expect(agrees(stays, 1 - share, digits: 14, absolute: 1e-15))
    }
  }

  @Test func startAndEndCount() throws {
    let paths = try #require(
      LatticePaths(ties: [1, 1, 1], first: 1, second: 2, largestProduct: 10))
    for (place, from) in [(0, 0), (3, 1)] {
      let p = paths.probability(crosses: true) { run, _ in
        run == place ? Boundary(from: from) : Boundary()
      }
      #expect(p == 1)
    }
    #expect(paths.probability(crosses: false) { _, step in Boundary(through: step - 3) } == 1)
    #expect(paths.probability(crosses: true) { _, _ in Boundary() } == 0)
  }

  /// The first m observations are those of the first sample: one order of C(2m, m).
  @Test func farTailKeepsItsDigits() throws {
    let m = 500
    let paths = try #require(
      LatticePaths(
        ties: Array(repeating: 1, count: 2 * m), first: m, second: m, largestProduct: m * m))
    let p = paths.probability(crosses: true) { run, _ in
      run == m ? Boundary(from: m) : Boundary()
    }
    var expected = 1.0
    for k in 1...m { expected *= Double(k) / Double(m + k) }
    #expect(expected < 1e-298)
    #expect(agrees(p, expected, digits: 12))
  }

  @Test func refusals() {
    #expect(LatticePaths(ties: [1, 1], first: 1, second: 2, largestProduct: 10) == nil)
    #expect(LatticePaths(ties: [3, -1, 1], first: 1, second: 2, largestProduct: 10) == nil)
    #expect(LatticePaths(ties: [3], first: 0, second: 3, largestProduct: 10) == nil)
    #expect(LatticePaths(ties: [6], first: 3, second: 3, largestProduct: 8) == nil)
    #expect(
      LatticePaths(ties: [.max, .max], first: .max, second: .max, largestProduct: .max) == nil)
  }
}
