import ArgumentParser
import SpineOutcomesStats

/// What standardised risks compare: `COL`, each level against the reference, or `COL:FROM:TO`.
struct RiskOption {
  let column: String

  /// The two values that are compared; nil for each level against the reference.
  private let values: (from: String, to: String)?

  /// The two numbers, of a term of numbers.
  var numbers: [Double] {
    [values?.from, values?.to].compactMap { $0.flatMap(Double.init) }
  }

  /// Splits an argument at the colons that leave the name of a column.
  init(_ argument: String, columns: [String]) throws(ValidationError) {
    let parts = CategoryOption(argument, columns: columns)
    column = parts.column
    guard let text = parts.reference else {
      values = nil
      return
    }
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard ends.count == 2, !ends.contains("") else {
      throw ValidationError(
        "--risks \(argument): behind the column stand two values, as --risks age:60:70")
    }
    guard ends[0] != ends[1], Double(ends[0]) == nil || Double(ends[0]) != Double(ends[1]) else {
      throw ValidationError(
        "--risks \(argument): compares a value with itself; name two, as --risks age:60:70")
    }
    values = (ends[0], ends[1])
  }

  /// The settings that are compared, the reference first.
  ///
  /// - Parameters:
  ///   - model: The regression.
  ///   - isNumber: Whether the column is a term of numbers.
  /// - Returns: A pair for each comparison.
  /// - Throws: `ValidationError` for a number without two values, or a text in place of one.
  func settings(
    of model: LogisticRegression, isNumber: Bool
  ) throws(ValidationError) -> [(reference: PredictorValue, compared: PredictorValue)] {
    guard isNumber else {
      if let values { return [(.level(values.from), .level(values.to))] }
      let category = model.categories.first { $0.variable.label == column }
      let reference = category?.reference ?? ""
      return (category?.levels ?? []).filter { $0.count > 0 && $0.name != reference }.map {
        (.level(reference), .level($0.name))
      }
    }
    guard let values else {
      throw ValidationError("--risks \(column): name two numbers, as --risks \(column):60:70")
    }
    guard let from = Double(values.from), let to = Double(values.to), from.isFinite, to.isFinite
    else {
      throw ValidationError("--risks \(column): \(column) is a term of numbers")
    }
    return [(.number(from), .number(to))]
  }
}
