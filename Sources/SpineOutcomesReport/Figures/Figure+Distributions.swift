public import SpineOutcomesStats

extension Figure {
  /// A variable of a figure of distributions.
  public struct Distribution: Sendable, Equatable {
    /// The values of the variable, in one group or in several.
    public enum Content: Sendable, Equatable {
      /// Numbers.
      case numbers(GroupedValues)

      /// The levels of a category in their order, with `counts[group][level]`.
      case levels([String], counts: [[Int]])
    }

    /// The variable with its unit.
    public var variable: VariableName

    /// Its values.
    public var content: Content

    /// How many records lack it.
    public var missing: Int

    /// The p-value of a comparison of the groups; nil for none.
    public var pValue: PValue?

    /// Describes a variable.
    public init(
      _ variable: VariableName, _ content: Content, missing: Int = 0, pValue: PValue? = nil
    ) {
      self.variable = variable
      self.content = content
      self.missing = missing
      self.pValue = pValue
    }
  }

  /// Distributions of variables, a panel for each: numbers first, then categories.
  ///
  /// A number has a histogram under a box from quartile to quartile (whiskers by Tukey); in groups a
  /// box for each, with the values as points where they find room. A category has a bar for each level,
  /// with its count and its share of the records that have the variable.
  ///
  /// - Parameters:
  ///   - distributions: The variables; each with all of the groups, in their order.
  ///   - groups: The names of the groups; none for all records together.
  ///   - groupedBy: What tells the groups apart.
  ///   - methods: How the groups were compared, a sentence each without its full stop.
  ///   - count: The number of records.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  ///
  /// - Complexity: O(number of distinct values and levels, times groups).
  public init(
    distributions: [Distribution], groups: [String] = [], by groupedBy: VariableName? = nil,
    methods: [String] = [], count: Int, name: String = "distributions",
    size: FigureSize = .doubleColumn
  ) {
    let names = GroupNames.shown(groups, of: groupedBy)
    let plot = DistributionPlot(
      panels: distributions, key: names.count > 1 ? names : [], size: size)
    let (drawing, height) = plot.drawn()
    let isGrouped = names.count > 1
    let subject =
      "Distribution of each variable" + (groupedBy.map { " by \($0.label.midSentence)" } ?? "")
    var caption = ["\(subject) (n = \(count))"]
    if distributions.contains(where: \.isNumeric) {
      let whiskers = "whiskers: the last value within 1.5 times the interquartile range"
      caption.append(
        isGrouped
          ? "Boxes: quartiles and median; \(whiskers); points: values, or "
            + "where equal ones would cover one another those beyond the whiskers"
          : "Histograms: number of records; boxes: quartiles and median; \(whiskers)")
    }
    if distributions.contains(where: { !$0.isNumeric }) {
      caption.append(
        "Bars: count and share of the \(isGrouped ? "group's " : "")records that have the variable")
    }
    if isGrouped { caption.append("Groups in the order of the key") }
    if distributions.contains(where: { $0.pValue != nil }) {
      caption += methods.isEmpty ? [] : ["p: \(methods.joined(separator: "; "))"]
    }
    let words = distributions.map { $0.words(names) }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: ([subject] + words).joined(separator: ". ") + ".")
  }
}

extension Figure.Distribution {
  /// Whether the values are numbers.
  var isNumeric: Bool { if case .numbers = content { true } else { false } }

  /// The number of records that have the variable.
  private var count: Int {
    switch content {
    case .numbers(let values): values.total
    case .levels(_, let counts): counts.joined().reduce(0, +)
    }
  }

  /// "n = 227, 1 missing, p = 0.041".
  var remark: String {
    (["n = \(count)"] + (missing > 0 ? ["\(missing) missing"] : [])
      + [pValue?.description].compactMap { $0 }).joined(separator: ", ")
  }

  /// What the panel shows, for those who cannot see it.
  func words(_ groups: [String]) -> String {
    func named(_ group: Int, _ text: String) -> String {
      groups.count > 1 && groups.indices.contains(group) ? "\(groups[group]): \(text)" : text
    }
    let parts: [String]
    switch content {
    case .numbers(let values):
      parts = values.groups.indices.map { named($0, "\(NumericSummary(values, group: $0))") }
    case .levels(let levels, let counts):
      parts = counts.enumerated().map { group, counts in
        let total = counts.reduce(0, +)
        let shares = zip(levels, counts).map { "\($0) \(LevelPanel.text($1, of: total))" }
        return named(group, shares.joined(separator: ", "))
      }
    }
    return "\(variable), \(remark): \(parts.joined(separator: "; "))"
  }
}
