import SpineOutcomesStats

/// What a plan says of a column of the file.
struct PlanColumn {
  /// What the cells are.
  enum Kind: String, CaseIterable {
    /// Numbers.
    case number

    /// One of several values.
    case category

    /// Whether something happened.
    case event
  }

  /// The name in the header of the file.
  let name: String

  /// What the cells are.
  let kind: Kind

  /// The name in the report.
  let label: String

  /// The unit; nil where there is none.
  let unit: String?

  /// The values of a category in their order, with what the report calls them; nil where the file
  /// gives them.
  let levels: [(value: String, label: String)]?

  /// The reference level of regressions; nil where none is said.
  let reference: String?

  /// The value that is the event; nil where the column holds truth values.
  let event: String?

  /// Where the plan speaks of it.
  let node: PlanNode

  static let keys = ["kind", "label", "unit", "levels", "reference", "event"]

  init(_ name: String, _ node: PlanNode) throws {
    let object = try PlanObject(node, keys: Self.keys)
    self.name = name
    self.node = node
    kind = try object.required("kind").word(Kind.self)
    label = try object.text("label") ?? name
    unit = try object.text("unit")
    levels = try object["levels"]?.list().map(Self.level)
    reference = try object["reference"].map(Self.value)
    event = try object["event"].map(Self.value)
    func refuse(_ key: String, unless kinds: Kind...) throws {
      guard let given = object[key], !kinds.contains(kind) else { return }
      throw given.mistake("is not for a column of the kind \"\(kind.rawValue)\"")
    }
    try refuse("unit", unless: .number)
    try refuse("levels", unless: .category)
    try refuse("reference", unless: .category)
    try refuse("event", unless: .event)
    if let levels, let reference, !levels.contains(where: { $0.value == reference }) {
      throw try object.required("reference").mistake(
        "\"\(reference)\" is not among the levels \(PlanNode.list(of: levels.map(\.value)))")
    }
    let values = levels?.map(\.value) ?? []
    if Set(values).count < values.count {
      throw try object.required("levels").mistake("a level stands here twice")
    }
  }

  /// A level: its value, or an object with the value and its label.
  private static func level(_ node: PlanNode) throws -> (value: String, label: String) {
    guard case .object = node.value else {
      let value = try value(node)
      return (value, value)
    }
    let object = try PlanObject(node, keys: ["value", "label"])
    let value = try value(object.required("value"))
    return (value, try object.text("label") ?? value)
  }

  /// A cell as the file writes it: a text, a number or a truth value.
  static func value(_ node: PlanNode) throws -> String {
    switch node.value {
    case .bool(let truth): truth ? "true" : "false"
    case .number(let number): Decimals.exact(number)
    default: try node.text()
    }
  }
}
