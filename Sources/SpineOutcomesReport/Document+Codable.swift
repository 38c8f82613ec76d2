extension Document.Block: Codable {
  private enum CodingKeys: CodingKey { case paragraph, table, figure }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let text = try container.decodeIfPresent(String.self, forKey: .paragraph) {
      self = .paragraph(text)
    } else if let figure = try container.decodeIfPresent(Figure.self, forKey: .figure) {
      self = .figure(figure)
    } else {
      self = .table(try container.decode(Table.self, forKey: .table))
    }
  }

  /// Encodes the block under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .paragraph(let text): try container.encode(text, forKey: .paragraph)
    case .table(let table): try container.encode(table, forKey: .table)
    case .figure(let figure): try container.encode(figure, forKey: .figure)
    }
  }
}
