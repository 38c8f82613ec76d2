extension CutoffRule: Codable {
  private enum CodingKeys: CodingKey, CaseIterable {
    case cost, sensitivity, specificity, maximumChiSquare
  }

  private enum ArgumentKeys: CodingKey {
    case falseNegative, falsePositive, prevalence, atLeast, minimumShare
  }

  /// Decodes a rule: a name, or an object of a name and its numbers.
  public init(from decoder: any Decoder) throws {
    if let name = try? decoder.singleValueContainer().decode(String.self) {
      switch name {
      case "youden": self = .youden
      case "closestToCorner": self = .closestToCorner
      default: throw Self.unknown(decoder)
      }
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1 else {
      throw Self.unknown(decoder)
    }
    let arguments = try container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: key)
    switch key {
    case .cost:
      self = .cost(
        falseNegative: try arguments.decode(Double.self, forKey: .falseNegative),
        falsePositive: try arguments.decode(Double.self, forKey: .falsePositive),
        prevalence: try arguments.decode(Prevalence.self, forKey: .prevalence))
    case .sensitivity:
      self = .sensitivity(atLeast: try arguments.decode(Double.self, forKey: .atLeast))
    case .specificity:
      self = .specificity(atLeast: try arguments.decode(Double.self, forKey: .atLeast))
    case .maximumChiSquare:
      self = .maximumChiSquare(
        minimumShare: try arguments.decode(Double.self, forKey: .minimumShare))
    }
  }

  /// Encodes a rule: "youden", or {"sensitivity": {"atLeast": 0.9}}.
  public func encode(to encoder: any Encoder) throws {
    func arguments(_ key: CodingKeys) -> KeyedEncodingContainer<ArgumentKeys> {
      var container = encoder.container(keyedBy: CodingKeys.self)
      return container.nestedContainer(keyedBy: ArgumentKeys.self, forKey: key)
    }
    switch self {
    case .youden, .closestToCorner:
      var container = encoder.singleValueContainer()
      try container.encode(self == .youden ? "youden" : "closestToCorner")
    case .cost(let falseNegative, let falsePositive, let prevalence):
      var values = arguments(.cost)
      try values.encode(falseNegative, forKey: .falseNegative)
      try values.encode(falsePositive, forKey: .falsePositive)
      try values.encode(prevalence, forKey: .prevalence)
    case .sensitivity(let atLeast):
      var values = arguments(.sensitivity)
      try values.encode(atLeast, forKey: .atLeast)
    case .specificity(let atLeast):
      var values = arguments(.specificity)
      try values.encode(atLeast, forKey: .atLeast)
    case .maximumChiSquare(let share):
      var values = arguments(.maximumChiSquare)
      try values.encode(share, forKey: .minimumShare)
    }
  }

  private static func unknown(_ decoder: any Decoder) -> DecodingError {
    .dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no rule of a cutoff"))
  }
}

extension Prevalence: Codable {
  /// Decodes a share, or "of the sample".
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let share = try? container.decode(Double.self) {
      self = .share(share)
      return
    }
    guard try container.decode(String.self) == Prevalence.ofSample.description else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "neither a share nor \"\(Prevalence.ofSample)\"")
    }
    self = .ofSample
  }

  /// Encodes the share as a number, or "of the sample".
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .ofSample: try container.encode(description)
    case .share(let share): try container.encode(share)
    }
  }
}
