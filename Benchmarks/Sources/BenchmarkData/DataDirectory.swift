public import Foundation

/// The directory of files that this package and its peers read the same data from.
///
/// A column is a file of little-endian doubles, `<name>.f64`: no side has to parse, and none
/// sees other digits than the other.
public struct DataDirectory: Sendable {
  /// The directory itself.
  public let url: URL

  /// A directory that exists, or will be made by ``writeAll()``.
  public init(path: String) { url = URL(fileURLWithPath: path, isDirectory: true) }

  /// The place of a file.
  public func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Writes a column.
  func write(_ values: [Double], to name: String) throws {
    let words = values.map(\.bitPattern.littleEndian)
    try words.withUnsafeBytes { try Data($0).write(to: file("\(name).f64")) }
  }

  /// Reads a column.
  public func column(_ name: String) throws -> [Double] {
    let data = try Data(contentsOf: file("\(name).f64"))
    return data.withUnsafeBytes { bytes in
      bytes.bindMemory(to: UInt64.self).map { Double(bitPattern: UInt64(littleEndian: $0)) }
    }
  }
}
