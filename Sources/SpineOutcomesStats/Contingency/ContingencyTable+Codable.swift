extension ContingencyTable: Codable {
  private enum CodingKeys: CodingKey {
    case rowVariable, columnVariable, rowNames, columnNames, counts, exclusions
  }

  /// Reads a table and checks its counts and names.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rowNames = try container.decode([String].self, forKey: .rowNames)
    let columnNames = try container.decode([String].self, forKey: .columnNames)
    try self.init(
      container.decode([[Int]].self, forKey: .counts),
      rowNames: rowNames, columnNames: columnNames,
      rowVariable: container.decode(String.self, forKey: .rowVariable),
      columnVariable: container.decode(String.self, forKey: .columnVariable),
      exclusions: container.decode(Exclusions.self, forKey: .exclusions))
  }

  /// Writes the counts as rows.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rowVariable, forKey: .rowVariable)
    try container.encode(columnVariable, forKey: .columnVariable)
    try container.encode(rowNames, forKey: .rowNames)
    try container.encode(columnNames, forKey: .columnNames)
    try container.encode(counts, forKey: .counts)
    try container.encode(exclusions, forKey: .exclusions)
  }
}
