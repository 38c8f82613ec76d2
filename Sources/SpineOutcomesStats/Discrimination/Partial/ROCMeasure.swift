/// A number that is read off a ROC curve.
public enum ROCMeasure: Sendable, Hashable {
  /// The area under the whole curve.
  case area

  /// The area over a part of the curve, 0 to the width of the range.
  case partialArea(PartialRange)

  /// McClish's corrected partial area: 0.5 by chance, 1 at best.
  case correctedPartialArea(PartialRange)

  /// The sensitivity at a given specificity, 0...1.
  case sensitivity(atSpecificity: Double, CurveReading)

  /// The specificity at a given sensitivity, 0...1.
  case specificity(atSensitivity: Double, CurveReading)

  /// Refuses a range or a value that is not within 0...1.
  func check() throws(StatsError) {
    switch self {
    case .area: break
    case .partialArea(let range), .correctedPartialArea(let range): try range.check()
    case .sensitivity(let given, _), .specificity(let given, _):
      guard given >= 0, given <= 1 else {
        throw .invalidArgument(name: "measure", reason: "a given share lies within 0...1")
      }
    }
  }

  /// The value of counts by cell, the most suspicious first.
  ///
  /// - Complexity: O(k) for k cells.
  func value(_ counts: CurveCounts) -> Double {
    switch self {
    case .area:
      return Double(counts.doubledWins)
        / (2 * Double(counts.eventTotal) * Double(counts.otherTotal))
    case .partialArea(let range):
      return counts.partialArea(range)
    case .correctedPartialArea(let range):
      return Self.corrected(counts.partialArea(range), range)
    case .sensitivity(let given, let reading):
      return counts.sensitivity(atSpecificity: given, reading)
    case .specificity(let given, let reading):
      return counts.mirrored.sensitivity(atSpecificity: given, reading)
    }
  }

  /// McClish's correction of a partial area.
  static func corrected(_ area: Double, _ range: PartialRange) -> Double {
    0.5 + (area - range.areaByChance) * correction(range)
  }

  /// By how much the correction stretches an area: 1 / (2 (largest - by chance)).
  static func correction(_ range: PartialRange) -> Double {
    1 / (range.width * (range.bounds.lowerBound + range.bounds.upperBound))
  }

  /// The values that are possible.
  var bounds: ClosedRange<Double> {
    switch self {
    case .area, .sensitivity, .specificity: 0...1
    case .partialArea(let range): 0...max(0, range.width)
    case .correctedPartialArea(let range): min(0.5, Self.corrected(0, range))...1
    }
  }
}

extension ROCMeasure: CustomStringConvertible {
  /// The name of an estimate: "sensitivity at specificity 0.9 (attainable)".
  public var description: String {
    switch self {
    case .area: "area under the ROC curve"
    case .partialArea(let range): "partial area, \(range)"
    case .correctedPartialArea(let range): "corrected partial area, \(range)"
    case .sensitivity(let given, let reading):
      "sensitivity at specificity \(Decimals.exact(given)) (\(reading.rawValue))"
    case .specificity(let given, let reading):
      "specificity at sensitivity \(Decimals.exact(given)) (\(reading.rawValue))"
    }
  }
}

extension ROCMeasure: Codable {
  private enum CodingKeys: CodingKey { case measure, range, given, reading }
  private enum Kind: String, Codable {
    case area, partialArea, correctedPartialArea, sensitivity, specificity
  }

  /// Decodes a measure; a range or a value that is not within 0...1 is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .measure) {
    case .area: self = .area
    case .partialArea:
      self = .partialArea(try container.decode(PartialRange.self, forKey: .range))
    case .correctedPartialArea:
      self = .correctedPartialArea(try container.decode(PartialRange.self, forKey: .range))
    case .sensitivity:
      self = .sensitivity(
        atSpecificity: try container.decode(Double.self, forKey: .given),
        try container.decode(CurveReading.self, forKey: .reading))
    case .specificity:
      self = .specificity(
        atSensitivity: try container.decode(Double.self, forKey: .given),
        try container.decode(CurveReading.self, forKey: .reading))
    }
    try check()
  }

  /// Encodes the name of the measure with its range, or its given value and reading.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .area: try container.encode(Kind.area, forKey: .measure)
    case .partialArea(let range):
      try container.encode(Kind.partialArea, forKey: .measure)
      try container.encode(range, forKey: .range)
    case .correctedPartialArea(let range):
      try container.encode(Kind.correctedPartialArea, forKey: .measure)
      try container.encode(range, forKey: .range)
    case .sensitivity(let given, let reading):
      try container.encode(Kind.sensitivity, forKey: .measure)
      try container.encode(given, forKey: .given)
      try container.encode(reading, forKey: .reading)
    case .specificity(let given, let reading):
      try container.encode(Kind.specificity, forKey: .measure)
      try container.encode(given, forKey: .given)
      try container.encode(reading, forKey: .reading)
    }
  }
}
