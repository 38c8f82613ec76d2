/// The part of a ROC curve over which an area is taken.
public enum PartialRange: Sendable, Hashable {
  /// The thresholds with a specificity in the range: sensitivity is averaged over 1 - specificity.
  case specificity(ClosedRange<Double>)

  /// The thresholds with a sensitivity in the range: specificity is averaged over sensitivity.
  case sensitivity(ClosedRange<Double>)

  /// The range.
  public var bounds: ClosedRange<Double> {
    switch self {
    case .specificity(let bounds), .sensitivity(let bounds): bounds
    }
  }

  /// The width of the range: the partial area of a score that separates the outcomes.
  public var width: Double { bounds.upperBound - bounds.lowerBound }

  /// The partial area of a score that is unrelated to the outcome.
  public var areaByChance: Double {
    width * ((1 - bounds.lowerBound) + (1 - bounds.upperBound)) / 2
  }

  /// Refuses a range that is empty or not within 0...1.
  func check() throws(StatsError) {
    guard bounds.lowerBound >= 0, bounds.upperBound <= 1, bounds.lowerBound < bounds.upperBound
    else {
      throw .invalidArgument(
        name: "range", reason: "a range of \(name) lies within 0...1 and is not empty")
    }
  }

  /// What the range is of.
  var name: String {
    switch self {
    case .specificity: "specificity"
    case .sensitivity: "sensitivity"
    }
  }
}

extension PartialRange: CustomStringConvertible {
  /// "specificity 0.9 to 1".
  public var description: String {
    "\(name) \(Decimals.exact(bounds.lowerBound)) to \(Decimals.exact(bounds.upperBound))"
  }
}

extension PartialRange: Codable {
  private enum CodingKeys: CodingKey { case specificity, sensitivity }

  /// Decodes an object with one key and the two ends of the range; refuses any other range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let bounds = try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .specificity) {
      self = .specificity(bounds)
    } else {
      self = .sensitivity(try container.decode(ClosedRange<Double>.self, forKey: .sensitivity))
    }
    try check()
  }

  /// Encodes an object with one key and the two ends of the range.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .specificity(let bounds): try container.encode(bounds, forKey: .specificity)
    case .sensitivity(let bounds): try container.encode(bounds, forKey: .sensitivity)
    }
  }
}
