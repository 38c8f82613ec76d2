/// Rows of follow-up as a life table is built from them.
protocol FollowUpRows: Sendable {
  /// The time of each row.
  var times: [Double] { get }

  /// Whether any row may have an entry.
  var entersLate: Bool { get }

  /// How many persons each row stands for; nil: 1 each.
  var weights: [Int]? { get }

  /// 0 where censored, else the place of the cause counted from 1.
  func ending(_ row: Int) -> Int

  /// The place of the group of a row.
  func group(_ row: Int) -> Int

  /// The place of the stratum of a row.
  func stratum(_ row: Int) -> Int

  /// The time of late entry; nil where followed from the origin.
  func entry(_ row: Int) -> Double?
}

/// Plain columns, with an event or with causes.
struct ColumnRows: FollowUpRows {
  /// How each row ends.
  enum Endings: Sendable {
    case events([Bool])
    case causes([Int?])
  }

  var times: [Double]
  var endings: Endings
  var groupCodes: [Int]?
  var stratumCodes: [Int]?
  var entries: [Double?]?
  var weights: [Int]?

  var entersLate: Bool { entries != nil }

  @inline(__always)
  func ending(_ row: Int) -> Int {
    switch endings {
    case .events(let events): events[row] ? 1 : 0
    // A code that is none stays out of the range of the causes, without overflow.
    case .causes(let causes): causes[row].map { $0 < 0 || $0 == .max ? -1 : $0 + 1 } ?? 0
    }
  }

  @inline(__always)
  func group(_ row: Int) -> Int { groupCodes.map { $0[row] } ?? 0 }

  @inline(__always)
  func stratum(_ row: Int) -> Int { stratumCodes.map { $0[row] } ?? 0 }

  @inline(__always)
  func entry(_ row: Int) -> Double? { entries.flatMap { $0[row] } }
}
