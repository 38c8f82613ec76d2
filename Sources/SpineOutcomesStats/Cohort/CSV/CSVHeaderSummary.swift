/// What a header looks like, for the error about a column that it lacks.
public struct CSVHeaderSummary: Sendable, Hashable {
  /// The names of the columns; empty where the first line may be data.
  ///
  /// A first line without a name that is asked for may be a patient's record, which errors never
  /// quote; a word above nothing but numbers proves that it is none.
  public let names: [String]

  /// The number of columns, by the delimiter that the file seems to use.
  public let columnCount: Int

  /// The type of the record whose properties are asked for; nil for columns asked for by name.
  public let record: String?

  /// Whether a name is a number or a date, and none is asked for: the file lacks its header.
  public let looksLikeData: Bool

  /// The options that the file seems to need, when its header reads as a single column.
  public let apparentOptions: CSVOptions?

  /// Summarises a header.
  ///
  /// - Parameters:
  ///   - header: The names in the header.
  ///   - rows: The bytes of some rows of data.
  ///   - options: The options by which the header was read.
  ///   - request: The columns that are asked for.
  ///   - isConfirmed: Whether one of the names is known to be asked for.
  init(
    header: [String], rows: [[UInt8]], options: CSVOptions, request: CSVRequest, isConfirmed: Bool
  ) {
    var names = header
    var apparent: CSVOptions?
    if header.count == 1, !isConfirmed {
      apparent = CSVApparentFormat.options(header: header[0], rows: rows, given: options)
      if let apparent { names = CSVApparentFormat.cells(of: header[0], apparent) }
    }
    let isHeader =
      isConfirmed || names.contains { request.resembles($0) }
      || Self.isHeader(names, above: rows, apparent ?? options)
    let hasData = names.contains { Self.isData($0) }
    self.names = isHeader && !hasData ? header : []
    columnCount = names.count
    record = request.record
    looksLikeData = hasData && !isHeader
    apparentOptions = apparent
  }

  /// Whether a column holds nothing but numbers or dates below a word: a record would not.
  private static func isHeader(
    _ names: [String], above rows: [[UInt8]], _ options: CSVOptions
  ) -> Bool {
    let rows = rows.map { row in
      CSVApparentFormat.cells(
        of: String(decoding: row.filter { $0 != 10 && $0 != 13 }, as: UTF8.self), options)
    }.filter { $0.count == names.count }
    return !rows.isEmpty
      && names.indices.contains { column in
        names[column].first?.isLetter == true && !CSVMissingText.isWord(names[column])
          && rows.allSatisfy { isData($0[column]) }
      }
  }

  /// Whether a name is a number or a date, and so likely a patient's value.
  static func isData(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      DecimalNumber.parse(bytes, decimal: UInt8(ascii: ".")) != nil
        || DecimalNumber.parse(bytes, decimal: UInt8(ascii: ",")) != nil
        || ISODate.parse(bytes) != nil
    }
  }

  /// The columns and the remedy for one that is lacking; empty, or with its semicolon before it.
  func hint(for missing: String) -> String {
    var hint = list
    if let apparentOptions {
      return hint + Self.advice(apparentOptions)
    }
    let folded = CSVRequest.folded(missing)
    if let near = names.first(where: { CSVRequest.folded($0) == folded }) {
      hint += "; \"\(near)\" differs in case, blanks or Unicode form"
    }
    return hint
  }

  /// The remedy for a file of another delimiter, with its semicolon before it.
  static func advice(_ options: CSVOptions) -> String {
    let delimiter =
      switch options.delimiter {
      case .comma: "commas"
      case .semicolon: "semicolons"
      case .tab: "tabs"
      case .character(let character): "\"\(character)\""
      }
    return "; the file seems to use \(delimiter): \(options.advice)"
  }

  /// The names, or why they are not listed.
  private var list: String {
    if looksLikeData { return "; the first line seems to hold data, not the names of columns" }
    guard !names.isEmpty else {
      let subject =
        columnCount == 1 ? "its only column is not" : "none of its \(columnCount) columns is"
      return "; \(subject) \(record.map { "a property of \($0)" } ?? "one that is asked for"); "
        + "the first line must name the columns"
    }
    let shown = names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = names.count > 30 ? " and \(names.count - 30) more" : ""
    return names.count == 1
      ? "; its only column is \(shown)" : "; its columns are \(shown)\(more)"
  }
}
