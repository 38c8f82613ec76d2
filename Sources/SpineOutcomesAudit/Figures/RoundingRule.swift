/// How the printed digits of a figure came from its value.
public enum RoundingRule: String, Sendable, Codable, CaseIterable {
  /// To the nearest, whichever way a value midway between two was taken: half up, half down and
  /// half to even are all admitted, so that the interval is closed. The default.
  case nearest

  /// To the nearest, a value midway away from zero: 0.0445 is printed as 0.045.
  case halfUp = "half up"

  /// To the nearest, a value midway to the even digit: 0.0445 is printed as 0.044.
  case halfEven = "half even"

  /// Digits cut off: 0.0459 is printed as 0.045.
  case truncated

  /// To the nearest or cut off, where it is not known which.
  case nearestOrTruncated = "nearest or truncated"

  /// The ends of what may stand behind a coefficient of 0 or more, in tenths of its last digit,
  /// and whether each end is one of the values.
  func ends(of coefficient: Int) -> (lower: DecimalEnd, upper: DecimalEnd) {
    let tenths = 10 * coefficient
    let even = coefficient % 2 == 0
    // Of 0 the values of either sign are printed alike.
    let below = coefficient == 0 ? -10 : 0
    return switch self {
    case .nearest: (.init(tenths - 5, true), .init(tenths + 5, true))
    case .halfUp: (.init(tenths - 5, coefficient > 0), .init(tenths + 5, false))
    case .halfEven: (.init(tenths - 5, even), .init(tenths + 5, even))
    case .truncated: (.init(tenths + below, coefficient > 0), .init(tenths + 10, false))
    case .nearestOrTruncated:
      (.init(tenths + (coefficient == 0 ? -10 : -5), coefficient > 0), .init(tenths + 10, false))
    }
  }
}

/// An end of a rounding interval: a whole number of some decimal unit.
struct DecimalEnd: Hashable, Sendable {
  /// How many units.
  var units: Int

  /// Whether the end is one of the values.
  var isIncluded: Bool

  init(_ units: Int, _ isIncluded: Bool) {
    self.units = units
    self.isIncluded = isIncluded
  }

  /// The end of the mirrored interval.
  var negated: DecimalEnd { DecimalEnd(-units, isIncluded) }
}
