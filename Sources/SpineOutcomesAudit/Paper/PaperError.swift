public import Foundation

/// Why a file of figures cannot be read: the place, as a path of JSON and a line, and the reason.
public struct PaperError: Error, Sendable, Equatable {
  /// The place, as `checks[2].groups[0].events`; empty for the file as a whole.
  public let path: String

  /// The line, counted from 1; nil for the file as a whole.
  public let line: Int?

  /// What is wrong, with the remedy.
  public let reason: String
}

extension PaperError: CustomStringConvertible, CustomDebugStringConvertible, LocalizedError {
  /// One line for people.
  public var description: String {
    let place = [line.map { "line \($0)" }, path.isEmpty ? nil : path].compactMap { $0 }
    return place.isEmpty ? reason : place.joined(separator: ", ") + ": " + reason
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// The same as ``description``.
  public var errorDescription: String? { description }
}
