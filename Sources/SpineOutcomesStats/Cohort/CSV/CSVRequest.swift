/// The columns that a caller asks for, as far as they are known before the first data row.
///
/// Errors quote the names in a first line only when one of them is asked for: otherwise the line
/// may be a patient's record in a file without a header.
struct CSVRequest {
  /// The type of the record; nil where columns are asked for by name.
  let record: String?

  /// The column that is asked for first; nil where it is not known yet.
  let first: String?

  private let isAsked: (String) -> Bool

  /// A request for no known column.
  static var unknown: CSVRequest { CSVRequest(columns: []) }

  /// A request for columns by name.
  init(columns: [String]) {
    record = nil
    first = columns.first
    isAsked = { name in columns.contains { $0.utf8.elementsEqual(name.utf8) } }
  }

  /// The request of a record, by the coding keys for which its decoding asks.
  ///
  /// The decoding is stopped at the first key, so that it sees no value.
  init(record type: (some Decodable).Type) {
    let probe = CSVKeyProbe()
    _ = try? type.init(from: probe)
    let first = probe.first
    record = String(describing: type)
    self.first = first
    // Keys that take any text name no properties.
    if let isKey = probe.isKey, !isKey("\u{1}") {
      isAsked = isKey
    } else {
      isAsked = { name in first.map { $0.utf8.elementsEqual(name.utf8) } ?? false }
    }
  }

  /// Whether a name in a header is asked for.
  func asks(for name: String) -> Bool { isAsked(name) }

  /// Whether a name is asked for, or differs from one in case or blanks only.
  func resembles(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    let camelCase = (words.first ?? "") + words.dropFirst().map(\.capitalized).joined()
    let begin = name.prefix(1).lowercased() + name.dropFirst()
    return [
      name, name.lowercased(), begin, words.joined(), words.joined(separator: "_"), camelCase,
    ]
    .contains(where: isAsked) || first.map { Self.folded($0) == Self.folded(name) } ?? false
  }

  /// A name without blanks, case and differences of Unicode normalisation.
  static func folded(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" }
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
