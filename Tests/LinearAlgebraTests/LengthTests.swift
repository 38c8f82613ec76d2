import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct LengthTests {
  private func length(_ values: [Double]) -> Double { Length.of(values.count) { values[$0] } }

  /// 3, 4 and 5 in units from the smallest to the largest.
  @Test func inEveryUnit() {
    for exponent in stride(from: -1070, through: 1020, by: 10) {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(length([3 * unit, -4 * unit]) == 5 * unit)
    }
    #expect(length([]) == 0 && length([0, 0]) == 0)
  }

  @Test func entriesThatAreNoNumbers() {
    #expect(length([1, .infinity]) == .infinity)
    #expect(length([1, .nan]).isNaN && length([.nan]).isNaN && length([.infinity, .nan]).isNaN)
  }
}
