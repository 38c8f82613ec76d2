public import Foundation

/// Where CSV text is read from.
public enum CSVSource: Sendable, Hashable {
  /// A file, by its path.
  case file(String)

  /// Bytes in memory.
  case bytes([UInt8])

  /// Data in memory.
  case data(Data)

  /// The standard input of the process, read to its end.
  case standardInput

  /// Text in memory.
  ///
  /// - Parameter text: The text of the file, with its header.
  /// - Returns: The source of its UTF-8 bytes.
  public static func text(_ text: String) -> CSVSource { .bytes(Array(text.utf8)) }

  /// The source that an argument of a command line names.
  ///
  /// - Parameter argument: A path, or "-" for the standard input.
  public init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }

  /// The name in errors: the last component of the path; nil for memory.
  var name: String? {
    switch self {
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    case .bytes, .data: nil
    case .standardInput: "standard input"
    }
  }
}
