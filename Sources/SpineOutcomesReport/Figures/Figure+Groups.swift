public import SpineOutcomesStats

extension Figure {
  /// A number in groups: boxes from quartile to quartile with the median, and the values as points.
  ///
  /// Whiskers reach to the last value within 1.5 times the distance of the quartiles (Tukey).
  /// Above 400 records, or where equal values would cover one another, only the values beyond the
  /// whiskers are drawn, equal ones as one point, and the caption says so.
  ///
  /// - Parameters:
  ///   - values: The values of each group; a group without values has its name and no box.
  ///   - variable: The number, with its unit.
  ///   - groups: What tells the groups apart.
  ///   - test: A test between the groups, whose p-value is shown; none by default.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// R: `boxplot`, but for the quartiles, which are those of `quantile` (type 7).
  /// - Complexity: O(number of groups * distinct values).
  public init(
    groups values: GroupedValues, of variable: VariableName, by groups: VariableName,
    test: (any HypothesisTest)? = nil, name: String = "groups", size: FigureSize = .singleColumn
  ) {
    let plot = GroupPlot(
      values: values, title: variable.description, groupTitle: groups.description,
      note: test.map(\.figureNote), size: size)
    let (drawing, height) = plot.drawn()
    let subject = "\(variable) by \(groups)"
    let points =
      plot.showsAll ? "points: values" : "points: distinct values beyond the whiskers"
    var caption = [
      "\(subject). Boxes: quartiles and median; whiskers: the last value within 1.5 times the "
        + "interquartile range; \(points)"
    ]
    if let test { caption.append(test.figureNote) }
    let words = values.groups.indices.map {
      "\(values.groups[$0]): \(NumericSummary(values, group: $0))"
    }
    self.init(
      drawing, size: size, height: height, name: name, title: subject,
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: ([subject] + words + (test.map { [$0.figureNote] } ?? []))
        .joined(separator: "; ") + ".")
  }
}
