import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

/// From 2^18 rows on a fit starts from a sample of its blocks: the first of every sixteen of 256.
///
/// The same data as counts of equal rows are a few rows, whose fit knows no sample.
@Suite struct LogisticSampledStartTests {
  private struct Cell {
    var x: Int
    var group: Int
  }

  private static let count = (1 << 18) + 37

  private static func isSampled(_ row: Int) -> Bool { (row / 256) % 16 == 0 }

  /// A number without a pattern, 0..<2^31, for each row.
  private static let draws: [Int] = (0..<count).map { row in
    var mixed = UInt64(row) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(mixed >> 33)
  }

  private static let levels = 8

  /// The fit of rows and that of their counts.
  private func fits(
    cell: (Int) -> Cell, outcome: (Int, Cell) -> Bool
  ) throws -> (rows: LogisticRegression, counts: LogisticRegression) {
    var (events, trials) = ([Int](repeating: 0, count: 2 * Self.levels), [Int]())
    trials = events
    var (x, group, outcomes): ([Double], [Double], [Bool]) = ([], [], [])
    for row in 0..<Self.count {
      let cell = cell(row)
      let event = outcome(row, cell)
      x.append(Double(cell.x) / 4)
      group.append(Double(cell.group))
      outcomes.append(event)
      trials[cell.x + Self.levels * cell.group] += 1
      if event { events[cell.x + Self.levels * cell.group] += 1 }
    }
    let rows = try LogisticData(outcome: outcomes, design: Design(["x": x, "group": group])).fit()
    let cells = events.indices
    let counts = try LogisticData(
      counts: BinomialCounts(successes: events, trials: trials),
      design: Design([
        "x": cells.map { Double($0 % Self.levels) / 4 },
        "group": cells.map { Double($0 / Self.levels) },
      ])
    ).fit()
    return (rows, counts)
  }

  private func expectSame(_ rows: LogisticRegression, _ counts: LogisticRegression) {
    #expect(rows.count == counts.count && rows.events == counts.events)
    for (one, other) in zip(rows.coefficients, counts.coefficients) {
      #expect((one.estimate - other.estimate).magnitude <= 1e-10 * other.standardError)
      #expect(agrees(one.estimate, other.estimate, digits: 10))
      #expect(agrees(one.standardError, other.standardError, digits: 10))
    }
  }

  private func risk(_ cell: Cell) -> Int { 10 + 6 * cell.x + 20 * cell.group }

  private func anyCell(_ row: Int) -> Cell {
    let number = Self.draws[row]
    return Cell(x: number % Self.levels, group: (number >> 8) % 2)
  }

  private func isEvent(_ row: Int, _ cell: Cell) -> Bool {
    (Self.draws[row] >> 12) % 100 < risk(cell)
  }

  @Test func theSampleIsOnlyAStart() throws {
    let (rows, counts) = try fits(cell: anyCell, outcome: isEvent)
    expectSame(rows, counts)
    // Most of the way was gone on the sample.
    #expect(rows.iterations < counts.iterations)
  }

  /// Sorted by outcome, as files may be: the sample is of other shares than the whole.
  @Test func sampleOfAnotherPopulation() throws {
    let (rows, counts) = try fits(cell: anyCell) { row, cell in
      Self.isSampled(row) ? !isEvent(row, cell) : isEvent(row, cell)
    }
    expectSame(rows, counts)
  }

  @Test func separatedSample() throws {
    let (rows, counts) = try fits(cell: anyCell) { row, cell in
      Self.isSampled(row) ? cell.x > 3 : isEvent(row, cell)
    }
    expectSame(rows, counts)
  }

  @Test func sampleOfOneOutcome() throws {
    let (rows, counts) = try fits(cell: anyCell) { row, cell in
      Self.isSampled(row) || isEvent(row, cell)
    }
    expectSame(rows, counts)
  }

  @Test func sampleWithConstantColumn() throws {
    let (rows, counts) = try fits(
      cell: { row in
        var cell = anyCell(row)
        if Self.isSampled(row) { cell.group = 1 }
        return cell
      }, outcome: isEvent)
    expectSame(rows, counts)
  }

  /// The whole is separated, whatever the sample says.
  @Test func separatedWhole() throws {
    let x = Self.draws.map { $0 % Self.levels }
    let error = statsError {
      try LogisticData(outcome: x.map { $0 > 3 }, design: Design(["x": x.map(Double.init)])).fit()
    }
    guard case .separation(let separation)? = error else { return #expect(Bool(false)) }
    #expect(separation.kind == .complete)
    #expect(separation.terms.contains(.init(name: "x", isPositive: true)))
  }
}
