import SpineOutcomesReport
import SpineOutcomesStats

extension PlanReader {
  mutating func logistic(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let event = try study.event(object.required("of"))
    let inference: CohortInference<TableRow> =
      try object["intervals"]?.word(among: [
        ("wald", .wald), ("profile", .profileLikelihood), ("robust", .robust(.hc3)),
      ]) ?? .wald
    let estimator: LogisticEstimator =
      try object["estimator"]?.word(among: [
        ("maximum-likelihood", .maximumLikelihood), ("firth", .firth),
      ]) ?? .maximumLikelihood
    return LogisticModel(
      event, try terms(object.required("on")),
      try object["models"]?.word(RegressionModels.self) ?? .crudeAndAdjusted,
      estimator, inference, try object.text("label")
    ).steps
  }

  mutating func cox(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let inference: CohortCoxInference<TableRow> =
      try object["intervals"]?.word(among: [
        ("wald", .wald), ("profile", .profileLikelihood), ("robust", .robust),
      ]) ?? .wald
    let strata = try object["strata"].map { RecordStrata.by(try study.level($0)) } ?? .none
    let entry = try object["entry"].map { RecordEntry.at(try study.number($0)) } ?? .origin
    return CoxModel(
      try study.number(object.required("time")), try study.event(object.required("event")),
      try terms(object.required("on")), strata, entry,
      try object["models"]?.word(RegressionModels.self) ?? .crudeAndAdjusted, inference,
      try object.text("label")
    ).steps
  }

  /// The terms of a regression.
  mutating func terms(_ node: PlanNode) throws -> [Term<TableRow>] {
    var terms: [Term<TableRow>] = []
    for item in try node.list() { terms.append(try term(item)) }
    guard !terms.isEmpty else { throw node.mistake("a regression needs at least one term") }
    return terms
  }

  /// A term: the name of a column, or an object with the column and its form.
  private mutating func term(_ node: PlanNode) throws -> Term<TableRow> {
    var name = node
    var per = 1.0
    var knots: [Double]?
    var reference: String?
    var referenceNode: PlanNode?
    if case .object = node.value {
      let object = try PlanObject(node, keys: ["column", "per", "knots", "reference"])
      name = try object.required("column")
      per = try object["per"]?.number() ?? 1
      knots = object["knots"] == nil ? nil : try object.numbers("knots")
      reference = try object["reference"].map(PlanColumn.value)
      referenceNode = object["reference"]
      let kind = try study.column(name).kind
      for key in ["per", "knots"] where kind != .number {
        if let given = object[key] { throw given.mistake("is for numbers") }
      }
      if let given = object["reference"], kind != .category {
        throw given.mistake("is for categories")
      }
      if let given = object["knots"], object["per"] != nil {
        throw given.mistake("stands instead of \"per\", not beside it")
      }
    }
    let column = try study.column(name)
    switch column.kind {
    case .number:
      let selector = try study.number(name)
      if let knots { return .spline(selector, knots: knots) }
      guard per != 0 else { throw node.mistake("\"per\" is not 0") }
      return .numeric(selector, per: per)
    case .event: return .indicator(try study.event(name))
    case .category:
      guard let level = reference ?? column.reference else {
        throw node.mistake(
          "\"\(column.name)\" needs a reference level: add \"reference\" to \(column.node.path)")
      }
      if let referenceNode { try column.check(level: level, referenceNode) }
      return .category(try study.level(name), reference: study.level(level))
    }
  }

  mutating func discrimination(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let event = try study.event(object.required("of"))
    var scores: [ScoreTerm<TableRow>] = []
    let list = try object.required("scores")
    for node in try list.list() {
      let score = try PlanObject(node, keys: ["column", "events"])
      scores.append(
        .score(
          try study.number(score.required("column")),
          eventsScore: try score.required("events").word(ScoreDirection.self)))
    }
    guard !scores.isEmpty else { throw list.mistake("at least one score is needed") }
    return Discrimination(
      event, scores, try cutoff(object["cutoff"]), try object["resamples"]?.count() ?? 2_000,
      try object.text("label")
    ).steps
  }

  /// The rule of a cutoff; Youden's index where none is said.
  private func cutoff(_ node: PlanNode?) throws -> CutoffRule? {
    guard let node else { return .youden }
    guard case .object = node.value else {
      return try node.word(among: [
        ("youden", .youden), ("corner", .closestToCorner),
        ("chi-square", .maximumChiSquare()), ("none", nil),
      ])
    }
    let object = try PlanObject(node, keys: ["sensitivity", "specificity"])
    if let sensitivity = try object["sensitivity"]?.number() {
      guard object["specificity"] == nil else {
        throw node.mistake("a cutoff is of a given sensitivity or of a given specificity")
      }
      return .sensitivity(atLeast: sensitivity)
    }
    return .specificity(atLeast: try object.required("specificity").number())
  }

  mutating func survival(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let time = try study.number(object.required("time"))
    let event = try study.event(object.required("event"))
    let pairs = try object["pairs"]?.word(MultiplicityAdjustment.self)
    let (times, label) = (try object.numbers("at"), try object.text("label"))
    if let at = object["at"], times.contains(where: { $0 < 0 }) {
      throw at.mistake("a time is 0 or more")
    }
    let entry = try object["entry"].map { try study.number($0) }
    let name: @Sendable (Cohort<TableRow>) -> String? = { try? $0.name(of: event).label }
    guard let by = object["by"] else {
      if let given = object["pairs"] { throw given.mistake("is for groups, which \"by\" names") }
      return SurvivalAnalysis(times, nil, nil, label, name) {
        (cohort, level) throws(StatsError) in
        guard let entry else {
          return try cohort.kaplanMeier(time: time, event: event, level: level)
        }
        return try cohort.kaplanMeier(time: time, event: event, entry: entry, level: level)
      }.steps
    }
    let group = try study.level(by)
    return SurvivalAnalysis(times, .logRank, pairs, label, name) {
      (cohort, level) throws(StatsError) in
      guard let entry else {
        return try cohort.kaplanMeier(time: time, event: event, by: group, level: level)
      }
      return try cohort.kaplanMeier(
        time: time, event: event, entry: entry, by: group, level: level)
    }.steps
  }
}
