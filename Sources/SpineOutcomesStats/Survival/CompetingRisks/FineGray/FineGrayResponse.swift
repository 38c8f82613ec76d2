/// The follow-up of each row of a Fine-Gray regression, checked.
///
/// A row is at risk at t when entry < t <= time; a row without late entry from the origin on.
struct FineGrayResponse: Sendable {
  /// How the follow-up of a row ends.
  enum Ending: UInt8, Sendable {
    case censored
    case own
    case other
  }

  /// Whose distributions of censoring and of late entry a row has.
  enum Censoring: Sendable {
    case pooled
    case withinStrata
    case groups(RowGroups)
  }

  let times: [Double]
  let endings: [Ending]

  /// The time of late entry, 0 where followed from the origin; nil when all are.
  let entries: [Double]?

  /// The stratum of each row; nil when there is one.
  let strata: RowGroups?

  let censoring: Censoring

  /// How many times each row counts; nil: once.
  let frequencies: [Int]?

  /// The name of the cause.
  let cause: String

  /// The number of records, and of those with an event of the cause and of another.
  let count: Int
  let events: Int
  let competingEvents: Int

  /// Checks rows.
  ///
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a time that is negative or not finite, or an entry that
  ///   is not before its time.
  init(
    times: [Double], endings: [Ending], cause: String, entries: [Double]? = nil,
    strata: RowGroups? = nil, censoring: Censoring = .withinStrata,
    frequencies: FrequencyWeights? = nil, names: (time: String, entry: String) = ("time", "entry"),
    places: RowPlaces = .given
  ) throws(StatsError) {
    var groups: Int?
    if case .groups(let given) = censoring { groups = given.codes.count }
    let lengths = [
      ("causeCodes", endings.count), ("censoring", groups ?? times.count),
      ("entries", entries?.count ?? times.count), ("strata", strata?.codes.count ?? times.count),
      ("frequencies", frequencies?.counts.count ?? times.count),
    ]
    for (name, count) in lengths where count != times.count {
      throw .lengthMismatch(
        first: names.time, firstCount: times.count, second: name, secondCount: count)
    }
    try places.check(times: times, entries: entries, names: (names.time, names.entry))
    self.times = times
    self.endings = endings
    self.cause = cause
    self.entries = entries?.contains { $0 > 0 } == true ? entries : nil
    self.strata = strata
    self.censoring = censoring
    self.frequencies = frequencies?.counts
    func total(_ ending: Ending) -> Int {
      endings.indices.reduce(0) {
        endings[$1] == ending ? $0 + (frequencies?.counts[$1] ?? 1) : $0
      }
    }
    count = frequencies?.total ?? times.count
    events = total(.own)
    competingEvents = total(.other)
  }

  /// How many times a row counts.
  func frequency(_ row: Int) -> Double { Double(frequencies?[row] ?? 1) }

  /// The variable whose levels have distributions of censoring of their own; nil when all share one.
  var censoringName: String? {
    switch censoring {
    case .pooled: nil
    case .withinStrata: strata?.name
    case .groups(let groups): groups.name
    }
  }

  /// The code of the group of censoring of each row; nil when all share one.
  var censoringCodes: [Int32]? {
    switch censoring {
    case .pooled: nil
    case .withinStrata: strata?.codes
    case .groups(let groups): groups.codes
    }
  }
}
