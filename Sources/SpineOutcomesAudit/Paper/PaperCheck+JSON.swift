internal import SpineOutcomesStats

extension PaperCheck {
  /// Reads an element of the list of checks.
  init(_ node: JSONNode, path: String) throws(PaperError) {
    let kind = try Self.kind(node, path)
    let fields = try JSONFields(node, path: path, known: kind.keys.all)
    let id = try fields.required("id", fields.text)
    guard !id.isEmpty else { throw fields.error("id", "is empty") }
    for key in kind.keys.required where fields.node(key) == nil {
      throw PaperError(
        path: path, line: fields.line, reason: "the key \"\(key)\" is missing of \(kind.rawValue)")
    }
    let check: any AuditCheck
    do {
      check = try Self.check(kind, fields)
    } catch let error as PaperError {
      throw error
    } catch {
      let reason =
        if case .invalidArgument(_, let reason) = error as? StatsError {
          reason
        } else {
          String(describing: error)
        }
      throw PaperError(path: path, line: fields.line, reason: reason)
    }
    self.init(id: id, note: try fields.text("note"), check)
  }

  /// The kind, whatever the other keys are, which depend on it.
  private static func kind(_ node: JSONNode, _ path: String) throws(PaperError) -> CheckKind {
    var keys: [String] = []
    if case .object(let members) = node.value { keys = members.map(\.key) }
    let fields = try JSONFields(node, path: path, known: keys)
    if let kind: CheckKind = try fields.choice("kind") { return kind }
    if let key = keys.first(where: { NearestName.find($0, among: ["kind"]) != nil }) {
      throw fields.error(key, "there is no such key; did you mean \"kind\"?")
    }
    throw PaperError(path: path, line: fields.line, reason: "the key \"kind\" is missing")
  }

  private static func check(
    _ kind: CheckKind, _ fields: JSONFields
  ) throws -> any AuditCheck {
    let rounding: RoundingRule = try fields.choice("rounding") ?? .nearest
    let level = try fields.level("level") ?? 0.95
    func limits() throws(PaperError) -> (lower: Reported?, upper: Reported?, pValue: Reported?) {
      (try fields.figure("lower"), try fields.figure("upper"), try fields.figure("p"))
    }
    func pValue() throws(PaperError) -> Reported { try fields.required("p", fields.figure) }
    func number(_ key: String) throws(PaperError) -> Int {
      try fields.required(key, fields.count)
    }
    switch kind {
    case .ratio:
      let (lower, upper, pValue) = try limits()
      return try RatioCheck(
        ratio: fields.figure("ratio"), lower: lower, upper: upper, pValue: pValue, level: level,
        rounding: rounding)
    case .difference:
      let (lower, upper, pValue) = try limits()
      return try DifferenceCheck(
        difference: fields.figure("difference"), lower: lower, upper: upper, pValue: pValue,
        degreesOfFreedom: fields.figure("degreesOfFreedom"), level: level, rounding: rounding)
    case .counts:
      let groups = try fields.list("groups") { node, path throws(PaperError) in
        let group = try JSONFields(node, path: path, known: CheckKeys.groups)
        return EventCount(
          try group.required("events", group.count), of: try group.required("total", group.count))
      }
      guard let groups, groups.count == 2 else {
        throw fields.error("groups", "two groups are needed, each with its events and total")
      }
      return CountsCheck(
        groups[0], groups[1], pValue: try pValue(),
        tests: try fields.choices("tests") ?? CountsTest.allCases, rounding: rounding)
    case .paired:
      return PairedCheck(
        pairs: try number("pairs"), pValue: try pValue(), before: try fields.count("before"),
        after: try fields.count("after"), lost: try fields.count("lost"),
        gained: try fields.count("gained"),
        tests: try fields.choices("tests") ?? PairedTest.allCases, rounding: rounding)
    case .area:
      let (lower, upper, pValue) = try limits()
      return try AreaCheck(
        fields.required("area", fields.figure), events: number("events"),
        others: number("others"), pValue: pValue, standardError: fields.figure("standardError"),
        lower: lower, upper: upper, level: level, allowsTies: fields.truth("ties") ?? true,
        rounding: rounding)
    case .percentage:
      let percentage = try fields.required("percentage", fields.figure)
      guard percentage.isPercentage || percentage.value <= 1 else {
        throw fields.error(
          "percentage",
          "\(percentage.text) is no share of a whole; "
            + "write \"\(percentage.text) %\" for a percentage"
        )
      }
      return PercentageCheck(
        count: try fields.count("count"), total: try fields.count("total"),
        percentage: percentage, rounding: rounding)
    case .mean:
      return MeanCheck(
        try fields.required("mean", fields.figure), count: try number("n"),
        items: try fields.count("items") ?? 1,
        standardDeviation: try fields.figure("standardDeviation"),
        minimum: try fields.count("minimum"), maximum: try fields.count("maximum"),
        rounding: rounding)
    case .median:
      return MedianCheck(
        try fields.required("median", fields.figure), count: try number("n"),
        items: try fields.count("items") ?? 1, minimum: try fields.count("minimum"),
        maximum: try fields.count("maximum"), rounding: rounding)
    case .statistic:
      let name: StatisticKind = try fields.required("statistic") { key throws(PaperError) in
        try fields.choice(key)
      }
      return try StatisticCheck(
        name, fields.required("value", fields.figure),
        degreesOfFreedom: fields.figures("degreesOfFreedom") ?? [], pValue: pValue(),
        sides: fields.choice("sides") ?? .either, rounding: rounding)
    case .survival:
      let rows = try fields.list("rows") { node, path throws(PaperError) in
        let row = try JSONFields(node, path: path, known: CheckKeys.rows)
        return SurvivalRow(
          time: try row.required("time", row.figure), atRisk: try row.count("atRisk"),
          events: try row.count("events"), survival: try row.figure("survival"))
      }
      return try SurvivalCheck(
        count: number("n"), events: fields.count("events"), rows: rows ?? [], rounding: rounding)
    case .logRank:
      return try LogRankCheck(
        observed: fields.counts("observed") ?? [], expected: fields.figures("expected") ?? [],
        chiSquare: fields.figure("chiSquare"), pValue: fields.figure("p"), rounding: rounding)
    case .groupSizes:
      return GroupSizesCheck(
        try fields.counts("sizes") ?? [], total: try number("total"),
        missing: try fields.count("missing") ?? 0)
    case .rankTest:
      return try RankTestCheck(
        sizes: fields.counts("sizes") ?? [], pValue: pValue(),
        sides: fields.choice("sides") ?? .either, rounding: rounding)
    }
  }
}
