public import SpineOutcomesStats

extension Figure {
  /// A number that was measured several times on the same records: a box each time, and lines from
  /// measurement to measurement, as wide as the records are many who went that way.
  ///
  /// Whiskers reach to the last value within 1.5 times the distance of the quartiles (Tukey). Of more
  /// than 300 records no lines are drawn, and where equal values would cover one another no points
  /// but those beyond the whiskers; the caption says so.
  ///
  /// - Parameters:
  ///   - columns: The values of each measurement, records in the same order; a record with a value
  ///     that is missing or not finite is not drawn at all, as it is not tested.
  ///   - names: The names of the measurements, each once.
  ///   - title: What the values are, with their unit.
  ///   - test: A test between the measurements, whose p-value is shown; none by default.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  /// - Throws: As `GroupedValues`, for names that repeat or do not match the columns.
  ///
  /// - Complexity: O(k n log n) for n records and k measurements.
  public init(
    repeated columns: [[Double?]], names: [String], title: String,
    test: (any HypothesisTest)? = nil, name: String = "repeated", size: FigureSize = .singleColumn
  ) throws(StatsError) {
    let length = columns.map(\.count).min() ?? 0
    let whole = (0..<length).filter { row in columns.allSatisfy { $0[row]?.isFinite ?? false } }
    let lists = columns.map { column in whole.map { (column[$0] ?? 0) + 0 } }
    let values = try GroupedValues(groups: names, values: lists)
    let flows = zip(lists, lists.dropFirst()).map { before, after in
      PairedChangePlot.Flow.counted(before, after)
    }
    let note = test.map(\.figureNote)
    let plot = RepeatedPlot(values: values, flows: flows, title: title, note: note, size: size)
    let (drawing, height) = plot.drawn()
    let hasLines = whole.count <= RepeatedPlot.mostLines
    let subject = "\(title): \(names.joined(separator: ", "))"
    var caption = [
      "\(subject) (n = \(whole.count))",
      "Boxes: quartiles and median; whiskers: the last value within 1.5 times the interquartile "
        + "range; points: values"
        + (plot.showsAll ? "" : " beyond the whiskers"),
      hasLines
        ? "Lines: records from one measurement to the next, their number as the width"
        : "Records are not drawn as lines where there are more than \(RepeatedPlot.mostLines)",
    ]
    caption += [note].compactMap { $0 }
    if let exclusions = test?.exclusions, exclusions.excluded > 0 {
      caption.append("\(exclusions)")
    }
    let words = names.indices.map { "\(names[$0]): \(NumericSummary(values, group: $0))" }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: (["\(title), repeated measurements, n = \(whole.count)"] + words
        + [note].compactMap { $0 }).joined(separator: "; ") + ".")
  }
}
