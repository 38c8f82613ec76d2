/// Decodes the current row of a reader as a record whose coding keys name the columns.
final class CSVRecordDecoder: Decoder {
  let reader: CSVReader

  /// Decodes single cells; one for all, since a cell is decoded at a time.
  let cellDecoder: CSVCellDecoder

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// The columns in the order in which records ask for them, with their names in UTF-8.
  private var asked: [(name: [UInt8], column: Int)] = []

  /// Where in `asked` the next one is expected.
  private var expected = 0

  private var columnOfName: [[UInt8]: Int] = [:]

  init(_ reader: CSVReader) {
    self.reader = reader
    cellDecoder = CSVCellDecoder(reader)
    for (column, name) in reader.columnNames.enumerated() {
      columnOfName[Array(name.utf8)] = column
    }
  }

  /// Decodes the current row.
  func decode<Record: Decodable>(_ type: Record.Type) throws(CSVError) -> Record {
    expected = 0
    do {
      return try Record(from: self)
    } catch let error as CSVError {
      throw error
    } catch {
      let path = (error as? DecodingError).flatMap(Self.context)?.codingPath
      let column = path?.last.flatMap { columnOfName[Array($0.stringValue.utf8)] }
      throw CSVReason.error(error, reader, column: column, type: Record.self)
    }
  }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    expected = 0
    return KeyedDecodingContainer(CSVRowContainer(self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw CSVError.unsupportedType(
      column: nil, type: "a record", reason: "must read its properties by name, not in order")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    throw CSVError.unsupportedType(
      column: nil, type: "a record", reason: "must have properties with the names of columns")
  }

  /// Whether the file has the column of a key.
  func hasColumn(_ key: some CodingKey) -> Bool {
    columnOfName[Array(key.stringValue.utf8)] != nil
  }

  /// The column of a key.
  ///
  /// Records ask for their columns in the same order each time, so the next one is guessed.
  @inline(__always)
  func column(_ key: some CodingKey) throws -> Int {
    var name = key.stringValue
    let guess = expected
    if guess < asked.count, name.withUTF8({ Self.areEqual($0, asked[guess].name) }) {
      expected = guess &+ 1
      return asked[guess].column
    }
    return try search(name)
  }

  private func search(_ name: String) throws -> Int {
    let bytes = Array(name.utf8)
    guard let column = columnOfName[bytes] else {
      // Throws, as the reader knows the same names.
      return try reader.column(named: name)
    }
    if let index = asked.firstIndex(where: { $0.name == bytes }) {
      expected = index + 1
    } else {
      // Assigned, not appended to: reading it then needs no check for overlapping access.
      asked = asked + [(bytes, column)]
      expected = asked.count
    }
    return column
  }

  @inline(__always)
  private static func areEqual(_ first: UnsafeBufferPointer<UInt8>, _ second: [UInt8]) -> Bool {
    guard first.count == second.count else { return false }
    for index in 0..<first.count where first[index] != second[index] { return false }
    return true
  }

  private static func context(_ error: DecodingError) -> DecodingError.Context? {
    switch error {
    case .dataCorrupted(let context), .keyNotFound(_, let context),
      .typeMismatch(_, let context), .valueNotFound(_, let context):
      context
    @unknown default: nil
    }
  }
}
