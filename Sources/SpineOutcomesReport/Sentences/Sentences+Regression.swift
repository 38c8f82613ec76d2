public import SpineOutcomesStats

extension Sentences {
  /// What a coefficient of a logistic regression says, beside that of the variable alone.
  ///
  /// - Parameters:
  ///   - coefficient: The coefficient, which decides what is called evidence.
  ///   - model: The regression that it belongs to.
  ///   - crude: The regression on its variable alone; nil where there is none.
  /// - Returns: "The odds of failure fell with time to recurrence (odds ratio per month 0.953, 95
  ///   % CI 0.91 to 0.999, p = 0.045; adjusted for age and hospital; crude 0.96, ...; n = 74, 31
  ///   events)."
  public func sentence(
    _ coefficient: Coefficient, in model: LogisticRegression, crude: LogisticRegression? = nil
  ) -> String {
    sentence(
      coefficient, crude: crude?.coefficients.first { $0.factors == coefficient.factors },
      of: response(of: model, coefficient))
  }

  func response(of model: LogisticRegression, _ coefficient: Coefficient) -> Response {
    Response(
      what: "the odds of \(model.outcome.midSentence)", ratio: "odds ratio",
      others: Self.others(than: coefficient, in: model.coefficients),
      inference: model.inference.name, count: model.count, events: model.events)
  }

  /// What a coefficient of a Cox regression says, beside that of the variable alone.
  ///
  /// - Parameters:
  ///   - coefficient: The coefficient, which decides what is called evidence.
  ///   - model: The regression that it belongs to.
  ///   - crude: The regression on its variable alone; nil where there is none.
  /// - Returns: "The hazard of death rose with age (hazard ratio per year 1.017, 95 % CI 0.999 to
  ///   1.036, p = 0.065; adjusted for sex; crude hazard ratio 1.019, ...; n = 227, 164 events)."
  public func sentence(
    _ coefficient: Coefficient, in model: CoxRegression, crude: CoxRegression? = nil
  ) -> String {
    sentence(
      coefficient, crude: crude?.coefficients.first { $0.factors == coefficient.factors },
      of: response(of: model, coefficient))
  }

  func response(of model: CoxRegression, _ coefficient: Coefficient) -> Response {
    let strata = model.strata.map { ", within strata of \($0)" } ?? ""
    return Response(
      what: "the hazard of \(model.outcome.midSentence)", ratio: "hazard ratio",
      others: Self.others(than: coefficient, in: model.coefficients),
      inference: model.inference.name + strata, count: model.count, events: model.events)
  }

  /// What a regression is of, as far as a sentence tells.
  struct Response {
    /// "the odds of failure", "the hazard of death".
    var what: String

    /// "odds ratio", "hazard ratio".
    var ratio: String

    /// The variables that the coefficient is adjusted for.
    var others: [String]

    /// How intervals and p-values are made; nil where that was said before.
    var inference: String?

    /// How many records there are; nil where that was said before.
    var count: Int?
    var events: Int

    /// The same without what all coefficients of a regression share.
    var own: Response { Response(what: what, ratio: ratio, others: [], events: events) }
  }

  /// The sentence of a coefficient of any regression with ratios.
  func sentence(
    _ coefficient: Coefficient, crude: Coefficient?, of response: Response
  ) -> String {
    let (outcome, ratio) = (response.what, response.ratio)
    var details = ["\(ratio)\(Self.unit(of: coefficient)) \(odds(coefficient))"]
    if !response.others.isEmpty {
      details.append("adjusted for \(Self.list(response.others.map(\.midSentence)))")
    }
    if let crude { details.append("crude \(ratio) \(odds(crude))") }
    if let inference = response.inference { details.append(inference) }
    if let count = response.count { details.append(size(count, response.events)) }
    let evidence = isEvidence(coefficient.pValue)
    let direction = Self.step(0, coefficient.estimate)
    if let level = coefficient.level, let reference = coefficient.reference {
      let label = coefficient.variable.label.midSentence
      let word = direction > 0 ? "higher" : "lower"
      guard let with = whether(label, level), let without = whether(label, reference) else {
        guard evidence, direction != 0 else {
          details[0] = "\(level) against \(reference), \(details[0])"
          return sentence("there was no evidence that \(outcome) differed by \(label)", details)
        }
        return sentence(
          "\(outcome) differed by \(label), \(word) for \(level) than for \(reference)", details)
      }
      guard evidence, direction != 0 else {
        return sentence(
          "there was no evidence that \(outcome) differed between \(with) and \(without)", details)
      }
      let verb = outcome.hasPrefix("the odds") ? "were" : "was"
      return sentence("\(outcome) \(verb) \(word) for \(with) than for \(without)", details)
    }
    let isSlope =
      coefficient.factors.count == 1 && coefficient.level == nil && Self.isLine(coefficient)
    let name = isSlope ? coefficient.variable.label.midSentence : coefficient.name
    guard evidence, direction != 0 else {
      return sentence("there was no evidence that \(outcome) depended on \(name)", details)
    }
    guard isSlope else { return sentence("\(outcome) depended on \(name)", details) }
    return sentence("\(outcome) \(direction > 0 ? "rose" : "fell") with \(name)", details)
  }

  /// "n = 74, 31 events".
  func size(_ count: Int, _ events: Int) -> String {
    "n = \(number(String(count))), \(number(String(events))) event\(events == 1 ? "" : "s")"
  }

  /// What the records of a yes or no are called: "patients with pain"; nil for other levels.
  private func whether(_ label: String, _ level: String) -> String? {
    switch level {
    case "true": "\(subject.plural) with \(label)"
    case "false": "\(subject.plural) without \(label)"
    default: nil
    }
  }

  /// "0.953, 95 % CI 0.91 to 0.999, p = 0.045".
  private func odds(_ coefficient: Coefficient) -> String {
    guard let ratio = coefficient.ratio.inRange else {
      return "beyond range, \(p(coefficient.pValue))"
    }
    var parts = [number(Decimals.ratio(ratio.value))]
    if let limits = ratio.confidenceInterval {
      parts.append(interval(limits) { Decimals.ratio($0) })
    }
    return (parts + [p(coefficient.pValue)]).joined(separator: ", ")
  }

  /// " per year", " per 10 years", or nothing.
  private static func unit(of coefficient: Coefficient) -> String {
    guard coefficient.factors.count == 1 else { return "" }
    switch coefficient.factors[0] {
    case .number(let variable):
      return variable.unit.map { " per \(singular($0))" } ?? " per unit"
    case .scaled: return coefficient.variable.unit.map { " \($0)" } ?? ""
    case .power, .spline, .level, .sumContrast: return ""
    }
  }

  private static func isLine(_ coefficient: Coefficient) -> Bool {
    switch coefficient.factors.first {
    case .number?, .scaled?: true
    default: false
    }
  }

  /// The other variables of a model, each once.
  static func others(
    than coefficient: Coefficient, in coefficients: [Coefficient]
  ) -> [String] {
    let own = Set(coefficient.factors.map(\.variable.label))
    var labels: [String] = []
    for label in coefficients.flatMap(\.factors).map(\.variable.label)
    where !own.contains(label) && !labels.contains(label) {
      labels.append(label)
    }
    return labels
  }
}
