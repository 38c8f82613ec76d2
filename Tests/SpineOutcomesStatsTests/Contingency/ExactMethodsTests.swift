import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Two-sided methods of Fisher's test beside minlike and central, on fractions and 50 digits.
@Suite struct ExactMethodsTests {
  @Test func agreesWithExactArithmetic() throws {
    for expected in try ProportionsExpected.load().fisher {
      let table = try ContingencyTable(expected.table)
      for method in ExactTestMethod.allCases {
        let comment = Comment(rawValue: "\(method) of \(table)")
        let test = try FisherTest(table, method: method, level: expected.level)
        let p = try #require(expected.p[method.rawValue])
        #expect(agrees(test.pValue.value, p, digits: 13), comment)
        let limits = try #require(expected.limits[method.rawValue]).map(\.value)
        #expect(agrees(try #require(test.estimates.first).bounds, limits, digits: 12.5), comment)
      }
      for (side, name) in [(Alternative.less, "less"), (.greater, "greater")] {
        let exact = try FisherTest(table, method: .blaker, alternative: side)
        #expect(agrees(exact.pValue.value, try #require(expected.p[name]), digits: 13))
        let half = try FisherTest(
          table, method: .midP, alternative: side, level: expected.level)
        #expect(agrees(half.pValue.value, try #require(expected.p[name + "MidP"]), digits: 13))
        #expect(half.method == "Fisher's test with mid-p")
        if side == .less {
          let limits = try #require(expected.limits["lessMidP"]).map(\.value)
          #expect(agrees(try #require(half.estimates.first).bounds, limits, digits: 12.5))
        }
      }
    }
  }

  /// The p-value at the limits, by its definition: above alpha just inside, not above it outside.
  ///
  /// Limits of discontinuous p-values are jumps or crossings; both are held to the definition.
  @Test(arguments: [ExactTestMethod.minlike, .central, .blaker, .midP])
  func limitsAgreeWithTheirTest(method: ExactTestMethod) throws {
    let tables = [
      [[6, 12], [12, 5]], [[0, 7], [3, 9]], [[21, 15], [22, 16]], [[1, 24], [5, 47]],
      [[7, 0], [9, 3]], [[4, 4], [4, 4]], [[2, 10], [15, 3]], [[8, 2], [1, 5]], [[1, 0], [0, 1]],
    ]
    for counts in tables {
      for level in [0.5, 0.8, 0.9, 0.95, 0.99] {
        let test = try FisherTest(ContingencyTable(counts), method: method, level: level)
        let bounds = try #require(test.estimates.first).bounds
        let comment = Comment(rawValue: "\(method) of \(counts) at \(level)")
        let alpha = 1 - level
        for (bound, inward) in zip(bounds, [1.0, -1.0]) where bound > 0 && bound < .infinity {
          let inside = definition(counts, bound * (1 + inward * 1e-10), method)
          let outside = definition(counts, bound * (1 - inward * 1e-10), method)
          #expect(inside > alpha * (1 - 1e-8), comment)
          #expect(outside <= alpha * (1 + 1e-8), comment)
        }
      }
    }
  }

  /// Outside the interval no odds ratio is kept, near and far.
  @Test(arguments: [ExactTestMethod.minlike, .blaker])
  func nothingIsKeptOutside(method: ExactTestMethod) throws {
    for counts in smallTables(upTo: 9) {
      let test = try FisherTest(ContingencyTable(counts), method: method, level: 0.7)
      guard let bounds = test.estimates.first?.bounds else { continue }
      for step in 1...60 {
        let factor = pow(1.1, Double(step)) * (1 + 1e-9)
        if bounds[1] < .infinity {
          #expect(definition(counts, bounds[1] * factor, method) <= 0.3 + 1e-9, "\(test)")
        }
        if bounds[0] > 0 {
          #expect(definition(counts, bounds[0] / factor, method) <= 0.3 + 1e-9, "\(test)")
        }
      }
    }
  }

  /// Blaker's p is never above the central one, so that its interval lies inside; mid-p below both.
  @Test func order() throws {
    for counts in smallTables(upTo: 10) {
      let table = try ContingencyTable(counts)
      let central = try FisherTest(table, method: .central)
      let blaker = try FisherTest(table, method: .blaker)
      let half = try FisherTest(table, method: .midP)
      #expect(blaker.pValue.value <= central.pValue.value + 1e-15)
      #expect(half.pValue.value <= central.pValue.value + 1e-15)
      for test in [blaker, half] {
        guard let inner = test.estimates.first?.bounds, let outer = central.estimates.first?.bounds
        else { continue }
        #expect(inner[0] >= outer[0] * (1 - 1e-12))
        #expect(inner[1] <= outer[1] * (1 + 1e-12) || inner[1] == outer[1])
      }
    }
  }

  /// Fisher's p-value at an odds ratio, from its definition.
  private func definition(_ counts: [[Int]], _ odds: Double, _ method: ExactTestMethod) -> Double {
    let (first, second) = (counts[0][0] + counts[0][1], counts[1][0] + counts[1][1])
    let draws = counts[0][0] + counts[1][0]
    let range = Array(max(0, draws - second)...min(first, draws))
    let logs = range.map {
      logChoose(first, $0) + logChoose(second, draws - $0) + Double($0) * log(odds)
    }
    let top = logs.max() ?? 0
    let weights = logs.map { exp($0 - top) }
    let total = weights.reduce(0, +)
    let masses = weights.map { $0 / total }
    let place = counts[0][0] - range[0]
    let lower = masses[...place].reduce(0, +)
    let upper = masses[place...].reduce(0, +)
    switch method {
    case .central: return min(1, 2 * min(lower, upper))
    case .midP: return min(1, 2 * min(lower, upper) - masses[place])
    case .minlike: return masses.filter { $0 <= masses[place] * (1 + 1e-12) }.reduce(0, +)
    case .blaker:
      let near = min(lower, upper)
      let tails =
        lower <= upper
        ? masses.indices.map { masses[$0...].reduce(0, +) }
        : masses.indices.map { masses[...$0].reduce(0, +) }
      return min(1, near + (tails.filter { $0 <= near * (1 + 1e-12) }.max() ?? 0))
    }
  }

  private func logChoose(_ n: Int, _ k: Int) -> Double {
    lgamma(Double(n) + 1) - lgamma(Double(k) + 1) - lgamma(Double(n - k) + 1)
  }
}
