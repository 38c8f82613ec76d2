import Foundation

/// Decodes one cell as a type that reads a single value, such as an enum or a score.
final class CSVCellDecoder: Decoder, SingleValueDecodingContainer {
  private let reader: CSVReader
  private var column = 0
  private var typeBeingRead: Any.Type = Never.self

  init(_ reader: CSVReader) { self.reader = reader }

  var codingPath: [any CodingKey] { [CSVColumnKey(stringValue: reader.columnNames[column])] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Decodes a cell.
  func decode<Value: Decodable>(_ type: Value.Type, column: Int) throws -> Value {
    // Foundation's own decoding of a date is that of a number of seconds.
    if type == Date.self, let date = try required(column, as: Date.self) as? Value {
      return date
    }
    self.column = column
    typeBeingRead = type
    do {
      return try Value(from: self)
    } catch let error as CSVError {
      throw error
    } catch {
      throw CSVReason.error(error, reader, column: column, type: type)
    }
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    throw severalValues
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw severalValues }

  private var severalValues: CSVError {
    .unsupportedType(
      column: reader.columnNames[column], type: String(describing: typeBeingRead),
      reason: CSVReason.severalValues)
  }

  func decodeNil() -> Bool { reader.dialect.isMissing(reader.cell(column)) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try decode(type, column: column)
  }

  func decode(_ type: Bool.Type) throws -> Bool { try required() }
  func decode(_ type: String.Type) throws -> String { try required() }
  func decode(_ type: Double.Type) throws -> Double { try required() }
  func decode(_ type: Float.Type) throws -> Float { try required() }
  func decode(_ type: Int.Type) throws -> Int { try required() }
  func decode(_ type: Int8.Type) throws -> Int8 { try required() }
  func decode(_ type: Int16.Type) throws -> Int16 { try required() }
  func decode(_ type: Int32.Type) throws -> Int32 { try required() }
  func decode(_ type: Int64.Type) throws -> Int64 { try required() }
  func decode(_ type: UInt.Type) throws -> UInt { try required() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try required() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try required() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try required() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try required() }

  @inline(__always)
  private func required<Value: CSVValue>() throws -> Value {
    try required(column, as: Value.self)
  }

  /// The value of a cell, whose property may be an Optional of the type being read.
  @inline(__always)
  private func required<Value: CSVValue>(_ column: Int, as type: Value.Type) throws -> Value {
    guard let value = try reader.optional(column, as: type) else {
      throw CSVError.missingValue(reader.place(column))
    }
    return value
  }
}

/// The name of a column as a coding key.
struct CSVColumnKey: CodingKey {
  let stringValue: String

  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }

  init?(intValue: Int) { nil }
}
