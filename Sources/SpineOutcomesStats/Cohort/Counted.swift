/// A value that stands for a whole number of things, such as trials or events.
///
/// `Optional` values of a counted type are counted: nil says that the number is missing.
public protocol Counted: Measured {
  /// The number; nil when missing.
  var counted: Int? { get }
}

extension Int: Counted {
  /// The number itself.
  public var counted: Int? { self }
}

extension Optional: Counted where Wrapped: Counted {
  /// The number; nil when missing.
  public var counted: Int? { self?.counted }
}
