public import Foundation

/// The committed data and expectations under `Tests/Fixtures`.
public enum Fixtures {
  /// The location of a file, by its path under `Tests/Fixtures`.
  public static func url(_ path: String) -> URL {
    Bundle.module.bundleURL.appendingPathComponent("Fixtures").appendingPathComponent(path)
  }

  /// The bytes of a file.
  public static func data(_ path: String) throws -> Data {
    try Data(contentsOf: url(path))
  }

  /// A JSON file, decoded.
  public static func json<Value: Decodable>(
    _ path: String, as type: Value.Type = Value.self
  ) throws -> Value {
    try JSONDecoder().decode(type, from: data(path))
  }
}
