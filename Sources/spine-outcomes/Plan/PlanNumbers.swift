import SpineOutcomesReport

/// How a plan asks for numbers: `{"pValues": 3, "percentages": 0, "estimates": 2, "style": "comma"}`.
struct PlanNumbers {
  static let keys = ["pValues", "percentages", "estimates", "style"]

  /// How many decimals each kind has.
  let decimals: DecimalPlaces

  /// How they are set; nil: as each format has them.
  let style: NumberStyle?

  init(_ node: PlanNode?) throws {
    guard let node else {
      (decimals, style) = (DecimalPlaces(), nil)
      return
    }
    let object = try PlanObject(node, keys: Self.keys)
    func places(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
      guard let given = object[key] else { return nil }
      let count = try given.count()
      guard range.contains(count) else {
        throw given.mistake(
          "is a number of decimals from \(range.lowerBound) to \(range.upperBound)")
      }
      return count
    }
    let usual = DecimalPlaces()
    decimals = DecimalPlaces(
      pValues: try places("pValues", 1...6) ?? usual.pValues,
      percentages: try places("percentages", 0...6) ?? usual.percentages,
      estimates: try places("estimates", 0...6))
    style = try object["style"]?.word(NumberStyleOption.self).value
  }
}
