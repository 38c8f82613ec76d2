/// Learns the coding keys of a record by stopping its decoding at the first key.
final class CSVKeyProbe: Decoder {
  struct Stop: Error {}

  /// The first key; nil when the record asks for none.
  fileprivate(set) var first: String?

  /// Whether a text is one of the keys; nil when the record has none.
  private(set) var isKey: ((String) -> Bool)?

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    if isKey == nil { isKey = { Key(stringValue: $0) != nil } }
    return KeyedDecodingContainer(CSVKeyProbeContainer(probe: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Stop() }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Stop() }

  fileprivate func stop(_ key: some CodingKey) -> Stop {
    if first == nil { first = key.stringValue }
    return Stop()
  }
}

/// A container that stops at the first key.
private struct CSVKeyProbeContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let probe: CSVKeyProbe

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  // The decoding of an optional asks this before it asks for the value.
  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) throws -> Bool { throw probe.stop(key) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    throw probe.stop(key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw CSVKeyProbe.Stop() }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw CSVKeyProbe.Stop()
  }

  func superDecoder() throws -> any Decoder { throw CSVKeyProbe.Stop() }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw CSVKeyProbe.Stop() }
}
