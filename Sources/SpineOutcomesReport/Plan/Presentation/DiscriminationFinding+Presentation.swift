import SpineOutcomesStats

extension DiscriminationFinding: ReportedFinding {
  var pValueCount: Int {
    let scores = scores.reduce(0) { count, score in
      count + (score.value == nil ? 0 : 1)
        + (score.value?.cutoff?.value?.pValue == nil ? 0 : 1)
    }
    // Of three scores or more the test that all areas are equal stands in the notes.
    let differences = comparison?.value?.differences.count ?? 0
    return scores + differences + (differences > 1 ? 1 : 0)
  }

  func present(in presentation: inout Presentation) {
    let done = scores.compactMap(\.value)
    presentation.add(
      done.flatMap { score in
        [presentation.sentences.sentence(score.area, ofScore: score.curve.score)]
          + (score.cutoff?.value.map { [presentation.sentences.sentence($0)] } ?? [])
      })
    if !done.isEmpty {
      presentation.add(
        Table(
          discrimination: done.map { score in
            let side = score.curve.eventsScore.rawValue
            return ("\(score.curve.score), \(side)", score.area, score.cutoff?.value)
          }, title: "Score, side of events",
          caption: "Areas under the ROC curves of \(label.midSentence)"))
      let cutoffs = done.compactMap { $0.cutoff?.value }
      if !cutoffs.isEmpty {
        presentation.add(
          Table(accuracyOf: cutoffs, caption: "Sensitivity and specificity of the cutoffs"))
      }
    }
    if !done.isEmpty {
      presentation.add(
        Figure(
          roc: done.map {
            Figure.ROC($0.curve, area: $0.area, cutoff: $0.cutoff?.value)
          }, name: presentation.name))
    }
    for score in scores {
      if let reason = score.reason { presentation.add(notDone: reason, "ROC curve") }
    }
    for score in done {
      if let reason = score.cutoff?.reason {
        presentation.add(notDone: reason, "Cutoff of \(score.curve.score)")
      }
    }
    switch comparison {
    case nil: break
    case .done(let comparison)?:
      var table = Table(differencesOf: comparison, caption: "Differences of the areas")
      if let area = comparison.areas.first {
        table.notes.append(
          "Of the records with the outcome and every score: n = \(area.count), \(area.events) "
            + "event\(area.events == 1 ? "" : "s").")
      }
      presentation.add(table)
    case .notDone(let reason)?:
      presentation.add(notDone: reason, "Comparison of the areas")
    }
  }
}
