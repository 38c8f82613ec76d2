import SpineOutcomesStats

extension Failure {
  /// The failure for a file that cannot be read, with remedies as options of the command line.
  init(_ error: CSVError) {
    switch error {
    case .missingFile, .unreadable: self.init(error.description, .noInput)
    case .invalidOptions(let reason): self.init(Self.asOptions(reason), .usage)
    case .missingColumn(let place, let name, let header):
      self.init("\(place): has no column \"\(name)\"\(Self.remedy(name, header))", .dataError)
    default: self.init(Self.asOptions(error.description), .dataError)
    }
  }

  /// The failure for an analysis that the data do not allow.
  init(_ error: StatsError, in file: String?) {
    let prefix = file.map { "\($0): " } ?? ""
    switch error {
    case .invalidValue(let value):
      let place = CSVPlace(
        file: file, line: value.line ?? value.row + 1, row: value.row, column: value.variable)
      self.init("\(place): \(value.reason)", .dataError)
    default: self.init(prefix + Self.asOptions(error.description), .dataError)
    }
  }

  /// What to do about a column that the file lacks: another delimiter, the nearest name, a list.
  private static func remedy(_ name: String, _ header: CSVHeaderSummary) -> String {
    if let delimiter = header.apparentDelimiter { return "; \(remedy(delimiter))" }
    if header.looksLikeData {
      return "; the first line seems to hold data, not the names of columns"
    }
    let shown = header.names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = header.names.count > 30 ? " and \(header.names.count - 30) more" : ""
    let nearest = NearestName.find(name, among: header.names)
    return (nearest.map { "; did you mean \"\($0)\"?" } ?? ";") + " its columns are \(shown)\(more)"
  }

  /// What to do about a file that seems to use another delimiter.
  static func remedy(_ delimiter: CSVOptions.Delimiter) -> String {
    switch delimiter {
    case .comma: "the file seems to use commas: leave out --delimiter"
    case .semicolon: "the file seems to use semicolons: pass --delimiter semicolon"
    case .tab: "the file seems to use tabs: pass --delimiter tab"
    case .character(let sign): "the file seems to use \"\(sign)\": pass --delimiter \"\(sign)\""
    }
  }

  /// The library's remedies in the words of the command line.
  private static func asOptions(_ text: String) -> String {
    let words = [
      ("pass delimiter: .comma", "leave out --delimiter"),
      ("pass delimiter: .semicolon", "pass --delimiter semicolon"),
      ("pass delimiter: .tab", "pass --delimiter tab"),
      ("pass decimal: .comma", "pass --decimal comma"),
      ("pass decimal: .point", "pass --decimal point"),
      ("must be listed in missing:", "must be named with --missing"),
      ("; use ChiSquareTest", ""), ("; use .chiSquared", ""),
      ("argument reference: ", ""),
      (
        "the delimiter and the decimal mark are the same character",
        "the delimiter and the decimal mark are the same sign: a file with decimal commas needs "
          + "--delimiter semicolon or tab"
      ),
    ]
    return words.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
