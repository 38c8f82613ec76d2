/// A column of a design: its values, or one level of a category, and what it stands for.
struct DesignColumn: Sendable {
  /// What the column holds.
  enum Values: Sendable {
    /// A number for each row.
    case numbers([Double])

    /// 1 where the code of the row is the given one, 0 elsewhere.
    case indicator(codes: [Int32], code: Int32)
  }

  /// The variable.
  var variable: VariableName

  /// The level that an indicator stands for.
  var level: String?

  /// The level that it is compared with.
  var reference: String?

  var values: Values

  var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .indicator(let codes, _): codes.count
    }
  }

  /// The name in results and errors: "age", or "hospital: B" for a level.
  var name: String { level.map { "\(variable.label): \($0)" } ?? variable.label }
}
