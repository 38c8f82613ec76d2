import Foundation

/// The example data of the package.
enum Examples {
  /// The folder with the files.
  static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Data").path
}
