import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// How numbers become decimals: rounded once.
@Suite("Rounding")
struct RoundingTests {
  static let values: [Double] = [
    0, 0.5, 1.5, 2.5, 0.125, 0.375, 2.675, 1.005, 0.145, 0.0005, 0.00049999999999999994, 99.95,
    999.5, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 0.1 + 0.2, 1 / 3, 2 / 3, -0.125,
    -2.5, -0.0004,
    0.9995, 123456.789, 4503599627370496.5,
  ]

  @Test(arguments: values)
  func onceAndToEven(value: Double) {
    let exact = ExactDecimal(value)
    for decimals in 0...6 {
      #expect(Decimals.fixed(value, decimals) == exact.rounded(to: decimals))
      #expect(Decimals.percentage(value, decimals) == exact.rounded(to: decimals, timesTenTo: 2))
    }
  }

  /// The oracle itself, by hand: 2.675 is 2.67499999999999982236431605997495353221893310546875.
  @Test func expansions() {
    #expect(ExactDecimal(2.675).rounded(to: 2) == "2.67")
    #expect(
      ExactDecimal(2.675).rounded(to: 50) == "2.67499999999999982236431605997495353221893310546875")
    #expect(ExactDecimal(0.125).rounded(to: 2) == "0.12")
    #expect(ExactDecimal(0.375).rounded(to: 2) == "0.38")
    #expect(ExactDecimal(99.5).rounded(to: 0) == "100")
    #expect(ExactDecimal(-0.25).rounded(to: 1) == "-0.2")
    #expect(ExactDecimal(0.0625).rounded(to: 1, timesTenTo: 2) == "6.2")
    #expect(ExactDecimal(1e22).rounded(to: 0) == "1" + String(repeating: "0", count: 22))
  }

  /// Ties of the quotient go to the even decimal, whatever its double is.
  @Test(arguments: [
    (1, 16, "6.2"), (3, 16, "18.8"), (43, 80, "53.8"), (41, 80, "51.2"), (27, 80, "33.8"),
    (1, 2000, "0.0"), (3, 2000, "0.2"), (1, 3, "33.3"), (2, 3, "66.7"), (0, 7, "0.0"),
    (7, 7, "100.0"), (15, 36, "41.7"), (1999, 2000, "100.0"), (1997, 2000, "99.8"),
  ])
  func shares(count: Int, total: Int, text: String) {
    #expect(Decimals.percentage(count, of: total) == text)
    #expect(Decimals.percent(count, of: total) == text + " %")
  }

  @Test func sharesOfAnySize() {
    #expect(Decimals.percentage(.max, of: .max) == "100.0")
    #expect(Decimals.percentage(.max - 1, of: .max, 6) == "100.000000")
    #expect(Decimals.percentage(1, of: .max) == "0.0")
    #expect(Decimals.percentage(1, of: 1, 0) == "100")
    #expect(Decimals.percentage(1, of: 8, 0) == "12")
    #expect(Decimals.percentage(3, of: 8, 0) == "38")
    #expect(Decimals.percentage(5, of: 4) == "125.0")
    #expect(Decimals.percentage(1, of: 0) == "infinity")
    #expect(Decimals.percentage(0, of: 0) == "undefined")
  }
}
