import SpineOutcomesStats

extension CoxFinding: ReportedFinding {
  var pValueCount: Int {
    let models = crude.compactMap { try? $0.result.get() } + [adjusted?.value].compactMap { $0 }
    return models.reduce(0) { $0 + $1.coefficients.count }
      + (proportionality?.value?.count ?? 0)
  }

  func present(in presentation: inout Presentation) {
    if let test = adjusted?.value?.likelihoodRatioTest { presentation.add("\(test).") }
    let fits = crude.compactMap { try? $0.result.get() }
    let said = adjusted?.value.map { [$0] } ?? fits
    presentation.add(
      said.flatMap { model in
        model.coefficients.map { coefficient in
          let alone = fits.first { fit in
            fit.coefficients.contains { $0.factors == coefficient.factors }
          }
          return presentation.sentences.sentence(
            coefficient, in: model, crude: adjusted?.value == nil ? nil : alone)
        }
      })
    if let reason = adjusted?.reason {
      presentation.add(notDone: reason, "All variables together")
    }
    if adjusted?.value != nil || !crude.isEmpty {
      presentation.add(Table(self))
    }
    if let model = adjusted?.value {
      presentation.add(
        crude.isEmpty
          ? Figure(forest: model.table, name: presentation.name)
          : Figure(crude: crude, adjusted: model, name: presentation.name))
    }
    switch proportionality {
    case nil: break
    case .done(let tests)?:
      let parts = tests.map { "\($0.variables ?? "all"): \($0.pValue)" }
      presentation.add("Proportional hazards: \(parts.joined(separator: "; ")).")
    case .notDone(let reason)?: presentation.add(notDone: reason, "Tests of proportional hazards")
    }
  }
}

extension UnivariableCoxRegression {
  /// The same, with the reason of a failure as its text.
  var withReasonAsText: UnivariableCoxRegression {
    guard case .failure(let error) = result else { return self }
    return UnivariableCoxRegression(
      variable: variable, result: .failure(.undefined(error.description)))
  }
}

extension Table {
  /// Hazard ratios of one variable at a time and together, as far as they were asked for.
  fileprivate init(_ finding: CoxFinding) {
    let fits = finding.crude.map { single in
      (variable: single.variable, table: try? single.result.get().table)
    }
    let model = finding.adjusted?.value
    let (hasCrude, hasAdjusted) = (!finding.crude.isEmpty, model != nil)
    let level = model?.level ?? fits.lazy.compactMap(\.table?.level).first
    let interval = Column(level.map(Self.intervalTitle) ?? "CI")
    self.init(
      caption: "Hazard ratios of \(finding.label.midSentence)"
        + (hasCrude && hasAdjusted
          ? ", one variable at a time and together" : hasCrude ? ", one variable at a time" : ""),
      columns: [Column("Variable", .left), Column("Events/n")]
        + (hasCrude ? [Column("Crude HR"), interval, Column("p")] : [])
        + (hasAdjusted ? [Column("Adjusted HR"), interval, Column("p")] : []))
    var previous: VariableName?
    for row in model?.table.rows ?? fits.flatMap({ $0.table?.rows ?? [] }) {
      if row.level != nil, row.variable != previous { add([row.variable.description]) }
      previous = row.variable
      let alone = fits.lazy.compactMap(\.table).first {
        $0.rows.contains { $0.variable == row.variable }
      }
      let twin = alone?.rows.first { $0.variable == row.variable && $0.level == row.level }
      let events = twin?.events ?? alone?.events ?? row.events ?? model?.events
      let count = twin?.count ?? alone?.count ?? row.count ?? model?.count
      add(
        [
          row.level.map { "  \($0)" } ?? row.variable.description,
          "\(events ?? 0)/\(count ?? 0)",
        ] + (hasCrude ? Self.cells(twin) : []) + (hasAdjusted ? Self.cells(row) : []))
    }
    let methods = Self.distinct(
      ([model?.table.methods] + fits.map(\.table?.methods)).compactMap { $0 })
    notes = ["HR: hazard ratio of \(finding.label.midSentence). \(methods.joined(separator: " "))"]
    if hasCrude { notes.append("Crude: one variable at a time, on its own complete cases.") }
    if let model {
      notes.append(
        "Adjusted: all variables together, \(model.table.counts); \(model.exclusions).")
      notes += model.table.remarks + model.notes.map(\.description)
    }
    for single in finding.crude {
      if case .failure(let error) = single.result {
        notes.append("\(single.variable.label) alone: \(error).")
      }
    }
  }
}
