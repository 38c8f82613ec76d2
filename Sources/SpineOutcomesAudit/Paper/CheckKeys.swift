/// The keys that a check has in a file of figures.
struct CheckKeys {
  /// The keys that have to be there, besides `kind` and `id`.
  var required: [String]

  /// The keys that may be there, besides `note` and `rounding`.
  var optional: [String]

  /// Whether the digits of something are rounded.
  var isRounded = true

  /// All keys, in the order in which they are told.
  var all: [String] {
    ["kind", "id", "note"] + required + optional + (isRounded ? ["rounding"] : [])
  }

  /// The keys of an element of the list `groups`.
  static let groups = ["events", "total"]

  /// The keys of an element of the list `rows`.
  static let rows = ["time", "atRisk", "events", "survival"]
}

extension CheckKind {
  /// The keys of the check in a file of figures.
  var keys: CheckKeys {
    switch self {
    case .ratio: .init(required: [], optional: ["ratio", "lower", "upper", "p", "level"])
    case .difference:
      .init(
        required: [],
        optional: ["difference", "lower", "upper", "p", "level", "degreesOfFreedom"])
    case .counts: .init(required: ["groups", "p"], optional: ["tests"])
    case .paired:
      .init(required: ["pairs", "p"], optional: ["before", "after", "lost", "gained", "tests"])
    case .area:
      .init(
        required: ["area", "events", "others"],
        optional: ["p", "standardError", "lower", "upper", "level", "ties"])
    case .percentage: .init(required: ["percentage"], optional: ["count", "total"])
    case .mean:
      .init(
        required: ["mean", "n"], optional: ["standardDeviation", "items", "minimum", "maximum"])
    case .median: .init(required: ["median", "n"], optional: ["items", "minimum", "maximum"])
    case .statistic:
      .init(required: ["statistic", "value", "p"], optional: ["degreesOfFreedom", "sides"])
    case .survival: .init(required: ["n", "rows"], optional: ["events"])
    case .logRank: .init(required: ["observed", "expected"], optional: ["chiSquare", "p"])
    case .groupSizes:
      .init(required: ["sizes", "total"], optional: ["missing"], isRounded: false)
    case .rankTest: .init(required: ["sizes", "p"], optional: ["sides"])
    }
  }
}
