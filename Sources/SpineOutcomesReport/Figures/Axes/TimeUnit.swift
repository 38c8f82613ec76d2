internal import SpineOutcomesStats

/// A unit of time that has customary ticks.
enum TimeUnit: Sendable {
  case days
  case weeks
  case months
  case years

  /// The unit of a time, by the name of the unit or else of the variable; nil for others.
  init?(_ name: VariableName) {
    let words = (name.unit ?? name.label).lowercased().split { !$0.isLetter }
    for word in words {
      switch word {
      case "day", "days", "d": self = .days
      case "week", "weeks", "wk", "wks": self = .weeks
      case "month", "months", "mo", "mos": self = .months
      case "year", "years", "yr", "yrs", "y": self = .years
      default: continue
      }
      return
    }
    let compound = (name.unit ?? name.label).lowercased()
    if compound.hasPrefix("months") { self = .months; return }
    if compound.hasPrefix("days") { self = .days; return }
    if compound.hasPrefix("years") { self = .years; return }
    if compound.hasPrefix("weeks") { self = .weeks; return }
    return nil
  }

  /// Steps from dense to sparse: quarters and years rather than tens of months.
  private var steps: [Double] {
    switch self {
    case .days: [1, 7, 14, 30, 60, 90, 180, 365, 730, 1_825, 3_650]
    case .weeks: [1, 2, 4, 8, 13, 26, 52, 104, 260, 520]
    case .months: [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600]
    case .years: [1, 2, 5, 10, 20, 50]
    }
  }

  /// Ticks from 0 on, from dense to sparse.
  ///
  /// Times that span fewer than two of the smallest steps, or very many of the largest, have the
  /// ticks of other numbers.
  static func ticks(
    of name: VariableName, to highest: Double, atMost count: Int = 11
  ) -> [[Axis.Tick]] {
    let plain = Ticks.linear(from: 0, to: highest, atMost: count)
    guard let unit = TimeUnit(name), let least = unit.steps.first, highest >= 2 * least else {
      return plain
    }
    let found = Ticks.multiples(of: unit.steps, to: highest, atMost: count)
      .filter { $0.count > 1 }
    return found.isEmpty ? plain : found
  }
}
