public import SpineOutcomesStats

extension Sentences {
  /// What a logistic regression says: all variables together, then each of its coefficients, with
  /// what they share said once.
  ///
  /// - Parameters:
  ///   - model: The regression.
  ///   - crude: The regressions on one variable alone, for the crude odds ratios; none by default.
  /// - Returns: "There was evidence of an association of the variables together with failure
  ///   (...). Each odds ratio is adjusted for the other variables (Wald; n = 74, 31 events). The odds
  ///   of failure fell with age (odds ratio per year 0.953, ...; crude odds ratio ...). ...".
  public func sentences(
    of model: LogisticRegression, crude: [LogisticRegression] = []
  ) -> String {
    let coefficients = model.coefficients.filter { !$0.isIntercept }
    return paragraph(
      coefficients, crude: crude.flatMap(\.coefficients), test: model.likelihoodRatioTest,
      outcome: model.outcome
    ) { response(of: model, $0) }
  }

  /// What a Cox regression says: all variables together, then each of its coefficients, with what
  /// they share said once.
  ///
  /// - Parameters:
  ///   - model: The regression.
  ///   - crude: The regressions on one variable alone, for the crude hazard ratios; none by default.
  /// - Returns: The same as of a logistic regression, of the hazard.
  public func sentences(of model: CoxRegression, crude: [CoxRegression] = []) -> String {
    paragraph(
      model.coefficients, crude: crude.flatMap(\.coefficients), test: model.likelihoodRatioTest,
      outcome: model.outcome
    ) { response(of: model, $0) }
  }

  /// Whether hazards are proportional, of each term and of all.
  ///
  /// - Parameter tests: The tests of one regression.
  /// - Returns: "There was no evidence against proportional hazards (age p = 0.476, sex p = 0.110,
  ///   all terms p = 0.391; score, Grambsch and Therneau)."; empty without tests.
  public func sentence(_ tests: [ProportionalHazardsTest]) -> String {
    guard let first = tests.first else { return "" }
    func name(_ test: ProportionalHazardsTest) -> String {
      test.variables?.midSentence ?? "all terms"
    }
    let against = tests.filter { isEvidence($0.pValue) }.map(name)
    let claim =
      against.isEmpty
      ? "there was no evidence against proportional hazards"
      : "there was evidence against proportional hazards of \(Self.list(against))"
    let values = tests.map { "\(name($0)) \(p($0.pValue))" }.joined(separator: ", ")
    return sentence(claim, [values, first.method.midSentence])
  }

  /// How many variables a regression has.
  static func variables(of coefficients: [Coefficient]) -> Int {
    Set(coefficients.lazy.filter { !$0.isIntercept }.flatMap(\.factors).map(\.variable.label)).count
  }

  private func paragraph(
    _ coefficients: [Coefficient], crude: [Coefficient], test: (any HypothesisTest)?,
    outcome: String, response: (Coefficient) -> Response
  ) -> String {
    var sentences: [String] = []
    let variables = Self.variables(of: coefficients)
    if let test, variables > 1 {
      sentences.append(
        sentence(
          test,
          ofEvidenceFor: "an association of the variables together with \(outcome.midSentence)"))
    }
    if let first = coefficients.first {
      let shared = response(first)
      let adjusted =
        variables > 1
        ? "each \(shared.ratio) is adjusted for the other variables"
        : "one variable is in the model"
      let details = [shared.inference, shared.count.map { size($0, shared.events) }]
      sentences.append(sentence(adjusted, details.compactMap { $0 }))
    }
    sentences += coefficients.map { coefficient in
      sentence(
        coefficient, crude: crude.first { $0.factors == coefficient.factors },
        of: response(coefficient).own)
    }
    return sentences.joined(separator: " ")
  }
}
