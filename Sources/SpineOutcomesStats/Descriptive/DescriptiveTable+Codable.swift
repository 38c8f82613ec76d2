extension DescriptiveTable.Row: Codable {
  private enum CodingKeys: CodingKey { case numeric, category }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let row = try container.decodeIfPresent(
      DescriptiveTable.NumericRow.self, forKey: .numeric)
    {
      self = .numeric(row)
    } else {
      self = .category(
        try container.decode(DescriptiveTable.CategoryRow.self, forKey: .category))
    }
  }

  /// Encodes the row under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .numeric(let row): try container.encode(row, forKey: .numeric)
    case .category(let row): try container.encode(row, forKey: .category)
    }
  }
}
