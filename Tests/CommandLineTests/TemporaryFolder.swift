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

    /// Writes columns of one length as a file.
    func write(_ columns: [(String, [any CustomStringConvertible])], to name: String) throws {
      let rows = (0..<(columns.first?.1.count ?? 0)).map { row in
        columns.map { "\($0.1[row])" }.joined(separator: ",")
      }
      let header = columns.map(\.0).joined(separator: ",")
      try write(([header] + rows).joined(separator: "\n"), to: name)
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
