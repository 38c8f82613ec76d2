import ArgumentParser
import SpineOutcomesReport

/// How many decimals a kind of number has, as an option: `percentages=0`.
struct DecimalsOption: ExpressibleByArgument {
  enum Kind: String, CaseIterable {
    case pValues = "p-values"
    case percentages
    case estimates

    /// The decimals that it may have.
    var range: ClosedRange<Int> { self == .pValues ? 1...6 : 0...6 }
  }

  let kind: Kind
  let count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
      let count = Int(parts[1]), kind.range.contains(count)
    else { return nil }
    (self.kind, self.count) = (kind, count)
  }

  /// The decimals with those that options name; of a kind named twice, the last.
  static func merged(_ options: [DecimalsOption], into places: DecimalPlaces) -> DecimalPlaces {
    func last(_ kind: Kind) -> Int? { options.last { $0.kind == kind }?.count }
    return DecimalPlaces(
      pValues: last(.pValues) ?? places.pValues,
      percentages: last(.percentages) ?? places.percentages,
      estimates: last(.estimates) ?? places.estimates)
  }
}
