import Foundation
import Testing

@testable import Distributions
@testable import SpineOutcomesStats

/// Sums without rounding, as merged summaries of Cox regressions hold them; by exact arithmetic.
@Suite struct CoxExactSumTests {
  private func sum(_ terms: [Double]) -> ExactSum {
    var sum = ExactSum()
    for term in terms { sum.add(term) }
    return sum
  }

  @Test func whatIsTakenAwayLeavesNothing() {
    let small = [1, 0.1, -3e-20, 7e-300]
    var all = sum(small + [1e100, -1e200, 5e150])
    all.add(sum([1e100, 5e150, -1e200]), times: -1)
    #expect(all == sum(small))
    all.add(sum(small.reversed()), times: -1)
    #expect(all.isZero && all.parts.isEmpty && all.value.high == 0)
  }

  @Test func orderDoesNotMatter() {
    let terms = (0..<200).map { pow(-1.7, Double(($0 * 37) % 100)) * Double($0 + 1) }
    let (one, other) = (sum(terms), sum(terms.sorted()))
    #expect(one == other && one.value == other.value)
    var parts = sum(Array(terms[..<70]))
    parts.add(sum(Array(terms[70...])))
    #expect(parts == one)
    #expect(one != sum(terms + [1e-290]))
  }

  /// Parts do not overlap, so that the value is the sum to twice the digits of a double.
  @Test func valueHasTwiceTheDigits() {
    #expect(sum([1, 0x1p-60, 0x1p-100]).value.low == 0x1p-60 + 0x1p-100)
    #expect(sum([1e300, 1, -1e300, 0x1p-70]).value.high == 1)
    #expect(sum([1e300, 1, -1e300, 0x1p-70]).value.low == 0x1p-70)
    #expect(sum([0.1, 0.2]).value.high == 0.3 + 0x1p-54)
  }

  @Test func codableThereAndBack() throws {
    for terms in [[], [3], [1, 1e-20, 1e-40, 1e-60]] {
      let own = sum(terms)
      #expect(try JSONDecoder().decode(ExactSum.self, from: JSONEncoder().encode(own)) == own)
    }
  }
}
