/// The results of one analysis in each group: a level and its result or error, in level order.
public struct Groups<Level: Hashable & Sendable, Success>: RandomAccessCollection {
  /// A group: its level, and what came of its analysis.
  public typealias Element = (level: Level, result: Result<Success, StatsError>)

  private let elements: [Element]

  /// Creates the results of groups, in the given order.
  public init(_ elements: [(Level, Result<Success, StatsError>)]) {
    self.elements = elements.map { (level: $0.0, result: $0.1) }
  }

  /// The first position.
  public var startIndex: Int { 0 }

  /// The position after the last.
  public var endIndex: Int { elements.count }

  /// The element at a position.
  public subscript(position: Int) -> Element { elements[position] }

  /// The result of one group; nil for a level that is none.
  public subscript(level level: Level) -> Result<Success, StatsError>? {
    elements.first { $0.level == level }?.result
  }
}

extension Groups: Sendable where Success: Sendable {}

extension Groups: Equatable where Success: Equatable {
  /// Whether the levels and their results are the same, in the same order.
  public static func == (first: Groups, second: Groups) -> Bool {
    first.elementsEqual(second) { $0.level == $1.level && $0.result == $1.result }
  }
}

extension Groups: CustomStringConvertible, CustomDebugStringConvertible {
  /// A line for each group: its level, and its result or the reason why there is none.
  public var description: String {
    elements.map { level, result in
      switch result {
      case .success(let value): "\(String(level: level)): \(value)"
      case .failure(let error): "\(String(level: level)): \(error)"
      }
    }.joined(separator: "\n")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
