import RealModule

/// The two complementary probabilities of a distribution function at one point.
///
/// Only the smaller one is stored, as `factor * exp(logScale)`, so that neither loses digits to
/// 1 - p and both keep a logarithm where they underflow.
package struct Tails: Sendable {
  let factor: Double
  let logScale: Double
  let storesLower: Bool

  /// Both NaN.
  static let invalid = Tails(factor: .nan, logScale: 0, storesLower: true)

  /// All the probability above the point.
  static let allUpper = Tails(factor: 0, logScale: 0, storesLower: true)

  /// All the probability below the point.
  static let allLower = Tails(factor: 0, logScale: 0, storesLower: false)

  /// The probability below the point.
  package var lower: Double { storesLower ? stored : 1 - stored }

  /// The probability above the point.
  package var upper: Double { storesLower ? 1 - stored : stored }

  /// The logarithm of the probability below the point.
  package var logLower: Double { storesLower ? logStored : .log(onePlus: -stored) }

  /// The logarithm of the probability above the point.
  package var logUpper: Double { storesLower ? .log(onePlus: -stored) : logStored }

  /// The same point seen from the other end of the line.
  var reflected: Tails {
    Tails(factor: factor, logScale: logScale, storesLower: !storesLower)
  }

  private var stored: Double {
    if factor == 0 { return 0 }
    // Two halves: exp(logScale) alone may underflow where the product does not.
    return logScale < -700
      ? factor * .exp(logScale / 2) * .exp(logScale / 2) : factor * .exp(logScale)
  }

  private var logStored: Double {
    factor == 0 ? -.infinity : .log(factor) + logScale
  }
}
