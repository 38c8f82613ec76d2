import SpineOutcomesReport
import SpineOutcomesStats

extension PlanReader {
  /// The groups of an analysis; nil where it names none.
  private mutating func grouping(_ object: PlanObject) throws -> Grouping<TableRow>? {
    guard let by = object["by"] else { return nil }
    return Grouping(try study.level(by))
  }

  /// The adjustment of several p-values.
  private func adjustment(_ object: PlanObject, _ key: String) throws -> MultiplicityAdjustment? {
    try object[key]?.word(MultiplicityAdjustment.self)
  }

  mutating func baseline(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    var variables: [BaselineVariable<TableRow>] = []
    let list = try object.required("variables")
    for node in try list.list() { variables.append(try baselineVariable(node)) }
    guard !variables.isEmpty else { throw list.mistake("at least one variable is needed") }
    return Baseline(
      variables, grouping: try grouping(object),
      label: try object.text("label") ?? "Baseline characteristics"
    ).steps
  }

  private mutating func baselineVariable(
    _ node: PlanNode
  ) throws -> BaselineVariable<TableRow> {
    guard case .object = node.value else { return try baselineVariable(node, nil) }
    let object = try PlanObject(node, keys: ["column", "as"])
    return try baselineVariable(object.required("column"), object["as"])
  }

  private mutating func baselineVariable(
    _ name: PlanNode, _ shown: PlanNode?
  ) throws -> BaselineVariable<TableRow> {
    let kind = try study.column(name).kind
    if kind != .number, let shown { throw shown.mistake("is for numbers") }
    switch kind {
    case .number:
      return .numeric(
        try study.number(name), as: try shown?.word(BaselineNumber.self) ?? .median)
    case .category: return .category(try study.level(name))
    case .event: return .category(try study.event(name))
    }
  }

  mutating func change(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let (before, after) = (try object.required("before"), try object.required("after"))
    let adjustment = try adjustment(object, "adjust") ?? .unadjusted
    let label = try object.text("label")
    if try study.column(before).kind == .event {
      for key in ["better", "test"] {
        if let given = object[key] { throw given.mistake("is for numbers, not for events") }
      }
      return PairedChange(
        try study.event(before), try study.event(after), grouping: try grouping(object),
        adjustment: adjustment, label: label
      ).steps
    }
    return PairedChange(
      try study.number(before), try study.number(after), grouping: try grouping(object),
      better: try object["better"]?.word(ScoreDirection.self),
      test: try object["test"]?.word(ChangeTest.Choice.self) ?? .signedRank,
      adjustment: adjustment, label: label
    ).steps
  }

  mutating func comparison(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let group = try study.level(object.required("by"))
    let test = try object["test"]?.word(ComparisonTest.Choice.self) ?? .byGroups
    let label = try object.text("label")
    if let before = object["before"] ?? object["after"] {
      if let of = object["of"] {
        throw of.mistake("a comparison is of one number, or of the change from before to after")
      }
      if let pairs = object["pairs"] { throw pairs.mistake("is not for changes") }
      return GroupComparison(
        ofChange: try study.number(object["before"] ?? before),
        try study.number(object.required("after")), by: group, test: test, label: label
      ).steps
    }
    return GroupComparison(
      of: try study.number(object.required("of")), by: group, test: test,
      pairs: try adjustment(object, "pairs"), label: label
    ).steps
  }

  mutating func shares(_ object: PlanObject) throws -> [PlanStep<TableRow>] {
    let node = try object.required("of")
    let group = try study.level(object.required("by"))
    let test = try object["test"]?.word(ShareTest.Choice.self) ?? .bySize
    let label = try object.text("label")
    if try study.column(node).kind == .event {
      return ShareComparison(of: try study.event(node), by: group, test: test, label: label).steps
    }
    return ShareComparison(of: try study.level(node), by: group, test: test, label: label).steps
  }
}
