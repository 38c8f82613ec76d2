/// A value that stands for a number on a scale, such as an age or a pain score.
///
/// Conform a type of your own by returning its number; nil says that the value is missing.
/// `Optional` values of a measured type are measured.
public protocol Measured: Sendable {
  /// The number, finite; nil when missing.
  var measured: Double? { get }
}

extension Double: Measured {
  /// The number; nil when missing.
  public var measured: Double? { self }
}

extension Int: Measured {
  /// The number; nil when missing.
  public var measured: Double? { Double(self) }
}

extension Optional: Measured where Wrapped: Measured {
  /// The number; nil when missing.
  public var measured: Double? {
    switch self {
    case .some(let value): value.measured
    case .none: nil
    }
  }
}
