/// The follow-up of each row of a Fine-Gray regression, checked.
struct FineGrayResponse: Sendable {
  /// How the follow-up of a row ends.
  enum Ending: UInt8, Sendable {
    case censored
    case own
    case other
  }

  let times: [Double]
  let endings: [Ending]

  /// The group whose censoring distribution a row has; nil when all have the same.
  let censoring: RowGroups?

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
  ///   ``StatsError/invalidValue(_:)`` for a time that is negative or not finite.
  init(
    times: [Double], endings: [Ending], cause: String, censoring: RowGroups? = nil,
    frequencies: FrequencyWeights? = nil, timeName: String = "time", places: RowPlaces = .given
  ) throws(StatsError) {
    let lengths = [
      ("causeCodes", endings.count), ("censoringGroups", censoring?.codes.count ?? times.count),
      ("frequencies", frequencies?.counts.count ?? times.count),
    ]
    for (name, count) in lengths where count != times.count {
      throw .lengthMismatch(
        first: timeName, firstCount: times.count, second: name, secondCount: count)
    }
    for (row, time) in times.enumerated() where !(time >= 0 && time < .infinity) {
      throw places.invalid(
        timeName, at: row, time < 0 ? "is negative" : "is not a finite number")
    }
    self.times = times
    self.endings = endings
    self.cause = cause
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
}
