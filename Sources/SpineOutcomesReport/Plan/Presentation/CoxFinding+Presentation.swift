import SpineOutcomesStats

extension CoxFinding: ReportedFinding {
  var pValueCount: Int {
    let models = crude.compactMap { try? $0.result.get() } + [adjusted?.value].compactMap { $0 }
    return models.reduce(0) { $0 + $1.coefficients.count }
      + (proportionality?.value?.count ?? 0) + (sharedTest == nil ? 0 : 1)
  }

  /// The test of several variables together, which the sentences tell.
  private var sharedTest: JointTest? {
    guard let model = adjusted?.value, Sentences.variables(of: model.coefficients) > 1 else {
      return nil
    }
    return model.likelihoodRatioTest
  }

  func present(in presentation: inout Presentation) {
    let title = "Hazard ratios of \(label.midSentence)"
    let fits = crude.compactMap { try? $0.result.get() }
    if let model = adjusted?.value {
      presentation.add(presentation.sentences.sentences(of: model, crude: fits))
    } else {
      presentation.add(
        fits.flatMap { fit in
          fit.coefficients.map { presentation.sentences.sentence($0, in: fit) }
        })
    }
    if let reason = adjusted?.reason {
      presentation.add(notDone: reason, "All variables together")
    }
    if let model = adjusted?.value, crude.isEmpty {
      presentation.add(Table(model, caption: title))
    } else if !crude.isEmpty {
      let together = adjusted?.value == nil ? "" : " and together"
      presentation.add(
        Table(
          crude: crude, adjusted: adjusted?.value,
          caption: "\(title), one variable at a time\(together)"))
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
      presentation.add(presentation.sentences.sentence(tests))
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
