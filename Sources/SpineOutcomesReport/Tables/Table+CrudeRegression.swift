public import SpineOutcomesStats

extension Table {
  /// Odds ratios of one variable at a time.
  ///
  /// - Parameters:
  ///   - crude: The regressions on one term each; one that failed has its reason in the notes.
  ///   - caption: What the table shows.
  public init(crude: [UnivariableRegression], caption: String) {
    let fits = crude.compactMap { try? $0.result.get() }
    let level = fits.first?.level
    self.init(
      caption: caption,
      columns: [
        Column("Variable", .left), Column("Events/n"), Column("Crude OR"),
        Column(level.map { ConfidenceInterval.title(level: $0) } ?? "CI"), Column("p"),
      ])
    for single in crude {
      guard let table = try? single.result.get().table else {
        add([single.variable.description, "", "not done"])
        continue
      }
      let isCategory = table.rows.contains { $0.level != nil }
      if isCategory { add([single.variable.description]) }
      for row in table.rows {
        let (events, count) = (row.events ?? table.events, row.count ?? table.count)
        add(
          [row.level.map { "  \($0)" } ?? row.variable.description, "\(events)/\(count)"]
            + Self.cells(row))
      }
    }
    let outcome = fits.first.map { " of \($0.outcome.midSentence)" } ?? ""
    notes = ["OR: odds ratio\(outcome). One variable at a time, on its own complete cases."]
    notes += Self.distinct(fits.map(\.table.methods))
    for single in crude {
      switch single.result {
      case .failure(let error): notes.append("\(single.variable.label): \(error).")
      case .success(let fit):
        notes += fit.notes.map { "\(single.variable.label): \($0)" }
        if fit.exclusions.excluded > 0 {
          notes.append("\(single.variable.label): \(fit.exclusions).")
        }
      }
    }
  }
}
