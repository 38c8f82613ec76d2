import SpineOutcomesStats

/// A level of a column whose kind is known only when the program runs.
///
/// Two cells have the same level when their texts are equal, or their numbers where both are
/// numbers. Numbers come first, by size; texts follow, by their signs; levels that someone has put in
/// order keep it.
struct CellLevel: Sendable, CustomStringConvertible {
  /// The text as it was first met.
  let text: String

  /// The number that the text spells; nil when it is none.
  let number: Double?

  /// The place among levels that someone has put in order; 0 where nobody has.
  let rank: Int

  /// What results call it.
  let description: String

  /// Whether it stands for no cell at all.
  private(set) var isAbsent = false

  init(_ cell: CSVCell) { self.init(cell, rank: 0, label: cell.text) }

  /// A level in an order of levels, with a name of its own.
  init(_ cell: CSVCell, rank: Int, label: String) {
    text = cell.text
    number = cell.number
    self.rank = rank
    description = label
  }

  /// A level that no cell has.
  static func absent(_ cell: CSVCell) -> CellLevel {
    var level = CellLevel(cell)
    level.isAbsent = true
    return level
  }
}

extension CellLevel: AbsentLevel {}

extension CellLevel: Hashable {
  static func == (first: CellLevel, second: CellLevel) -> Bool {
    if let one = first.number, let other = second.number { return one == other }
    return first.number == nil && second.number == nil
      && first.text.utf8.elementsEqual(second.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    if let number { hasher.combine(number) } else { hasher.combine(text) }
  }
}

extension CellLevel: Comparable {
  static func < (first: CellLevel, second: CellLevel) -> Bool {
    if first.rank != second.rank { return first.rank < second.rank }
    return switch (first.number, second.number) {
    case (let one?, let other?): one < other
    case (nil, nil): first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
    case (let one, _): one != nil
    }
  }
}

extension CellLevel: Categorical {
  static var declaredLevels: [CellLevel]? { nil }

  var level: CellLevel? { self }
}
