/// Counts rows of follow-up: few distinct times in a ``CountTable``, many after one ordering; the
/// rest is work in proportion to the rows.
///
/// Threads share the rows. Counts are whole numbers, so that the result does not depend on how.
struct LifeTableBuilder<Rows: FollowUpRows>: Sendable {
  var rows: Rows
  var groupNames: [String]
  var stratumNames: [String] = [LifeTable.onlyStratum]
  var causeNames: [String] = [LifeTable.plainCause]

  /// The error for a value: variable, row index, reason.
  var invalid: @Sendable (String, Int, String) -> StatsError = {
    .invalidValue(InvalidValue(variable: $0, row: $1 + 1, reason: $2))
  }

  /// The names of the time and late entry in errors.
  var timeName = "time"
  var entryName = "entry"

  /// The number of rows of a chunk.
  static var chunkSize: Int { 1 << 16 }

  var sizes: LabelSizes {
    LabelSizes(
      groups: groupNames.count, strata: stratumNames.count, endings: causeNames.count + 1)
  }

  /// Counts the rows.
  func table() throws(StatsError) -> LifeTable {
    try LifeTable.check(groups: groupNames, strata: stratumNames, causes: causeNames)
    try KeySort<LabelledKey>.check(count: rows.times.count)
    let cells =
      rows.entersLate || rows.weights != nil ? try markedCells() : try plainCells()
    let strata = stratumNames.enumerated().map { stratum, name in
      LifeTable.Stratum(
        name: name,
        groups: groupNames.enumerated().map { group, name in
          cells[stratum * groupNames.count + group].group(named: name)
        })
    }
    if rows.weights != nil { try LifeTable.checkTotal(of: strata) }
    return LifeTable(validated: strata, causes: causeNames)
  }

  /// The rows of each chunk.
  var chunkRanges: [Range<Int>] {
    let (count, size) = (rows.times.count, Self.chunkSize)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// The error of the first wrong row of a range.
  func error(in range: Range<Int>) -> StatsError {
    for row in range {
      do throws(StatsError) {
        try checkTime(at: row)
        _ = try label(at: row)
      } catch {
        return error
      }
    }
    return .numerical("the rows of a life table")
  }

  /// Writes the labels of a block of rows; returns whether its times and codes are right.
  @inline(__always)
  func fill(_ labels: UnsafeMutablePointer<UInt32>, _ block: Range<Int>) -> Bool {
    let largest = rows.times.withUnsafeBufferPointer { times in
      // As whole numbers, all bits of what is negative, infinite or NaN are beyond the finite.
      block.reduce(0 as UInt64) { max($0, (times[$1] + 0.0).bitPattern) }
    }
    return rows.fill(labels, block, sizes) && largest < Double.infinity.bitPattern
  }

  func checkTime(at row: Int) throws(StatsError) {
    let time = rows.times[row]
    guard time >= 0, time < .infinity else {
      throw invalid(timeName, row, time < 0 ? "is negative" : "is not a finite number")
    }
  }

  /// The cell of a row times the number of endings, plus its ending.
  func label(at row: Int) throws(StatsError) -> Int {
    let (group, stratum, ending) = (rows.group(row), rows.stratum(row), rows.ending(row))
    guard groupNames.indices.contains(group) else {
      throw invalid("group", row, "has no group name")
    }
    guard stratumNames.indices.contains(stratum) else {
      throw invalid("stratum", row, "has no stratum name")
    }
    guard ending >= 0, ending <= causeNames.count else {
      throw invalid("cause", row, "has no cause name")
    }
    return (stratum * groupNames.count + group) * sizes.endings + ending
  }
}
