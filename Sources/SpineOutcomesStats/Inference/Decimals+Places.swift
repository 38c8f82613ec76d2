import Foundation

extension Decimals {
  /// How many decimals each kind of number has.
  package struct Places: Sendable, Hashable {
    /// Those of p-values, 1...6; smaller ones are "< 0.001".
    package let pValues: Int

    /// Those of percentages, 0...6.
    package let percentages: Int

    /// The most of estimates, 0...6; nil: by their size.
    package let estimates: Int?

    /// Creates places; what lies outside its range is set to the nearest inside.
    package init(pValues: Int = 3, percentages: Int = 1, estimates: Int? = nil) {
      self.pValues = min(max(pValues, 1), 6)
      self.percentages = min(max(percentages, 0), 6)
      self.estimates = estimates.map { min(max($0, 0), 6) }
    }

    /// The unit of the last decimal: 0.001 of three.
    static func unit(_ decimals: Int) -> Double { units[min(max(decimals, 0), 6)] }

    private static let units = [1, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6]
  }

  /// The places of the report that is being written; those of SAMPL elsewhere.
  @TaskLocal package static var places = Places()

  /// An estimate or a description of data: with the decimals that were chosen, else the shortest
  /// decimal of at most the given significant digits.
  package static func estimate(_ value: Double, _ digits: Int = 4) -> String {
    chosen(value) ?? plain(value, digits)
  }

  /// A probability or an area, of which three decimals are shown unless others were chosen.
  package static func share(_ value: Double) -> String { fixed(value, places.estimates ?? 3) }

  /// An estimate with the decimals that were chosen; nil where none were.
  ///
  /// Fewer where the number has no more, and what would be rounded to 0 keeps one digit.
  package static func chosen(_ value: Double) -> String? {
    guard let decimals = places.estimates, value.isFinite else { return nil }
    if value == value.rounded() { return fixed(value, 0) }
    let shortest = "\(value)"
    if !shortest.contains("e"), shortest.drop(while: { $0 != "." }).count <= decimals + 1 {
      return shortest
    }
    let text = fixed(value, decimals)
    return text.contains { ("1"..."9").contains($0) } ? text : significant(value, 1)
  }

  /// A ratio with the decimals that were chosen, and more where they do not tell it from 1 or 0; nil
  /// where none were chosen.
  package static func chosenRatio(_ value: Double) -> String? {
    guard let decimals = places.estimates, value.isFinite else { return nil }
    if let text = apartFromOne(value, decimals) { return text }
    let text = fixed(value, decimals)
    guard value != 0, !text.contains(where: { ("1"..."9").contains($0) }) else { return text }
    return significant(value, 1)
  }
}
