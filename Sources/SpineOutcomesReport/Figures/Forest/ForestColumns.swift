internal import SpineOutcomesStats

/// Which columns of a forest plot fit side by side, and where they stand.
struct ForestColumns: Sendable {
  /// What is shown and what is left out for want of room.
  struct Choice: Sendable, Hashable {
    /// Whether the series stand below one another in each row, not side by side.
    var isStacked: Bool
    var hasCounts: Bool
    var hasPValues: Bool
    var isLabelLimited: Bool
  }

  /// A column of text: its heading, its cells by row, and its left and right edge.
  struct Column: Sendable {
    var title: String
    /// For each row the lines of its cell.
    var cells: [[String]]
    var isNumeric: Bool
    var left = 0.0
    var right = 0.0
  }

  let choice: Choice
  private(set) var label: Column
  private(set) var counts: Column?
  private(set) var values: [Column]

  /// The left and right edge of the plot.
  private(set) var plot: (left: Double, right: Double) = (0, 0)

  /// Between columns.
  static let gap = 26.0

  /// How far levels stand in from their variable.
  static let indentation = 22.0

  /// Chooses the columns of a plot.
  init(_ plot: ForestPlot, _ size: FigureSize, margin: Double) {
    let choices = [
      (false, true, true, false), (false, true, true, true), (true, true, true, false),
      (true, true, true, true), (true, true, false, true), (true, false, false, true),
    ].map {
      Choice(isStacked: $0.0, hasCounts: $0.1, hasPValues: $0.2, isLabelLimited: $0.3)
    }
    let room = size.units - 2 * margin
    let least = size == .singleColumn ? 260.0 : 430.0
    let found = choices.map { ForestColumns(plot, size, $0) }
    self = found.first { $0.textWidth + least <= room } ?? found[found.count - 1]
    // What is missing still is taken from the labels.
    let missing = max(0, textWidth + least - room)
    label.right = max(120, label.right - missing)
    place(margin: margin, right: size.units - margin)
  }

  private init(_ plot: ForestPlot, _ size: FigureSize, _ choice: Choice) {
    self.choice = choice
    let style = size.small
    let interval = "\(plot.abbreviation) (\(ConfidenceInterval.title(level: plot.level)))"
    func width(_ column: Column) -> Double {
      let heading = style.bold.width(of: column.title)
      return column.cells.joined().reduce(heading) { max($0, style.width(of: $1)) }
    }
    func sized(_ column: Column) -> Column {
      var column = column
      column.right = width(column)
      return column
    }
    let labels = plot.rows.map { row in
      style.width(of: SVGText.flat(row.label)) + (row.isIndented ? Self.indentation : 0)
    }
    label = Column(title: "", cells: [], isNumeric: false)
    let limit = size == .singleColumn ? 250.0 : 440
    let widest = labels.max() ?? 0
    label.right = choice.isLabelLimited ? min(widest, limit) : widest
    let countCells = plot.rows.map { [$0.counts] }
    let hasCounts = choice.hasCounts && countCells.contains { !$0[0].isEmpty }
    counts =
      hasCounts
      ? sized(Column(title: plot.countsTitle, cells: countCells, isNumeric: true)) : nil
    let groups =
      choice.isStacked ? [Array(plot.series.indices)] : plot.series.indices.map { [$0] }
    values = groups.flatMap { group -> [Column] in
      let name = group.count == 1 ? SVGText.flat(plot.series[group[0]]) : ""
      func cells(_ text: (ForestPlot.Cell) -> String) -> [[String]] {
        plot.rows.map { row in
          group.compactMap { row.cells.indices.contains($0) ? text(row.cells[$0]) : nil }
        }
      }
      let title = name.isEmpty ? interval : "\(name) \(interval)"
      let ratios = Column(title: title, cells: cells { $0.text(on: plot.axis) }, isNumeric: false)
      let pValues = Column(title: "p", cells: cells(\.pValue), isNumeric: true)
      let hasPValues = choice.hasPValues && pValues.cells.joined().contains { !$0.isEmpty }
      return [sized(ratios)] + (hasPValues ? [sized(pValues)] : [])
    }
  }

  /// The width of all columns of text and of the gaps between.
  private var textWidth: Double {
    let columns = [label] + [counts].compactMap { $0 } + values
    return columns.reduce(0) { $0 + $1.right + Self.gap }
  }

  /// Sets the edges of the columns from their widths: labels and counts left, values right.
  private mutating func place(margin: Double, right: Double) {
    var edge = margin
    func move(_ column: inout Column) {
      column.left = edge
      column.right += edge
      edge = column.right + Self.gap
    }
    move(&label)
    if var column = counts {
      move(&column)
      counts = column
    }
    let start = edge
    edge = right
    for index in values.indices.reversed() {
      let width = values[index].right
      values[index].right = edge
      values[index].left = edge - width
      edge = values[index].left - Self.gap
    }
    plot = (start, edge)
  }
}
