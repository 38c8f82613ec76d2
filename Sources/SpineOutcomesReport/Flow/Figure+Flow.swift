extension Figure {
  /// The flow diagram of an analysis: boxes of those who remain, and beside the arrows between them
  /// boxes of those who leave, with their reasons (STROBE).
  ///
  /// - Parameters:
  ///   - flow: The flow.
  ///   - name: The name of the figure.
  ///   - size: How wide it is printed.
  ///   - caption: The text under it; by default what it shows.
  public init(
    flow: FlowDiagram, name: String = "flow", size: FigureSize = .singleColumn,
    caption: String? = nil
  ) {
    var plot = FlowPlot(flow, size: size)
    let (drawing, height) = plot.drawn()
    let count = flow.stages.last?.count ?? 0
    let initial = flow.stages.first?.count ?? 0
    let words = flow.lines.joined(separator: "; ")
    self.init(
      drawing, size: size, height: height, name: name, title: "Flow of records",
      caption: caption ?? "Flow of records from the data to the analysis: \(count) of \(initial).",
      alternativeText: "Flow diagram. \(words).")
  }
}
