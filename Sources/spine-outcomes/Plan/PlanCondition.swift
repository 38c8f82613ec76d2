import SpineOutcomesStats

/// A condition on the records of a plan, as `{"column": "age", "atLeast": 18}`.
///
/// A record without a value does not satisfy it.
struct PlanCondition {
  static let keys = ["column", "is", "isNot", "atLeast", "above", "atMost", "below"]

  /// Whether a record satisfies the condition.
  let isMet: @Sendable (TableRow) -> Bool

  init(_ node: PlanNode, _ study: inout PlanStudy) throws {
    let object = try PlanObject(node, keys: Self.keys)
    let name = try object.required("column")
    let column = try study.column(name)
    let bounds = Self.keys.dropFirst(3).filter { object[$0] != nil }
    if let values = object["is"] ?? object["isNot"] {
      guard bounds.isEmpty, object["is"] == nil || object["isNot"] == nil else {
        throw node.mistake("a condition has either \"is\", or \"isNot\", or bounds")
      }
      let isWanted = object["is"] != nil
      if column.kind == .event, case .bool(let wanted) = values.value {
        let selector = try study.event(name)
        isMet = { row in row[keyPath: selector].map { ($0 == wanted) == isWanted } ?? false }
        return
      }
      var wanted: [CellLevel] = []
      var list = [values]
      if case .array(let items) = values.value { list = items }
      for item in list {
        let value = try PlanColumn.value(item)
        try column.check(level: value, item)
        wanted.append(study.level(value))
      }
      let selector = try study.level(name)
      isMet = { [wanted] row in
        row[keyPath: selector].map { wanted.contains($0) == isWanted } ?? false
      }
      return
    }
    guard !bounds.isEmpty else {
      throw node.mistake(
        "a condition has \"is\", \"isNot\", or a bound: \"atLeast\", \"above\", \"atMost\", "
          + "\"below\"")
    }
    let selector = try study.number(name)
    let atLeast = try object["atLeast"]?.number() ?? -.infinity
    let above = try object["above"]?.number() ?? -.infinity
    let atMost = try object["atMost"]?.number() ?? .infinity
    let below = try object["below"]?.number() ?? .infinity
    isMet = { row in
      row[keyPath: selector].map {
        $0 >= atLeast && $0 > above && $0 <= atMost && $0 < below
      } ?? false
    }
  }

  /// A condition, or a list of conditions that must all be met.
  static func all(
    _ node: PlanNode, _ study: inout PlanStudy
  ) throws -> @Sendable (TableRow) -> Bool {
    guard case .array(let items) = node.value else { return try PlanCondition(node, &study).isMet }
    guard !items.isEmpty else { throw node.mistake("a condition is needed") }
    var conditions: [@Sendable (TableRow) -> Bool] = []
    for item in items { conditions.append(try PlanCondition(item, &study).isMet) }
    return { [conditions] row in conditions.allSatisfy { $0(row) } }
  }
}

extension PlanColumn {
  /// Refuses a value that is not among the levels that the plan names.
  func check(level value: String, _ node: PlanNode) throws {
    guard let levels, !levels.contains(where: { $0.value == value }) else { return }
    let names = levels.map(\.value)
    let nearest = NearestName.find(value, among: names).map { "did you mean \"\($0)\"? " } ?? ""
    throw node.mistake(
      "\"\(value)\" is not a level of \"\(name)\"; \(nearest)its levels are "
        + PlanNode.list(of: names))
  }
}
