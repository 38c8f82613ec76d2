import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct ColumnScalingTests {
  @Test func spreadIsNearOne() {
    for unit in [1e-300, 1e-150, 1e-3, 1, 1e3, 1e150, 1e298] {
      let values = (0..<1001).map { (Double(($0 * 37) % 101) - 50) * unit }
      let scaling = ColumnScaling(values, centred: true)
      // The spread of 0...100 is 29.2 units.
      let spread = 29.2 * unit * scaling.factor
      #expect(spread > 0.99 && spread < 2.01)
      #expect(scaling.centre == 0)
      #expect(scaling.factor.significand == 1)
      #expect(agrees(scaling.largest, 50 * unit * scaling.factor, digits: 14))
    }
  }

  @Test func farColumnsAreCentred() {
    // Calendar years: mean 2010, spread 2.87.
    let years = (0..<600).map { 2005 + Double($0 % 11) }
    let scaling = ColumnScaling(years, centred: true)
    #expect(scaling.factor == 0.5 && scaling.centre == 1005)
    #expect(scaling.largest <= 3 && scaling.magnitude == 2015 * 0.5)
    let plain = ColumnScaling(years, centred: false)
    #expect(plain.centre == 0 && plain.largest == plain.magnitude)
  }

  @Test func spreadFarBelowTheMeanKeepsItsDigits() {
    // One second around 1.6e9: plain sums of squares would lose the spread altogether.
    let stamps = (0..<100_000).map { 1.6e9 + Double($0 % 2) }
    let scaling = ColumnScaling(stamps, centred: true)
    #expect(scaling.factor == 2)
    #expect(scaling.largest == 1)
  }

  @Test func degenerateColumns() {
    #expect(ColumnScaling([], centred: true) == .identity)
    #expect(ColumnScaling([0, 0, 0], centred: true) == .identity)
    let constant = ColumnScaling([5, 5], centred: true)
    #expect(constant.factor == 0.25 && constant.centre == 0)
    let extreme = ColumnScaling(
      [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude], centred: true)
    #expect(extreme.factor == 0x1p-1000 && extreme.largest < 0x1.01p24)
    let tiny = ColumnScaling([0, Double.leastNonzeroMagnitude], centred: true)
    #expect(tiny.factor == 0x1p1000 && tiny.largest > 0)
  }

  @Test func indicators() {
    let scaling = ColumnScaling(ones: 30, of: 1000, centred: true)
    // Spread sqrt(0.03 * 0.97) = 0.17: 1.36 after scaling by 8; the mean 0.24 rounds to 1/4.
    #expect(scaling.factor == 8 && scaling.centre == 0.25)
    #expect(ColumnScaling(ones: 0, of: 10, centred: true) == .identity)
    #expect(ColumnScaling(ones: 10, of: 10, centred: true) == .identity)
  }
}
