/// A JSON value with the line that it begins on, numbers as they are written.
package struct JSONNode: Sendable {
  /// What it is.
  package indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  /// A key of an object, its line and its value.
  package struct Member: Sendable {
    package var key: String
    package var line: Int
    package var node: JSONNode
  }

  package var value: Value
  package var line: Int

  /// What it is, in words.
  var kindInWords: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
