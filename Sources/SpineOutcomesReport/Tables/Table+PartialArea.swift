public import SpineOutcomesStats

extension Table {
  /// A row for each partial area under an ROC curve, raw and corrected.
  ///
  /// - Parameters:
  ///   - areas: The names, such as scores or groups, with their partial areas.
  ///   - title: What the names are.
  ///   - caption: What the table shows.
  public init(
    partialAreas areas: [(name: String, area: PartialAreaUnderCurve)], title: String,
    caption: String
  ) {
    let levels = Set(areas.map(\.area.confidenceInterval.level))
    let interval = (levels.count == 1 ? levels.first : nil).map(Self.intervalTitle) ?? "CI"
    self.init(
      caption: caption,
      columns: [
        Column(title, .left), Column("Range", .left), Column("n"), Column("Area"),
        Column(interval), Column("Corrected"), Column(interval), Column("p"),
      ])
    for (name, area) in areas {
      let limits = area.confidenceInterval
      add([
        name, area.range.description, String(area.count),
        Decimals.significant(area.estimate, 3),
        "\(Decimals.significant(limits.lower, 3)) to \(Decimals.significant(limits.upper, 3))",
        Decimals.fixed(area.corrected, 3), Self.shareLimits(area.correctedConfidenceInterval),
        area.pValue.numeral,
      ])
    }
    notes = [
      "Area: 0 to the width of the range. Corrected (McClish): 0.5 by chance, 1 at best; "
        + "p: against 0.5."
    ]
    let isNamedByRange = Set(areas.map(\.name)).count == 1
    notes += Self.methods(
      areas.map {
        (
          isNamedByRange ? $0.area.range.description : "\($0.name), \($0.area.range)",
          "\(interval) and p: \($0.area.confidenceInterval.method)"
        )
      })
    let exclusions = areas.map { (group: $0.name, exclusions: $0.area.exclusions) }
    notes += Self.distinct(
      exclusions.contains { !$0.exclusions.selections.isEmpty }
        ? Self.exclusions(exclusions)
        : exclusions.filter { $0.exclusions.excluded > 0 }.map { "\($0.exclusions)." })
  }
}
