extension LogisticInference: Codable {
  private enum CodingKeys: CodingKey { case kind, correction }

  private enum Kind: String, Codable { case wald, profileLikelihood, robust, clustered }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .wald: self = .wald
    case .profileLikelihood: self = .profileLikelihood
    case .robust:
      self = .robust(try container.decode(RobustCorrection.self, forKey: .correction))
    case .clustered: self = .clustered
    }
  }

  /// Encodes the kind and the correction, which is null unless the kind is robust.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    var correction: RobustCorrection?
    let kind: Kind
    switch self {
    case .wald: kind = .wald
    case .profileLikelihood: kind = .profileLikelihood
    case .robust(let own): (kind, correction) = (.robust, own)
    case .clustered: kind = .clustered
    }
    try container.encode(kind, forKey: .kind)
    try container.encode(correction, forKey: .correction)
  }
}
