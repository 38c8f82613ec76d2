import Testing

@testable import SpineOutcomesStats

/// What is printed of a limit near 1 and of a p-value near 0.05.
@Suite struct PrintedDigitsTests {
  @Test(arguments: [
    (1.0, "1.000"), (1.000123, "1.00012"), (0.999877, "0.99988"), (1.0000456, "1.000046"),
    (1.0006, "1.001"), (0.9994, "0.999"), (1.0 + 1e-15, "1.000"), (1.5, "1.500"), (0.05, "0.0500"),
    (12.3456, "12.35"),
  ]) func ratios(_ value: Double, _ text: String) {
    #expect(Decimals.ratio(value) == text)
  }

  @Test func estimatesOfRatios() throws {
    let interval = try ConfidenceInterval(
      lower: 1.0000412, upper: 1.00019, level: 0.95, method: "Wald")
    let ratio = try Estimate(name: "odds ratio", value: 1.000116, confidenceInterval: interval)
    #expect(ratio.description == "odds ratio 1.00012 (95 % CI 1.000041 to 1.00019)")
    #expect(ratio.ratioCells == ["1.00012", "1.000041 to 1.00019"])
    let mean = try Estimate(name: "mean", value: 1.000116, confidenceInterval: nil)
    #expect(mean.description == "mean 1.000")
    let huge = try Estimate(name: "odds ratio", value: .infinity, confidenceInterval: nil)
    #expect(huge.description == "odds ratio infinity" && huge.ratioCells[0] == "infinity")
    #expect(huge.exponentialDescription == "odds ratio beyond range" && huge.inRange == nil)
    let open = try ConfidenceInterval(
      lower: 5.088, upper: .infinity, level: 0.95, method: "log (Simel)")
    let infinite = try Estimate(
      name: "negative likelihood ratio", value: .infinity, confidenceInterval: open)
    #expect(
      infinite.description == "negative likelihood ratio infinity (95 % CI 5.088 to infinity)")
  }

  @Test(arguments: [
    (0.0494, "0.049"), (0.04954, "0.0495"), (0.0503, "0.0503"), (0.0507, "0.051"),
    (0.049997, "0.049997"), (0.05, "0.0500"), (1, "> 0.999"), (0.9994, "0.999"),
  ]) func pValues(_ value: Double, _ text: String) throws {
    #expect(try PValue(value).numeral == text)
  }

  @Test(arguments: [(0.95, "95"), (0.9999999, "99.99999"), (0.999, "99.9"), (0.9, "90")])
  func levels(_ level: Double, _ text: String) {
    #expect(ConfidenceInterval.title(level: level) == text + " % CI")
  }

  @Test func noiseIsZero() throws {
    #expect(
      try TestStatistic("chi-square", 7e-15, degreesOfFreedom: 1).description.hasSuffix("= 0"))
  }
}
