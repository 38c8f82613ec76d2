import SpineOutcomesStats

extension Study {
  /// The terms of a regression.
  ///
  /// - Parameters:
  ///   - predictors: The columns of numbers.
  ///   - categories: The columns of levels.
  ///   - offset: A column that enters with the coefficient 1.
  /// - Returns: The terms, in that order.
  /// - Throws: `CSVError` for a cell that is no number, `StatsError` for a column without values.
  mutating func terms(
    _ predictors: [PredictorOption], _ categories: [CategoryOption], offset: String?
  ) throws -> [Term<TableRow>] {
    var terms: [Term<TableRow>] = []
    for predictor in predictors {
      let column = try number(
        predictor.column, remedy: "a column of categories is a term with --category")
      terms.append(.numeric(column, per: predictor.units))
    }
    for category in categories { terms.append(try term(category)) }
    if let offset {
      let column = try number(offset, remedy: "--offset takes a column of numbers")
      terms.append(.offset(column))
    }
    return terms
  }

  private mutating func term(_ category: CategoryOption) throws -> Term<TableRow> {
    let column = try level(category.column)
    guard let first = try levels(of: category.column).first else {
      let count = table.rowCount
      throw StatsError.noCompleteCases(
        Exclusions(
          initial: count, missing: [.init(variable: category.column, count: count)],
          incomplete: count))
    }
    let reference = category.reference.map { CellLevel(table.cell($0)) } ?? first
    return .category(column, reference: reference)
  }
}
