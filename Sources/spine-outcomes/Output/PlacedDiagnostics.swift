import SpineOutcomesStats

/// The diagnostics of a regression as JSON, each row with its place in the file.
struct PlacedDiagnostics: Encodable {
  let columns: [String]
  let meanLeverage: Double
  let rows: [Row]

  init(_ diagnostics: LogisticDiagnostics, _ places: [RowPlace]) {
    columns = diagnostics.columns
    meanLeverage = diagnostics.meanLeverage
    rows = zip(diagnostics.rows, places).map(Row.init)
  }

  /// The properties of a row, with the line and the data row of the file.
  struct Row: Encodable {
    let diagnostics: LogisticDiagnostics.Row
    let place: RowPlace

    enum CodingKeys: CodingKey { case line, dataRow }

    func encode(to encoder: any Encoder) throws {
      try diagnostics.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(place.line, forKey: .line)
      try container.encode(place.row, forKey: .dataRow)
    }
  }
}
