/// A category as a term of a regression: `COL` or `COL:REFERENCE`.
struct CategoryOption {
  let column: String
  let reference: String?

  /// Splits an argument at the colon that leaves the name of a column.
  ///
  /// A name may itself contain colons: the longest that the file has is taken. When the file has
  /// none, the text before the first colon is taken for the name.
  init(_ argument: String, columns: [String]) {
    if columns.contains(argument) {
      (column, reference) = (argument, nil)
      return
    }
    let colons = argument.indices.filter { argument[$0] == ":" }
    let fitting = colons.last { columns.contains(String(argument[..<$0])) }
    guard let colon = fitting ?? colons.first else {
      (column, reference) = (argument, nil)
      return
    }
    column = String(argument[..<colon])
    reference = String(argument[argument.index(after: colon)...])
  }
}
