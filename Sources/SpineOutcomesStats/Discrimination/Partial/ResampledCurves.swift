internal import LinearAlgebra

/// Stratified resamples of records, and the curves of one or several scores of each.
///
/// Records are drawn by rows, a row being all records with the same scores; with several scores
/// a row keeps their pairing. Each resample has a seed of its own, so that the values do not
/// depend on the number of cores.
struct ResampledCurves: Sendable {
  /// The cell of each row, and the number of cells, of one score.
  struct Reading: Sendable {
    /// Nil where each row is a cell.
    var cellOfRow: [Int]?
    var cells: Int
  }

  let readings: [Reading]
  private let events: StratifiedDraws
  private let others: StratifiedDraws

  /// The number of resamples whose values one thread computes.
  private static let chunk = 32

  /// Prepares to resample the records of one curve.
  init(_ cells: OrderedCells) {
    self.init(
      events: cells.events, others: cells.others,
      readings: [Reading(cellOfRow: nil, cells: cells.count)])
  }

  /// Prepares to resample rows.
  init(events: [Int], others: [Int], readings: [Reading]) {
    self.events = StratifiedDraws(sizes: events)
    self.others = StratifiedDraws(sizes: others)
    self.readings = readings
  }

  /// The values of a measure: of each curve in each resample.
  ///
  /// - Throws: ``StatsError/tooLarge(_:)`` where twice the pairs of a resample could overflow.
  func values(
    of measure: ROCMeasure, seeds: [UInt64]
  ) throws(StatsError) -> [[Double]] {
    let pairs = events.total.multipliedReportingOverflow(by: others.total)
    guard !pairs.overflow, pairs.partialValue < 1 << 62 else {
      throw .tooLarge("events times others")
    }
    let chunks = (seeds.count + Self.chunk - 1) / Self.chunk
    let (work, overflow) = seeds.count.multipliedReportingOverflow(by: events.total + others.total)
    let parts = Parallel.map(chunks, isLarge: overflow || work > 1 << 18) { part in
      let range = part * Self.chunk..<min(seeds.count, (part + 1) * Self.chunk)
      return values(of: measure, seeds: seeds[range])
    }
    return readings.indices.map { curve in parts.flatMap { $0[curve] } }
  }

  private func values(of measure: ROCMeasure, seeds: ArraySlice<UInt64>) -> [[Double]] {
    var result = readings.map { _ in [Double]() }
    var (drawnEvents, drawnOthers) = ([Int](), [Int]())
    var tables = readings.map {
      (events: [Int](repeating: 0, count: $0.cells), others: [Int](repeating: 0, count: $0.cells))
    }
    for seed in seeds {
      var generator = SeededGenerator(seed: seed)
      events.draw(into: &drawnEvents, using: &generator)
      others.draw(into: &drawnOthers, using: &generator)
      for (curve, reading) in readings.enumerated() {
        let counts: CurveCounts
        if let cellOfRow = reading.cellOfRow {
          Self.add(drawnEvents, by: cellOfRow, to: &tables[curve].events)
          Self.add(drawnOthers, by: cellOfRow, to: &tables[curve].others)
          counts = CurveCounts(
            events: tables[curve].events, others: tables[curve].others,
            eventTotal: events.total, otherTotal: others.total)
        } else {
          counts = CurveCounts(
            events: drawnEvents, others: drawnOthers, eventTotal: events.total,
            otherTotal: others.total)
        }
        result[curve].append(measure.value(counts))
      }
    }
    return result
  }

  /// The counts of rows as counts of cells.
  private static func add(_ rows: [Int], by cellOfRow: [Int], to cells: inout [Int]) {
    for cell in cells.indices { cells[cell] = 0 }
    for (row, cell) in zip(rows, cellOfRow) { cells[cell] &+= row }
  }
}
