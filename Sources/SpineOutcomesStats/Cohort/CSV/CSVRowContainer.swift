import Foundation

/// The cells of a row by the keys of a record.
struct CSVRowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: CSVRecordDecoder

  init(_ decoder: CSVRecordDecoder) { self.decoder = decoder }

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { decoder.reader.columnNames.compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { decoder.hasColumn(key) }

  func decodeNil(forKey key: Key) throws -> Bool {
    let column = try decoder.column(key)
    return decoder.reader.dialect.isMissing(decoder.reader.cell(column))
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.cellDecoder.decode(type, column: decoder.column(key))
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    let column = try decoder.column(key)
    if decoder.reader.dialect.isMissing(decoder.reader.cell(column)) { return nil }
    return try decoder.cellDecoder.decode(type, column: column)
  }

  @inline(__always)
  private func required<Value: CSVValue>(_ key: Key) throws -> Value {
    try decoder.reader.required(decoder.column(key), as: Value.self)
  }

  @inline(__always)
  private func optional<Value: CSVValue>(_ key: Key) throws -> Value? {
    try decoder.reader.optional(decoder.column(key), as: Value.self)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    throw CSVError.unsupportedType(
      column: key.stringValue, type: "a property", reason: CSVReason.severalValues)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw CSVError.unsupportedType(
      column: key.stringValue, type: "a property", reason: CSVReason.severalValues)
  }

  func superDecoder() throws -> any Decoder {
    throw CSVError.unsupportedType(
      column: nil, type: "a record", reason: "must not inherit from another class")
  }

  func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

// One method for each standard type: the protocol's own ones look a key up three times, and
// take a missing column for a missing value.
extension CSVRowContainer {
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try required(key) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try required(key) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try required(key) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try required(key) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try required(key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try required(key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try required(key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try required(key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try required(key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try required(key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try required(key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try required(key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try required(key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try required(key) }

  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try optional(key)
  }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try optional(key)
  }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(key) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(key) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(key) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(key) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(key) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
    try optional(key)
  }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
    try optional(key)
  }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
    try optional(key)
  }
}
