/// How wide a figure is printed: the columns of a journal.
///
/// Text has the same size on both, 6 pt or more; the wider figure has more room, not larger type.
public enum FigureSize: Int, Sendable, Hashable, Codable, CaseIterable {
  /// One column of a journal: 85 mm.
  case singleColumn = 85

  /// Both columns: 170 mm.
  case doubleColumn = 170

  /// The width in millimetres.
  public var width: Double { Double(rawValue) }

  /// The width in the units of a drawing, tenths of a millimetre.
  var units: Double { 10 * width }

  /// Numbers at ticks, and the text of tables: 6.5 pt, 7 pt on both columns.
  var small: TextStyle { TextStyle(size: self == .singleColumn ? 23 : 25) }

  /// Titles of axes and labels: 7 pt, 8 pt on both columns.
  var label: TextStyle { TextStyle(size: self == .singleColumn ? 25 : 28) }
}
