/// A time of follow-up in words.
package enum TimeText {
  /// A time with five significant digits, without zeros that say nothing: "4.5".
  static func number(_ time: Double) -> String {
    var text = Decimals.plain(time)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// A time with its unit and interval: "4.1 months (95 % CI 3 to not reached)".
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - unit: Its unit; nil for none.
  ///   - interval: Its interval, whose upper limit may be infinite.
  /// - Returns: The text; one of the unit is in the singular.
  static func text(
    _ time: Double, unit: String?, _ interval: ConfidenceInterval?
  ) -> String {
    let number = number(time)
    let unit = unit.map { " \(number == "1" ? singular($0) : $0)" } ?? ""
    return number + unit + text(interval)
  }

  /// An interval in brackets, after a blank; nothing without one.
  static func text(_ interval: ConfidenceInterval?) -> String {
    guard let interval else { return "" }
    let upper = interval.upper.isFinite ? number(interval.upper) : "not reached"
    return
      " (\(ConfidenceInterval.title(level: interval.level)) \(number(interval.lower)) to \(upper))"
  }

  /// The unit of one: "years" is "year", "inches" is "inch"; a unit that is no plural in small
  /// letters stays, as "mm", "mg/l" or "Celsius".
  package static func singular(_ unit: String) -> String {
    guard unit.count > 3, unit.hasSuffix("s"), !unit.hasSuffix("ss"), !unit.hasSuffix("us"),
      unit.allSatisfy({ $0.isLetter && $0.isLowercase })
    else { return unit }
    let ending = ["ches", "shes", "xes"].contains { unit.hasSuffix($0) } ? 2 : 1
    return String(unit.dropLast(ending))
  }
}
