extension Sentences {
  /// The unit of one: "years" is "year", "inches" is "inch"; a unit that is no plural in small
  /// letters stays, as "mm", "mg/l" or "Celsius".
  static func singular(_ unit: String) -> String {
    guard unit.count > 3, unit.hasSuffix("s"), !unit.hasSuffix("ss"), !unit.hasSuffix("us"),
      unit.allSatisfy({ $0.isLetter && $0.isLowercase })
    else { return unit }
    let ending = ["ches", "shes", "xes"].contains { unit.hasSuffix($0) } ? 2 : 1
    return String(unit.dropLast(ending))
  }
}
