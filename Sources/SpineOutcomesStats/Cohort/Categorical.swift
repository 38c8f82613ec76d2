/// A value that stands for one of several levels, such as an arm, a hospital or yes and no.
///
/// An enum that is `CaseIterable` and `Hashable` conforms by declaration alone; its levels come
/// in the order of `allCases`. `Bool`, `String`, `Int` and optionals of categorical types conform.
public protocol Categorical: Sendable {
  /// The type of a level that is not missing.
  associatedtype Level: Hashable & Sendable = Self

  /// The levels in their order; nil when they are the distinct values of the data, sorted by their
  /// own order when they are `Comparable`, else by their text.
  static var declaredLevels: [Level]? { get }

  /// The level; nil when missing.
  var level: Level? { get }
}

extension Categorical where Self: CaseIterable & Hashable, Level == Self {
  /// The levels in their order; nil when the data give them.
  public static var declaredLevels: [Self]? { Array(allCases) }

  /// The level; nil when missing.
  public var level: Self? { self }
}

extension Bool: Categorical {
  /// The type of a level.
  public typealias Level = Bool

  /// The levels in their order; nil when the data give them.
  public static var declaredLevels: [Bool]? { [false, true] }

  /// The level; nil when missing.
  public var level: Bool? { self }
}

extension String: Categorical {
  /// The type of a level.
  public typealias Level = String

  /// The levels in their order; nil when the data give them.
  public static var declaredLevels: [String]? { nil }

  /// The level; nil when missing.
  public var level: String? { self }
}

extension Int: Categorical {
  /// The type of a level.
  public typealias Level = Int

  /// The levels in their order; nil when the data give them.
  public static var declaredLevels: [Int]? { nil }

  /// The level; nil when missing.
  public var level: Int? { self }
}

extension Optional: Categorical where Wrapped: Categorical {
  /// The type of a level.
  public typealias Level = Wrapped.Level

  /// The levels in their order; nil when the data give them.
  public static var declaredLevels: [Wrapped.Level]? { Wrapped.declaredLevels }

  /// The level; nil when missing.
  public var level: Wrapped.Level? {
    switch self {
    case .some(let value): value.level
    case .none: nil
    }
  }
}
