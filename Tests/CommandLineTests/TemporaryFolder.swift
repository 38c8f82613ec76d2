#if os(Linux) || os(macOS)
  import Foundation

  /// A folder of its own for one test, removed with it.
  final class TemporaryFolder {
    let url: URL

    var path: String { url.path }

    init() throws {
      url = FileManager.default.temporaryDirectory
        .appendingPathComponent("command-line-\(UUID().uuidString)", isDirectory: true)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file.
    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    /// Writes a file.
    func write(_ data: Data, to name: String) throws {
      try data.write(to: url.appendingPathComponent(name))
    }

    /// Reads a file.
    func text(of name: String) throws -> String {
      String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
    }

    /// The names of the files.
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
  }
#endif
