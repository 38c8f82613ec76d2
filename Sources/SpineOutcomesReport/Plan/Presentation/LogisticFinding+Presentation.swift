import SpineOutcomesStats

extension LogisticFinding: ReportedFinding {
  var pValueCount: Int {
    crude.reduce(0) { $0 + Self.tests(in: try? $1.result.get()) }
      + Self.tests(in: adjusted?.value) + (sharedTest == nil ? 0 : 1)
  }

  /// The test of several variables together, which the sentences tell.
  private var sharedTest: LikelihoodRatioTest? {
    guard let model = adjusted?.value, Sentences.variables(of: model.coefficients) > 1 else {
      return nil
    }
    return model.likelihoodRatioTest
  }

  private static func tests(in model: LogisticRegression?) -> Int {
    model?.coefficients.count { !$0.isIntercept } ?? 0
  }

  func present(in presentation: inout Presentation) {
    let title = "Odds ratios of \(label.midSentence)"
    let fits = crude.compactMap { try? $0.result.get() }
    if let model = adjusted?.value {
      presentation.add(presentation.sentences.sentences(of: model, crude: fits))
    } else {
      presentation.add(
        fits.flatMap { fit in
          fit.coefficients.filter { !$0.isIntercept }.map {
            presentation.sentences.sentence($0, in: fit)
          }
        })
    }
    switch adjusted {
    case .done(let model)? where crude.isEmpty:
      presentation.add(Table(model, caption: title))
    case .done(let model)?:
      presentation.add(
        Table(
          crude: crude, adjusted: model, caption: "\(title), one variable at a time and together")
      )
    case .notDone(let reason)?:
      if !crude.isEmpty {
        presentation.add(Table(crude: crude, caption: "\(title), one variable at a time"))
      }
      presentation.add(notDone: reason, "All variables together")
    case nil:
      presentation.add(Table(crude: crude, caption: "\(title), one variable at a time"))
    }
    if let model = adjusted?.value {
      presentation.add(
        crude.isEmpty
          ? Figure(forest: model.table, name: presentation.name)
          : Figure(crude: crude, adjusted: model, name: presentation.name))
    }
  }
}
