public import SpineOutcomesStats

/// What a forest plot shows, as data: ratios or proportions with their intervals, in rows.
///
/// Rows of a regression are made by `init(_:)` and `init(crude:adjusted:)`; those of other
/// analyses, such as hazard ratios of subgroups, by hand.
public struct ForestPlot: Sendable, Equatable, Codable {
  /// What is drawn along the axis.
  public enum Axis: Sendable, Equatable, Codable {
    /// Ratios on a log axis with a line at 1.
    case ratio

    /// Proportions from 0 on, in percent; with a line at the one that they are tested against.
    case proportion(against: Double?)
  }

  /// What a row has to show in one of the series.
  public enum Cell: Sendable, Equatable, Codable {
    /// A ratio with its interval, and its p-value where it has one.
    case estimate(Estimate, PValue?)

    /// What the others are compared with: 1.
    case reference

    /// Words instead of a ratio, such as "no records"; empty for nothing.
    case words(String)
  }

  /// A row: a label with numbers, or a heading without.
  public struct Row: Sendable, Equatable, Codable {
    /// The variable, the level or the subgroup.
    public var label: String

    /// Whether the row belongs to the heading above it.
    public var isIndented: Bool

    /// The number of records, as "31/74"; empty for none.
    public var counts: String

    /// A cell for each series; none for a heading.
    public var cells: [Cell]

    /// Creates a row.
    public init(_ label: String, isIndented: Bool = false, counts: String = "", cells: [Cell] = [])
    {
      self.label = label
      self.isIndented = isIndented
      self.counts = counts
      self.cells = cells
    }
  }

  /// What the ratios are: "Odds ratio".
  public var measure: String

  /// The head of the columns of ratios: "OR".
  public var abbreviation: String

  /// What the counts are: "Events/n".
  public var countsTitle: String

  /// The names of the series: "Crude" and "Adjusted"; one empty name for a single one.
  public var series: [String]

  /// The confidence level of the intervals.
  public var level: Double

  /// The rows, from the top.
  public var rows: [Row]

  /// What is drawn along the axis; ratios by default.
  public var axis: Axis

  /// Creates a plot.
  public init(
    measure: String, abbreviation: String, countsTitle: String = "Events/n",
    series: [String] = [""], level: Double = 0.95, rows: [Row] = [], axis: Axis = .ratio
  ) {
    self.measure = measure
    self.abbreviation = abbreviation
    self.countsTitle = countsTitle
    self.series = series
    self.level = level
    self.rows = rows
    self.axis = axis
  }
}

extension ForestPlot.Cell {
  /// The ratio.
  var estimate: Estimate? {
    guard case .estimate(let estimate, _) = self else { return nil }
    return estimate
  }

  /// What stands beside the plot: "0.953 (0.910 to 0.999)"; of a proportion "41.9 (28.6 to 56.4)".
  func text(on axis: ForestPlot.Axis) -> String {
    switch self {
    case .estimate(let estimate, _) where axis != .ratio:
      let limits = estimate.confidenceInterval.map {
        " (\(Decimals.percentage($0.lower)) to \(Decimals.percentage($0.upper)))"
      }
      return "\(Decimals.percentage(estimate.value))\(limits ?? "")"
    case .reference: return "1 (reference)"
    case .words(let words): return words
    case .estimate(let estimate, _):
      let cells = estimate.ratioCells.map { $0.replacing("infinity", with: "\u{221E}") }
      return cells[1].isEmpty ? cells[0] : "\(cells[0]) (\(cells[1]))"
    }
  }

  /// The p-value; nil for none.
  var test: PValue? {
    guard case .estimate(_, let pValue) = self else { return nil }
    return pValue
  }

  /// The p-value as a column has it; empty for none.
  var pValue: String { test?.numeral ?? "" }
}
