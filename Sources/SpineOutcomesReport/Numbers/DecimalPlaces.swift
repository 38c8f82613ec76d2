internal import SpineOutcomesStats

/// How many decimals each kind of number has in a report.
///
/// The defaults are those of the SAMPL guidelines. Numbers are rounded once to these decimals, from
/// the doubles of the results, which `report.json` holds in full.
public struct DecimalPlaces: Sendable, Hashable, Codable {
  /// Those of p-values, 1...6; smaller ones are shown as "< 0.001", and those near 0.05 keep as many
  /// as tell them from it.
  public let pValues: Int

  /// Those of percentages, 0...6.
  public let percentages: Int

  /// The most of estimates and descriptions, 0...6; nil: four significant digits, and three decimals
  /// of ratios and shares.
  ///
  /// Fewer where the number has no more, none of a whole number; what would be shown as 0 keeps one digit; a ratio keeps as many as
  /// tell it from 1. Counts, times and cutoffs of the data are never rounded.
  public let estimates: Int?

  /// Creates places; a number outside its range is set to the nearest inside.
  ///
  /// - Parameters:
  ///   - pValues: Those of p-values, 1...6.
  ///   - percentages: Those of percentages, 0...6.
  ///   - estimates: The most of estimates, 0...6; nil: by their size.
  public init(pValues: Int = 3, percentages: Int = 1, estimates: Int? = nil) {
    let places = Decimals.Places(
      pValues: pValues, percentages: percentages, estimates: estimates)
    self.pValues = places.pValues
    self.percentages = places.percentages
    self.estimates = places.estimates
  }

  /// What a closure writes, with these decimals.
  func applied<Text>(_ write: () throws -> Text) rethrows -> Text {
    let places = Decimals.Places(
      pValues: pValues, percentages: percentages, estimates: estimates)
    return try Decimals.$places.withValue(places) { try write() }
  }
}

extension DecimalPlaces {
  private enum CodingKeys: CodingKey { case pValues, percentages, estimates }

  /// Decodes the JSON form; a key that is not given has its default.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      pValues: try container.decodeIfPresent(Int.self, forKey: .pValues) ?? 3,
      percentages: try container.decodeIfPresent(Int.self, forKey: .percentages) ?? 1,
      estimates: try container.decodeIfPresent(Int.self, forKey: .estimates))
  }
}
