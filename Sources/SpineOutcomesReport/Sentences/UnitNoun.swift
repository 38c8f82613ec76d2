internal import SpineOutcomesStats

extension Sentences {
  /// The unit of one: "years" is "year".
  static func singular(_ unit: String) -> String { TimeText.singular(unit) }
}
