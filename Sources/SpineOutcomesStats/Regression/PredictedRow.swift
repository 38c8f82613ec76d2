/// Makes the row of a design out of values of the terms of a regression.
struct PredictedRow {
  private let coefficients: [Coefficient]
  private let offsets: [String]

  init(_ coefficients: [Coefficient], offsets: [String]) {
    self.coefficients = coefficients
    self.offsets = offsets
  }

  /// The row of the design that the values make.
  func row(for values: [String: PredictorValue]) throws(StatsError) -> [Double] {
    let known = Set(coefficients.flatMap(\.factors).map(\.variable.label) + offsets)
    for name in values.keys where !known.contains(name) {
      throw .invalidArgument(name: "values", reason: "the model has no term \"\(name)\"")
    }
    for name in offsets { _ = try offset(name, in: values) }
    var row: [Double] = []
    for coefficient in coefficients {
      var product = 1.0
      for factor in coefficient.factors { product *= try value(of: factor, in: values) }
      row.append(product)
    }
    return row
  }

  func offset(
    _ name: String, in values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    guard case .number(let number)? = values[name], number.isFinite else {
      throw .invalidArgument(name: "values", reason: "the offset \(name) needs a finite number")
    }
    return number
  }

  func value(
    of factor: ColumnFactor, in values: [String: PredictorValue]
  ) throws(StatsError) -> Double {
    let name = factor.variable.label
    switch values[name] {
    case .number(let number)?:
      if number.isFinite, let value = factor.value(at: number) { return value }
      throw .invalidArgument(
        name: "values",
        reason: factor.levels.isEmpty
          ? "\(name) needs a finite number" : "\(name) needs a level")
    case .level(let level)?:
      guard let value = factor.value(at: level) else {
        throw .invalidArgument(name: "values", reason: "\(name) needs a finite number")
      }
      try check(level, of: name)
      return value
    case nil: throw .invalidArgument(name: "values", reason: "no value for \(name)")
    }
  }

  private func check(_ level: String, of name: String) throws(StatsError) {
    var known: [String] = []
    for factor in coefficients.flatMap(\.factors) where factor.variable.label == name {
      for level in factor.levels where !known.contains(level) { known.append(level) }
    }
    guard known.contains(level) else {
      throw .unknownLevel(variable: name, level: level, known: known)
    }
  }
}
