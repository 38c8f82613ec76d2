import _StatsTestSupport

/// The reference values of `Tests/Fixtures/distributions`, computed to 50 digits.
struct ReferenceValues: Decodable {
  let logGamma: [[Double]]
  let logBeta: [[Double]]
  let normal: [[Double]]
  let gamma: [[Double]]
  let beta: [[Double]]
  let studentT: [[Double]]
  let fisherF: [[Double]]
  let binomial: [[Double]]
  let hypergeometric: [[Double]]
  let normalQuantile: [[Double]]
  let chiSquaredQuantile: [[Double]]
  let studentTQuantile: [[Double]]
  let fisherFQuantile: [[Double]]

  static func read() throws -> ReferenceValues {
    try Fixtures.json("distributions/expected.json")
  }
}
