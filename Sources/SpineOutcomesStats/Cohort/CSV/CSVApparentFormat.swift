/// The options that a file seems to need, for errors only: nothing is read by them.
enum CSVApparentFormat {
  /// The options for a file whose header reads as a single column; nil when nothing is apparent.
  ///
  /// - Parameters:
  ///   - header: The only name in the header.
  ///   - rows: The bytes of some rows of data.
  ///   - options: The options by which the header was read.
  /// - Returns: The options to pass instead.
  static func options(
    header: String, rows: [[UInt8]], given options: CSVOptions
  ) -> CSVOptions? {
    let candidates: [(byte: UInt8, delimiter: CSVOptions.Delimiter)] = [
      (UInt8(ascii: ";"), .semicolon), (UInt8(ascii: "\t"), .tab), (UInt8(ascii: ","), .comma),
      (UInt8(ascii: "|"), .character("|")),
    ]
    guard let found = candidates.first(where: { header.utf8.contains($0.byte) }) else {
      return nil
    }
    let decimal: CSVOptions.DecimalMark? =
      found.delimiter == .comma ? .point : decimalMark(rows, delimiter: found.byte)
    return options.with(delimiter: found.delimiter, decimal: decimal)
  }

  /// The cells of a header that reads as a single column.
  static func cells(of header: String, _ options: CSVOptions) -> [String] {
    let delimiter: Character =
      switch options.delimiter {
      case .comma: ","
      case .semicolon: ";"
      case .tab: "\t"
      case .character(let character): character
      }
    return header.split(separator: delimiter, omittingEmptySubsequences: false).map {
      $0.hasPrefix("\"") && $0.hasSuffix("\"") && $0.count > 1
        ? String($0.dropFirst().dropLast()) : String($0)
    }
  }

  /// The decimal mark of the numbers in some rows; nil when they have none, or both.
  private static func decimalMark(
    _ rows: [[UInt8]], delimiter: UInt8
  ) -> CSVOptions.DecimalMark? {
    let comma = UInt8(ascii: ",")
    let point = UInt8(ascii: ".")
    var hasCommas = false
    var hasPoints = false
    for cell in rows.lazy.flatMap({ $0.split(separator: delimiter) }) {
      let cell = cell.filter { $0 != UInt8(ascii: "\"") }
      cell.withUnsafeBufferPointer { bytes in
        if bytes.contains(comma), DecimalNumber.parse(bytes, decimal: comma) != nil {
          hasCommas = true
        }
        if bytes.contains(point), DecimalNumber.parse(bytes, decimal: point) != nil {
          hasPoints = true
        }
      }
    }
    guard hasCommas != hasPoints else { return nil }
    return hasCommas ? .comma : .point
  }
}
