extension Finding: Codable {
  private enum Kind: String, CodingKey, CaseIterable {
    case text, patients, baseline, description, change, pairedShare, comparison, shares, logistic,
      cox,
      discrimination, survival
  }

  /// Decodes an object whose one key is the kind; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    func decode<Value: Decodable>(_ kind: Kind) throws -> Value {
      try container.decode(Value.self, forKey: kind)
    }
    guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a finding has one kind"))
    }
    switch kind {
    case .text: self = .text(try decode(kind))
    case .patients: self = .patients(try decode(kind))
    case .baseline: self = .baseline(try decode(kind))
    case .description: self = .description(try decode(kind))
    case .change: self = .change(try decode(kind))
    case .pairedShare: self = .pairedShare(try decode(kind))
    case .comparison: self = .comparison(try decode(kind))
    case .shares: self = .shares(try decode(kind))
    case .logistic: self = .logistic(try decode(kind))
    case .cox: self = .cox(try decode(kind))
    case .discrimination: self = .discrimination(try decode(kind))
    case .survival: self = .survival(try decode(kind))
    }
  }

  /// Encodes the finding under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .text(let finding): try container.encode(finding, forKey: .text)
    case .patients(let finding): try container.encode(finding, forKey: .patients)
    case .baseline(let finding): try container.encode(finding, forKey: .baseline)
    case .description(let finding): try container.encode(finding, forKey: .description)
    case .change(let finding): try container.encode(finding, forKey: .change)
    case .pairedShare(let finding): try container.encode(finding, forKey: .pairedShare)
    case .comparison(let finding): try container.encode(finding, forKey: .comparison)
    case .shares(let finding): try container.encode(finding, forKey: .shares)
    case .logistic(let finding): try container.encode(finding, forKey: .logistic)
    case .cox(let finding): try container.encode(finding, forKey: .cox)
    case .discrimination(let finding): try container.encode(finding, forKey: .discrimination)
    case .survival(let finding): try container.encode(finding, forKey: .survival)
    }
  }
}
