import SpineOutcomesStats

/// What the cells of a column are.
enum ColumnKind {
  /// No cell has a value.
  case empty

  /// Every value is true or false, yes or no, 1 or 0.
  case truthValues

  /// Every value is a number, and some are not 0 or 1.
  case numbers

  /// Some value is something else.
  case texts

  init(_ cells: [CSVCell?]) {
    let values = cells.compactMap { $0 }
    if values.isEmpty {
      self = .empty
    } else if values.allSatisfy({ $0.truth != nil }) {
      self = .truthValues
    } else if values.allSatisfy({ $0.number != nil }) {
      self = .numbers
    } else {
      self = .texts
    }
  }
}
