public import SpineOutcomesStats

extension Figure {
  /// A proportion with its interval.
  public struct Share: Sendable, Equatable {
    /// The group or the measurement; "all" for all records.
    public var name: String

    /// The events and the records.
    public var proportion: Proportion

    /// The estimate with its interval.
    public var estimate: Estimate

    /// The p-value of a test against a given proportion; nil for none.
    public var pValue: PValue?

    /// Describes a proportion.
    public init(
      _ name: String, _ proportion: Proportion, estimate: Estimate, pValue: PValue? = nil
    ) {
      self.name = name
      self.proportion = proportion
      self.estimate = estimate
      self.pValue = pValue
    }
  }

  /// Proportions with their intervals in percent, a row each.
  ///
  /// - Parameters:
  ///   - shares: The proportions, from the top.
  ///   - event: What is counted.
  ///   - groupedBy: What tells the groups apart; nil for all records or for measurements.
  ///   - against: The proportion that they are tested against, 0...1, drawn as a line; none by
  ///     default.
  ///   - notes: What the caption says besides, such as a test between the rows, a sentence each
  ///     without its full stop.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// - Complexity: O(number of rows).
  public init(
    proportions shares: [Share], of event: String, by groupedBy: VariableName? = nil,
    against: Double? = nil, notes: [String] = [], name: String = "proportions",
    size: FigureSize = .singleColumn
  ) {
    let names = GroupNames.shown(shares.map(\.name), of: groupedBy)
    let plot = ForestPlot(
      proportions: zip(names, shares).map { ($0, $1.proportion, $1.estimate, $1.pValue) },
      of: event, against: against)
    let intervals = shares.compactMap(\.estimate.confidenceInterval)
    let methods = Table.distinct(
      intervals.map { "\(ConfidenceInterval.title(level: $0.level)) (\($0.method))" })
    let groups = groupedBy.map { " by \($0.label.midSentence)" } ?? ""
    var caption = ["Proportion of \(event.midSentence)\(groups)"]
    if !methods.isEmpty {
      caption.append("Squares: proportions; lines: \(methods.joined(separator: "; "))")
    }
    if let against {
      caption.append(
        "p: test of each against \(Decimals.percent(against)), the vertical line")
    }
    caption += notes
    caption.append("Events/n: \(Self.counts(zip(names, shares)))")
    self.init(
      forest: plot, caption: caption.joined(separator: ". ") + ".", name: name, size: size)
  }

  private static func counts(_ rows: Zip2Sequence<[String], [Share]>) -> String {
    rows.map { "\($0) \($1.proportion.events)/\($1.proportion.count)" }.joined(separator: ", ")
  }
}
