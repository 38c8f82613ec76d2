/// A continued fraction b0 + a1 / (b1 + a2 / (b2 + ...)) evaluated from the front.
///
/// Lentz's method as modified by Thompson and Barnett, doi 10.1016/0021-9991(86)90046-X.
struct ContinuedFraction {
  private(set) var value: Double
  private var numeratorRatio: Double
  private var denominatorRatio = 0.0

  init(first: Double) {
    value = first == 0 ? Self.tiny : first
    numeratorRatio = value
  }

  /// Adds a level; true when it no longer changes the value (or the value is NaN).
  mutating func append(numerator: Double, denominator: Double) -> Bool {
    denominatorRatio = denominator + numerator * denominatorRatio
    if denominatorRatio == 0 { denominatorRatio = Self.tiny }
    denominatorRatio = 1 / denominatorRatio
    numeratorRatio = denominator + numerator / numeratorRatio
    if numeratorRatio == 0 { numeratorRatio = Self.tiny }
    let factor = numeratorRatio * denominatorRatio
    value *= factor
    return !((factor - 1).magnitude > 0x1p-52)
  }

  private static let tiny = 1e-300
}
