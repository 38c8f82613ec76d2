import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct LogisticRowsTests {
  /// Columns of all kinds without a pattern, and outcomes.
  private func rows(
    _ count: Int, columns: Int, offset: Bool = false
  ) throws -> (rows: LogisticRows, values: [[Double]], outcomes: [Bool]) {
    var state: UInt64 = 99
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
    }
    var sources: [RowColumn] = [.constant(1)]
    var values = [[Double](repeating: 1, count: count)]
    for column in 1..<max(2, columns) {
      if column % 4 == 3 {
        let codes = (0..<count).map { _ in Int32(next() * 2) + 1 }
        sources.append(.indicator(codes, code: 1, present: 1.5, absent: -0.5))
        values.append(codes.map { $0 == 1 ? 1.5 : -0.5 })
      } else {
        let numbers = (0..<count).map { _ in next() }
        sources.append(.numbers(numbers, factor: 2, centre: 0.25))
        values.append(numbers.map { $0 * 2 - 0.25 })
      }
    }
    let outcomes = (0..<count).map { _ in next() > 0.2 }
    let offsets = offset ? (0..<count).map { _ in next() } : nil
    return (
      try LogisticRows(
        columns: sources, response: RowResponse(.outcomes(outcomes), offset: offsets)),
      values, outcomes
    )
  }

  /// The sums in plain loops, from the definition.
  private func plain(
    _ rows: LogisticRows, _ values: [[Double]], _ outcomes: [Bool], at b: [Double]
  ) -> (logLikelihood: Double, score: [Double], information: [Double]) {
    let width = values.count
    var (logLikelihood, score) = (0.0, [Double](repeating: 0, count: width))
    var information = [Double](repeating: 0, count: width * width)
    for row in outcomes.indices {
      var m = rows.response.offset?[row] ?? 0
      for column in 0..<width { m += b[column] * values[column][row] }
      let p = 1 / (1 + exp(-m))
      logLikelihood += outcomes[row] ? log(p) : log1p(-p)
      for i in 0..<width {
        score[i] += ((outcomes[row] ? 1 : 0) - p) * values[i][row]
        for j in i..<width {
          information[i + j * width] += p * (1 - p) * values[i][row] * values[j][row]
        }
      }
    }
    return (logLikelihood, score, information)
  }

  @Test(arguments: [
    (1, 2), (7, 1), (8, 3), (9, 4), (99, 5), (255, 6), (256, 7), (257, 8), (1000, 21), (300, 40),
  ])
  func sumsAgreeWithPlainLoops(count: Int, columns: Int) throws {
    let (rows, values, outcomes) = try rows(count, columns: columns, offset: count % 2 == 1)
    let b = values.indices.map { 0.3 - 0.1 * Double($0 % 7) }
    let sums = try rows.sums(at: b)
    let information = try sums.information.storage
    let expected = plain(rows, values, outcomes, at: b)
    #expect(agrees(sums.logLikelihood, expected.logLikelihood, digits: 12))
    // Relative to the sum of magnitudes, about the number of rows.
    let rounding = 1e-14 * Double(count + 10)
    #expect(agrees(sums.score, expected.score, digits: 12, absolute: rounding))
    #expect(
      agrees(information, expected.information, digits: 12, absolute: rounding))
  }

  /// A pass in the memory of another gives the bits of a first one, and so does its factor.
  @Test(arguments: [(9, 4), (99, 5), (257, 8), (300, 40)])
  func memoryIsUsedAgain(count: Int, columns: Int) throws {
    let (rows, values, _) = try rows(count, columns: columns)
    let here = values.indices.map { 0.1 * Double($0 % 3) }
    let there = values.indices.map { 0.2 - 0.1 * Double($0 % 5) }
    var sums = LogisticSums(columns: columns)
    try rows.sum(at: there, into: &sums)
    var factor = try TriangularFactor(crossProducts: sums.information)
    try rows.sum(at: here, into: &sums)
    let first = try rows.sums(at: here)
    #expect(sums.logLikelihood == first.logLikelihood && sums.score == first.score)
    var score = [Double](repeating: .nan, count: columns)
    sums.copyScore(to: &score)
    #expect(score == first.score)
    // Fewer rows than columns have no factor.
    guard count > columns else { return }
    #expect(try factor?.replace(byFactorOf: sums) == true)
    #expect(try factor == Cholesky(first.information).factor)
    var inverse = try Matrix(rows: columns, columns: columns, repeating: .nan)
    try factor?.writeInverse(to: &inverse)
    #expect(try inverse == factor?.inverse())
    var solved = first.score
    try factor?.solve(inPlace: &solved, transposed: true)
    #expect(try solved == factor?.solve(first.score, transposed: true))
  }

  @Test func wrongShapesAreRefused() throws {
    let (rows, _, _) = try rows(20, columns: 3)
    var sums = LogisticSums(columns: 2)
    #expect(throws: LinearAlgebraError.self) { try rows.sum(at: [0, 0, 0], into: &sums) }
    #expect(throws: LinearAlgebraError.self) { try rows.sums(at: [0, 0]) }
    var factor = try TriangularFactor(upper: Matrix(rows: [[1, 2], [0, 3]]))
    #expect(throws: LinearAlgebraError.self) {
      _ = try factor.replace(byFactorOf: LogisticSums(columns: 3))
    }
    var inverse = try Matrix(rows: 3, columns: 3)
    #expect(throws: LinearAlgebraError.self) { try factor.writeInverse(to: &inverse) }
    // Sums over no rows are no information.
    #expect(try factor.replace(byFactorOf: LogisticSums(columns: 2)) == false)
    #expect(try TriangularFactor(crossProducts: Matrix(rows: [[1, 2], [2, 1]])) == nil)
  }

  /// Chunks on several threads give the bits of chunks one after the other.
  @Test func bitsDoNotDependOnThreads() throws {
    let (rows, _, _) = try rows(70_000, columns: 5)
    let b = [0.1, 0.2, -0.3, 0.4, 0.5]
    let first = try rows.sums(at: b)
    for _ in 0..<5 {
      let again = try rows.sums(at: b)
      #expect(again.logLikelihood == first.logLikelihood && again.score == first.score)
      #expect(try again.information == first.information)
    }
    // The same chunks by hand: 64 blocks of 256 rows each.
    let size = 64 * LogisticRows.blockSize
    var total = LogisticSums(columns: 5)
    for start in stride(from: 0, to: rows.rows, by: size) {
      total.add(try part(rows, start..<min(rows.rows, start + size)).sums(at: b))
    }
    #expect(total.logLikelihood == first.logLikelihood && total.score == first.score)
    #expect(try total.information == first.information)
  }

  private func part(_ rows: LogisticRows, _ range: Range<Int>) throws -> LogisticRows {
    guard case .outcomes(let outcomes) = rows.response.counts else { return rows }
    let columns = rows.columns.map { (column: RowColumn) -> RowColumn in
      switch column {
      case .constant: column
      case .numbers(let values, let factor, let centre):
        .numbers(Array(values[range]), factor: factor, centre: centre)
      case .indicator(let codes, let code, let present, let absent):
        .indicator(Array(codes[range]), code: code, present: present, absent: absent)
      }
    }
    return try LogisticRows(
      columns: columns, response: RowResponse(.outcomes(Array(outcomes[range]))))
  }

  @Test func samplesAreEverySoManyBlocks() throws {
    let (rows, _, _) = try rows(256 * 9 + 10, columns: 3)
    let b = [0.1, 0.2, -0.3]
    var total = LogisticSums(columns: 3)
    for block in [0, 4, 8] {
      let start = block * 256
      total.add(try part(rows, start..<(start + 256)).sums(at: b))
    }
    let sample = try rows.sums(at: b, everyBlock: 4)
    #expect(agrees(sample.logLikelihood, total.logLikelihood, digits: 15))
    #expect(agrees(sample.score, total.score, digits: 13, absolute: 1e-13))
  }

  @Test func edges() throws {
    let none = try LogisticRows(
      columns: [.constant(1), .numbers([], factor: 1, centre: 0)],
      response: RowResponse(.outcomes([])))
    #expect(try none.sums(at: [1, 2]).score == [0, 0])
    #expect(try none.sums(at: [1, 2]).information.storage == [0, 0, 0, 0])
    let bare = try LogisticRows(columns: [], response: RowResponse(.outcomes([true, false])))
    #expect(agrees(try bare.sums(at: []).logLikelihood, -2 * log(2), digits: 15))
    #expect(throws: LinearAlgebraError.self) { try none.sums(at: [1]) }
    #expect(throws: LinearAlgebraError.self) { try none.sums(at: [1, 2], everyBlock: 0) }
    #expect(throws: LinearAlgebraError.self) {
      try LogisticRows(
        columns: [.numbers([1], factor: 1, centre: 0)], response: RowResponse(.outcomes([])))
    }
  }
}
