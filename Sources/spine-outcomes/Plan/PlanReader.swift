import SpineOutcomesReport
import SpineOutcomesStats

/// Reads the analyses of a plan file into the steps of a plan.
struct PlanReader {
  /// The kinds of analyses.
  enum Kind: String, CaseIterable {
    case chapter, text, patients, baseline, change, comparison, shares, logistic, cox, roc, survival
    case incidence
  }

  var study: PlanStudy
  private var subsets: [(name: String, isIncluded: @Sendable (TableRow) -> Bool)] = []

  init(_ study: PlanStudy) { self.study = study }

  /// The keys of each kind, besides those that all have.
  static func keys(of kind: Kind) -> [String] {
    switch kind {
    case .chapter: ["heading", "analyses"]
    case .text: ["text"]
    case .patients: []
    case .baseline: ["variables", "by"]
    case .change: ["before", "after", "by", "better", "test", "adjust"]
    case .comparison: ["of", "before", "after", "by", "test", "pairs"]
    case .shares: ["of", "by", "test"]
    case .logistic: ["of", "on", "models", "estimator", "intervals"]
    case .cox: ["time", "event", "entry", "on", "strata", "models", "intervals"]
    case .roc: ["of", "scores", "cutoff", "resamples"]
    case .survival: ["time", "event", "entry", "by", "at", "pairs"]
    case .incidence: ["time", "cause", "censored", "entry", "of", "by", "at"]
    }
  }

  /// The keys that every analysis may have.
  static let sharedKeys = ["kind", "label", "within"]

  /// Reads the named subsets.
  mutating func readSubsets(_ node: PlanNode?) throws {
    guard let node else { return }
    let object = try PlanObject(node, keys: nil)
    for name in object.keys {
      subsets.append((name, try PlanCondition.all(object.required(name), &study)))
    }
  }

  /// An exclusion before all analyses: its reason, and which records it drops.
  mutating func exclusion(
    _ node: PlanNode
  ) throws -> (reason: String, isExcluded: @Sendable (TableRow) -> Bool) {
    let object = try PlanObject(node, keys: ["reason", "where"])
    return (
      try object.required("reason").words(),
      try PlanCondition.all(object.required("where"), &study)
    )
  }

  /// The steps of a list of analyses.
  mutating func steps(_ analyses: [PlanNode]) throws -> [PlanStep<TableRow>] {
    var steps: [PlanStep<TableRow>] = []
    for analysis in analyses { steps += try self.steps(of: analysis) }
    return steps
  }

  private mutating func steps(of node: PlanNode) throws -> [PlanStep<TableRow>] {
    let kind = try PlanObject(node, keys: nil).required("kind").word(Kind.self)
    let object = try PlanObject(node, keys: Self.sharedKeys + Self.keys(of: kind))
    let steps: [PlanStep<TableRow>] =
      switch kind {
      case .chapter: try chapter(object)
      case .text: Paragraph(try object.required("text").words()).steps
      case .patients: PatientFlow(try object.text("label") ?? "Patients").steps
      case .baseline: try baseline(object)
      case .change: try change(object)
      case .comparison: try comparison(object)
      case .shares: try shares(object)
      case .logistic: try logistic(object)
      case .cox: try cox(object)
      case .roc: try discrimination(object)
      case .survival: try survival(object)
      case .incidence: try incidence(object)
      }
    guard let within = object["within"] else { return steps }
    let name = try within.text()
    guard let subset = subsets.first(where: { $0.name == name }) else {
      let names = subsets.map(\.name)
      let nearest = NearestName.find(name, among: names).map { "did you mean \"\($0)\"? " } ?? ""
      throw within.mistake(
        "there is no subset \"\(name)\"; \(nearest)"
          + (names.isEmpty ? "the plan has no subsets" : "they are \(PlanNode.list(of: names))"))
    }
    return Subset(name, where: subset.isIncluded, steps: steps).steps
  }

  private mutating func chapter(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let analyses = try object.required("analyses")
    let steps = try steps(analyses.list())
    guard !steps.isEmpty else { throw analyses.mistake("at least one analysis is needed") }
    return Chapter(try object.required("heading").words(), steps: steps).steps
  }
}
