import Foundation

/// Whether two numbers agree to a number of significant digits, relative to the expected one.
///
/// Equal infinities agree; NaN agrees with nothing. An expected 0 asks for exactly 0 unless
/// `absolute` allows a distance.
public func agrees(
  _ actual: Double, _ expected: Double, digits: Double, absolute: Double = 0
) -> Bool {
  if actual == expected { return true }
  guard actual.isFinite, expected.isFinite else { return false }
  let tolerance = max(absolute, expected.magnitude * pow10(-digits))
  return (actual - expected).magnitude <= tolerance
}

/// Whether two lists have the same length and agree number by number.
public func agrees(
  _ actual: [Double], _ expected: [Double], digits: Double, absolute: Double = 0
) -> Bool {
  actual.count == expected.count
    && zip(actual, expected).allSatisfy { agrees($0, $1, digits: digits, absolute: absolute) }
}

private func pow10(_ exponent: Double) -> Double { pow(10, exponent) }
