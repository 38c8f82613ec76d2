import CKernels
import Testing

/// Rows of one linear predictor, as at the start of a fit, are computed once for each outcome: the
/// bits are those of rows that are computed one by one, as rows with counts always are.
@Suite struct ConstantPredictorTests {
  private static let predictors: [Double] = [
    0, -0.0, 0.4, -0.4, 1e-308, 36.7, -37.5, 709, -744.4, 800, 1e308, .infinity, -.infinity, .nan,
  ]

  @Test(arguments: predictors) func bitsAreThoseOfSingleRows(_ predictor: Double) {
    for rows in [1, 15, 16, 17, 19, 99, 256] {
      let size = (rows + 7) / 8 * 8
      let outcomes = (0..<size).map { UInt8($0 * $0 % 7 < 3 ? 1 : 0) }
      let successes = outcomes.map(Double.init)
      let failures = outcomes.map { 1 - Double($0) }
      let predictors = [Double](repeating: predictor, count: size)
      outcomes.withUnsafeBufferPointer { outcomes in
        successes.withUnsafeBufferPointer { successes in
          failures.withUnsafeBufferPointer { failures in
            var binary = spine_response(
              outcomes: outcomes.baseAddress, successes: nil, failures: nil, offset: nil)
            var counts = spine_response(
              outcomes: nil, successes: successes.baseAddress, failures: failures.baseAddress,
              offset: nil)
            for respond in [spine_respond, spine_respond_plain] {
              var (residual, weight) = (
                [Double](repeating: -1, count: size), [Double](repeating: -1, count: size)
              )
              var (otherResidual, otherWeight) = (residual, weight)
              let loss = respond(rows, &binary, predictors, &residual, &weight)
              let other = respond(rows, &counts, predictors, &otherResidual, &otherWeight)
              #expect(isSame([loss], [other]))
              #expect(isSame(residual, otherResidual) && isSame(weight, otherWeight))
            }
          }
        }
      }
    }
  }

  private func isSame(_ first: [Double], _ second: [Double]) -> Bool {
    zip(first, second).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
  }
}
