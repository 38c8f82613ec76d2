/// What a column of a design is made of: a variable, and how it enters.
///
/// A column is the product of its factors; all columns but those of interactions have one. From
/// it a prediction makes the column's value out of the values of the variables.
public enum ColumnFactor: Sendable, Hashable, Codable {
  /// The number itself.
  case number(variable: VariableName)

  /// The number in units of so many: its coefficient is that of a step of `per`.
  case scaled(variable: VariableName, per: Double)

  /// The number raised to a whole power.
  case power(variable: VariableName, exponent: Int)

  /// A piece of a restricted cubic spline, counted from 1; the number itself is another column.
  case spline(variable: VariableName, knots: [Double], piece: Int)

  /// 1 at the level, 0 at every other (treatment contrast).
  case level(variable: VariableName, level: String, reference: String)

  /// 1 at the level, -1 at the omitted level, 0 at every other (sum contrast).
  case sumContrast(variable: VariableName, level: String, omitted: String)
}

extension ColumnFactor {
  /// The variable.
  public var variable: VariableName {
    switch self {
    case .number(let variable), .scaled(let variable, _), .power(let variable, _),
      .spline(let variable, _, _), .level(let variable, _, _), .sumContrast(let variable, _, _):
      variable
    }
  }

  /// The levels that the factor names; none for a number.
  var levels: [String] {
    switch self {
    case .number, .scaled, .power, .spline: []
    case .level(_, let level, let other), .sumContrast(_, let level, let other): [other, level]
    }
  }

  /// The level whose column it is; nil for a number.
  var ownLevel: String? {
    switch self {
    case .number, .scaled, .power, .spline: nil
    case .level(_, let level, _), .sumContrast(_, let level, _): level
    }
  }

  /// The variable as a table heads its row: with its unit, and with how much of it one step is.
  var heading: VariableName {
    guard case .scaled(let variable, let per) = self else { return variable }
    let unit = variable.unit.map { " \($0)" } ?? ""
    return VariableName(variable.label, unit: "per \(Decimals.exact(per))\(unit)")
  }

  /// The name of the factor in names of columns.
  var name: String {
    switch self {
    case .number(let variable): variable.label
    case .scaled(let variable, let per): "\(variable.label) (per \(Decimals.exact(per)))"
    case .power(let variable, let exponent): "\(variable.label)^\(exponent)"
    case .spline(let variable, _, let piece): "\(variable.label), spline \(piece)"
    case .level(let variable, let level, _): "\(variable.label): \(level)"
    case .sumContrast(let variable, let level, _): "\(variable.label): \(level) (sum)"
    }
  }

  /// The value at a number; nil for a category.
  func value(at number: Double) -> Double? {
    switch self {
    case .number: number
    case .scaled(_, let per): number / per
    case .power(_, let exponent):
      (0..<max(0, exponent)).reduce(1.0) { product, _ in product * number }
    case .spline(_, let knots, let piece):
      RestrictedCubicSpline.value(at: number, knots: knots, piece: piece)
    case .level, .sumContrast: nil
    }
  }

  /// The value at a level; nil for a number.
  func value(at name: String) -> Double? {
    switch self {
    case .number, .scaled, .power, .spline: nil
    case .level(_, let level, _): name == level ? 1 : 0
    case .sumContrast(_, let level, let omitted): name == level ? 1 : name == omitted ? -1 : 0
    }
  }
}
