extension EliminationRule: Codable {
  private enum CodingKeys: CodingKey { case kind, test, limit }

  private enum Kind: String, Codable { case pValue, akaikeInformationCriterion }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .pValue:
      self = .pValue(
        try container.decode(JointTest.Kind.self, forKey: .test),
        limit: try container.decode(Double.self, forKey: .limit))
    case .akaikeInformationCriterion: self = .akaikeInformationCriterion
    }
  }

  /// Encodes the kind, and the test with its limit, which are null for Akaike's criterion.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .pValue(let test, let limit):
      try container.encode(Kind.pValue, forKey: .kind)
      try container.encode(test, forKey: .test)
      try container.encode(limit, forKey: .limit)
    case .akaikeInformationCriterion:
      try container.encode(Kind.akaikeInformationCriterion, forKey: .kind)
      try container.encodeNil(forKey: .test)
      try container.encodeNil(forKey: .limit)
    }
  }
}
