public import SpineOutcomesStats

extension Figure {
  /// The pairs of one group of a figure of changes, with the test of their change.
  public struct PairedValues: Sendable, Equatable {
    /// The name of the group; empty for a single one.
    public var name: String

    /// The first value of each pair.
    public var before: [Double]

    /// The second value of each pair, in the same order.
    public var after: [Double]

    /// What the test of the change says, such as "p = 0.041"; nil for nothing.
    public var note: String?

    /// Describes a group; pairs with a value that is not finite, and values without a partner, are
    /// not drawn.
    public init(_ name: String = "", before: [Double], after: [Double], note: String? = nil) {
      self.name = name
      self.before = before
      self.after = after
      self.note = note
    }
  }

  /// Values before and after, a panel for each group: a line for every way from one value to
  /// another, as wide as those are many who went it.
  ///
  /// Up to 15 distinct values have their counts beside them. Under each panel stands how many have
  /// improved, stayed and got worse, or, where no direction is said to be the better one, risen and
  /// fallen.
  ///
  /// - Parameters:
  ///   - groups: The groups with their pairs.
  ///   - labels: The names of both values.
  ///   - title: What the values are, with their unit.
  ///   - better: Which values are better; nil where that is not known.
  ///   - name: The name of the figure.
  ///   - size: The width; both columns by default.
  ///
  /// - Complexity: O(n log n) for n pairs.
  public init(
    pairedChanges groups: [PairedValues], labels: (before: String, after: String),
    title: String, better: ScoreDirection? = nil, name: String = "paired-change",
    size: FigureSize = .doubleColumn
  ) {
    var words: [String] = []
    let panels = groups.map { group in
      let flows = PairedChangePlot.Flow.counted(group.before, group.after)
      let panel = PairedChangePlot.Panel(name: group.name, flows: flows, notes: [])
      let counts = Self.counts(flows, better)
      let notes = [counts] + [group.note?.sentenceStart].compactMap { $0 }
      let prefix = group.name.isEmpty ? "" : "\(group.name): "
      words.append("\(prefix)n = \(panel.count), \(notes.joined(separator: ", "))")
      return PairedChangePlot.Panel(
        name: group.name, flows: flows, notes: ["n = \(panel.count)"] + notes)
    }
    let plot = PairedChangePlot(
      panels: panels, labels: labels, title: title, better: better, size: size)
    let (drawing, height) = plot.drawn()
    let subject = "\(title): from \(labels.before) to \(labels.after)"
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: "\(subject). Lines are as wide as there are pairs with the change; numbers: pairs "
        + "with the value. \(words.joined(separator: "; ")).",
      alternativeText: "\(subject). \(words.joined(separator: "; ")).")
  }

  /// "18 improved, 10 unchanged, 8 worse".
  private static func counts(
    _ flows: [PairedChangePlot.Flow], _ better: ScoreDirection?
  ) -> String {
    let risen = flows.filter { $0.after > $0.before }.reduce(0) { $0 + $1.count }
    let fallen = flows.filter { $0.after < $0.before }.reduce(0) { $0 + $1.count }
    let same = flows.reduce(0) { $0 + $1.count } - risen - fallen
    switch better {
    case .higher: return "\(risen) improved, \(same) unchanged, \(fallen) worse"
    case .lower: return "\(fallen) improved, \(same) unchanged, \(risen) worse"
    case nil: return "\(risen) higher, \(same) unchanged, \(fallen) lower"
    }
  }
}
