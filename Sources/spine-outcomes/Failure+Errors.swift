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
    case .unknownLevel(_, let level, let known):
      let nearest = NearestName.find(level, among: known).map { "did you mean \"\($0)\"? " } ?? ""
      let text = error.description.replacing("; its levels are", with: "; \(nearest)its levels are")
      self.init(prefix + text, .dataError)
    default: self.init(prefix + Self.asOptions(error.description), .dataError)
    }
  }

  /// What to do about a column that the file lacks: another delimiter, the nearest name, a list.
  static func remedy(_ name: String, _ header: CSVHeaderSummary) -> String {
    if let options = header.apparentOptions { return "; \(remedy(options))" }
    if header.looksLikeData {
      return "; the first line seems to hold data, not the names of columns"
    }
    guard !header.names.isEmpty else {
      let subject =
        header.columnCount == 1
        ? "its only column is not" : "none of its \(header.columnCount) columns is"
      return "; \(subject) one that is asked for; the first line must name the columns"
    }
    let shown = header.names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = header.names.count > 30 ? " and \(header.names.count - 30) more" : ""
    let parts = name.split { ",;+ ".contains($0) }.map(String.init)
    if parts.count > 1, parts.allSatisfy(header.names.contains) {
      return "; an option names one column: repeat it for each of "
        + parts.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    let nearest = NearestName.find(name, among: header.names)
    return (nearest.map { "; did you mean \"\($0)\"?" } ?? ";") + " its columns are \(shown)\(more)"
  }

  /// What to do about a file that seems to use another delimiter.
  static func remedy(_ options: CSVOptions) -> String {
    let decimal = options.decimal == .comma ? " --decimal comma" : ""
    let (name, argument) =
      switch options.delimiter {
      case .comma: ("commas", "comma")
      case .semicolon: ("semicolons", "semicolon")
      case .tab: ("tabs", "tab")
      case .character(let sign): ("\"\(sign)\"", "\"\(sign)\"")
      }
    return "the file seems to use \(name): pass --delimiter \(argument)\(decimal)"
  }

  /// The library's remedies in the words of the command line.
  private static func asOptions(_ text: String) -> String {
    let words = [
      (" and declare the property Optional", ""),
      ("; use ChiSquareTest, which suits them", "; use --test chi-square"),
      ("; use ChiSquareTest", ""), ("; use .chiSquared", ""), ("; use .monteCarlo", ""),
      ("; use .asymptotic", "; use --test trend"), ("; use .wilson", "; use --interval wilson"),
      ("; use .score", "; use --interval score"),
      ("argument reference: ", ""),
      ("estimator: .firth", "--method firth"),
      (
        "the delimiter and the decimal mark are the same character",
        "the delimiter and the decimal mark are the same sign: a file with decimal commas needs "
          + "--delimiter semicolon or tab"
      ),
    ]
    let code = /options: CSVOptions\(((?:[^()"]|"[^"]*"|\([^()]*\))*)\)/
    let plain = words.reduce(text) { $0.replacing($1.0, with: $1.1) }
      .replacing(code) { arguments(String($0.1)) }
    // The library's advice leaves out what is the default; the command line names it.
    return plain + (text.contains("uses a decimal point:") ? " --decimal point" : "")
  }

  /// Options of the library, as Swift writes them, as arguments of the command line.
  private static func arguments(_ code: String) -> String {
    if code.isEmpty { return "no --delimiter and no --decimal" }
    return code.replacing(/delimiter: \.character\((".*?")\)/) { "--delimiter \($0.1)" }
      .replacing(/delimiter: \.(\w+)/) { "--delimiter \($0.1)" }
      .replacing(/decimal: \.(\w+)/) { "--decimal \($0.1)" }
      .replacing(/missing: \[(.*)\]/) { match in
        match.1.split(separator: ", ").map { text in
          "--missing \(text.drop { $0 == "\"" }.prefix { $0 != "\"" })"
        }.joined(separator: " ")
      }
      .replacing(", --", with: " --")
  }
}
