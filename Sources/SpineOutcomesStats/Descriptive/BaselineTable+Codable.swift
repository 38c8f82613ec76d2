extension BaselineTable.Row: Codable {
  private enum CodingKeys: CodingKey { case kind }

  private enum Kind: String, Codable { case numeric, category }

  /// Decodes a row whose "kind" is "numeric" or "category".
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .numeric: self = .numeric(try BaselineTable.NumericRow(from: decoder))
    case .category: self = .category(try BaselineTable.CategoryRow(from: decoder))
    }
  }

  /// Encodes the properties of the row, with its kind beside them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .numeric(let row):
      try container.encode(Kind.numeric, forKey: .kind)
      try row.encode(to: encoder)
    case .category(let row):
      try container.encode(Kind.category, forKey: .kind)
      try row.encode(to: encoder)
    }
  }
}
