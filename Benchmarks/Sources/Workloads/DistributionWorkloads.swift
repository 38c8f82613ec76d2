import MeasuredDistributions

/// Distribution functions and quantiles at 1000 points each; the sum is what the sides agree on.
extension Workload {
  static let distributions: [Workload] = gammaDistributions

  /// Measures a function at (i - 1/2) / 1000.
  static func values(
    _ name: String, of function: @escaping @Sendable (Double) -> Double
  ) -> Workload {
    Workload(.distributions, name, count: 1000, side: "ours") { _ in
      {
        var sum = 0.0
        for index in 1...1000 { sum += function((Double(index) - 0.5) / 1000) }
        return ["sum": sum]
      }
    }
  }

  private static let gammaDistributions: [Workload] =
    [
      values("normal-upper-tail") { Normal.standard.upperTail(6 * $0) },
      values("normal-quantile") { 1 + Normal.standard.quantile($0) },
    ]
    + [1.0, 5, 50, 1000].flatMap { degrees in
      let chi = ChiSquared(degreesOfFreedom: degrees)
      let name = "chi-squared-\(Int(degrees))"
      return [
        values("\(name)-cdf") { chi.cdf(2 * degrees * $0) },
        values("\(name)-upper-tail") { chi.upperTail(2 * degrees * $0) },
        values("\(name)-quantile") { chi.quantile($0) },
      ]
    }
}
