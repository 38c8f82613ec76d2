/// A column that rows are read from: where its values are and how they are scaled.
package enum RowColumn: Sendable {
  /// The same value in every row.
  case constant(Double)

  /// The values times a factor, less a centre.
  case numbers([Double], factor: Double, centre: Double)

  /// One value where the code of the row is the given one, another elsewhere.
  case indicator([Int32], code: Int32, present: Double, absent: Double)

  /// The number of rows; nil for a constant, which has any.
  var rows: Int? {
    switch self {
    case .constant: nil
    case .numbers(let values, _, _): values.count
    case .indicator(let codes, _, _, _): codes.count
    }
  }
}
