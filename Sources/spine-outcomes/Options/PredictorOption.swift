import ArgumentParser

/// A number as a term of a regression: `COL`, or `COL:UNITS` for the odds ratio of so many units.
struct PredictorOption {
  let column: String

  /// How much of the number the odds ratio is for, finite and above 0.
  let units: Double

  /// Splits an argument at the colon that leaves the name of a column, as of a category.
  init(_ argument: String, columns: [String]) throws(ValidationError) {
    let parts = CategoryOption(argument, columns: columns)
    column = parts.column
    guard let text = parts.reference else {
      units = 1
      return
    }
    guard let value = Double(text), value.isFinite, value > 0 else {
      throw ValidationError(
        "--predictor \(argument): behind the colon stands a number above 0, as --predictor age:10")
    }
    units = value
  }
}
