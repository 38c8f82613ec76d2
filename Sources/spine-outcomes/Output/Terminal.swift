import Foundation

/// What the standard streams are connected to.
enum Terminal {
  /// Whether standard output is a terminal that shows bold text.
  static var outputIsOne: Bool { showsStyle(STDOUT_FILENO) }

  /// Writes the one line of a failure to standard error.
  static func report(_ failure: Failure) {
    let word = showsStyle(STDERR_FILENO) ? "\u{1B}[1;31merror:\u{1B}[0m" : "error:"
    let shown = failure.message.unicodeScalars.filter { $0.properties.generalCategory != .control }
    FileHandle.standardError.write(
      Data("\(word) \(String(String.UnicodeScalarView(shown)))\n".utf8))
  }

  private static func showsStyle(_ descriptor: Int32) -> Bool {
    guard isatty(descriptor) == 1, getenv("NO_COLOR") == nil else { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }
}
