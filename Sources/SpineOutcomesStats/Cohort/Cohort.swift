/// The records of a study, with the selections made so far and the names of their variables.
///
/// A cohort is a value: selecting gives a new cohort and keeps the reason, so that every result
/// can account for every record.
public struct Cohort<Record: Sendable>: Sendable {
  /// The records that are selected.
  public let records: [Record]

  /// The number of records before any selection.
  public let initialCount: Int

  /// The selections, in the order in which they were made.
  public let selections: [Exclusions.Selection]

  /// Where each record comes from, for errors.
  let origin: RecordOrigin

  /// The names that the caller has given to properties.
  var names: [GivenName] = []

  /// Numbers that were read together, for the analysis at hand.
  private(set) var numbers: [StoredNumber.Key: ReadNumbers] = [:]

  /// A property and the name that the caller gave it.
  struct GivenName: Sendable {
    var selector: any AnyKeyPath & Sendable
    var name: VariableName
  }

  /// Creates a cohort of records in memory.
  ///
  /// - Parameter records: The records, in any order.
  public init(_ records: [Record]) {
    self.init(records: records, origin: RecordOrigin(file: nil, rows: nil, lines: nil))
  }

  /// Creates a cohort of records that come from a table.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - rows: The data row of each record, counted from 1.
  ///   - lines: The physical line of each record.
  package init(_ records: [Record], rows: [Int], lines: [Int]) {
    self.init(records: records, origin: RecordOrigin(file: nil, rows: rows, lines: lines))
  }

  init(records: [Record], origin: RecordOrigin) {
    self.records = records
    self.initialCount = records.count
    self.selections = []
    self.origin = origin
  }

  init(
    selecting kept: [Int], of cohort: Cohort, reason: String
  ) {
    records = kept.map { cohort.records[$0] }
    initialCount = cohort.initialCount
    selections =
      cohort.selections
      + [.init(reason: reason, dropped: cohort.records.count - kept.count)]
    origin = cohort.origin.selecting(kept)
    names = cohort.names
  }

  /// The number of selected records.
  public var count: Int { records.count }

  /// The cohort with some stored properties read ahead, together.
  func reading(_ properties: [StoredNumber]) -> Cohort {
    var copy = self
    copy.numbers = RecordReader.together(records, properties)
    return copy
  }
}

extension Cohort: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// One line of counts, "74 of 99 records of Patient (not retreated 25)"; never a record.
  public var description: String {
    let exclusions = Exclusions(initial: initialCount, selections: selections)
    let kind = "records of \(Record.self)"
    guard exclusions.excluded > 0 else { return "\(count) \(kind)" }
    let reasons = selections.filter { $0.dropped > 0 }.map { "\($0.reason) \($0.dropped)" }
    return "\(count) of \(initialCount) \(kind) (\(reasons.joined(separator: "; ")))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without children: dumping a cohort shows no patient.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where the records of a cohort come from.
struct RecordOrigin: Sendable {
  /// The file, if there is one.
  var file: String?

  /// The data row of each record, counted from 1; nil when they are 1, 2, 3 ...
  var rows: [Int]?

  /// The physical line of each record; nil when there is no file.
  var lines: [Int]?

  func selecting(_ kept: [Int]) -> RecordOrigin {
    RecordOrigin(
      file: file,
      rows: kept.map { row(of: $0) },
      lines: lines.map { lines in kept.map { lines[$0] } })
  }

  func row(of index: Int) -> Int { rows.map { $0[index] } ?? index + 1 }

  func line(of index: Int) -> Int? { lines.map { $0[index] } }

  func invalid(_ variable: String, at index: Int, _ reason: String) -> StatsError {
    .invalidValue(
      InvalidValue(
        variable: variable, row: row(of: index), line: line(of: index), reason: reason))
  }
}
