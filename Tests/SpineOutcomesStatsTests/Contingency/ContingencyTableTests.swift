import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct ContingencyTableTests {
  @Test func countsValuesInLevelOrder() throws {
    let table = try ContingencyTable(
      rows: ["b", "a", "b", "a", "b"], columns: [true, false, true, true, nil])
    #expect(table.rowNames == ["a", "b"])
    #expect(table.columnNames == ["false", "true"])
    #expect(table.counts == [[1, 1], [0, 2]])
    #expect(table.rowTotals == [2, 2])
    #expect(table.columnTotals == [1, 3])
    #expect(table.exclusions.initial == 5)
    #expect(table.exclusions.missing == [.init(variable: "column", count: 1)])
    #expect(table[7, 0] == 0)
    #expect(
      table.description == "row x column: a 1, 1; b 0, 2 (columns false, true)")
  }

  @Test func weightsAreRepeatedRecords() throws {
    let rows = [1, 2, 1, 10]
    let columns: [Bool?] = [true, nil, false, true]
    let weights = [3, 2, 0, 1]
    let repeated = weights.indices.flatMap { [Int](repeating: $0, count: weights[$0]) }
    let weighted = try ContingencyTable(rows: rows, columns: columns, weights: weights)
    let plain = try ContingencyTable(
      rows: repeated.map { rows[$0] }, columns: repeated.map { columns[$0] })
    #expect(weighted == plain)
    #expect(weighted.rowNames == ["1", "2", "10"])
    let coded = try ContingencyTable(
      rowCodes: [0, 1, 0], rowNames: ["a", "b"], columnCodes: [1, 0, 1],
      columnNames: ["x", "y", "z"], weights: [2, 1, 1])
    #expect(coded.counts == [[0, 3, 0], [1, 0, 0]])
  }

  @Test func mergingIsAssociativeAndCommutative() throws {
    let a = try ContingencyTable(
      [[1, 2], [3, 4]], rowNames: ["y", "x"], columnNames: ["no", "yes"],
      exclusions: Exclusions(
        initial: 13, selections: [.init(reason: "young", dropped: 2)],
        missing: [.init(variable: "row", count: 1)], incomplete: 1))
    let b = try ContingencyTable([[5], [6]], rowNames: ["z", "x"], columnNames: ["yes"])
    let c = try ContingencyTable(
      [[7, 8], [0, 1]], rowNames: ["y", "x"], columnNames: ["no", "yes"])
    func merged(_ first: ContingencyTable, _ second: ContingencyTable) throws -> ContingencyTable {
      var sum = first
      try sum.merge(second)
      return sum
    }
    let whole = try merged(merged(a, b), c)
    #expect(try merged(a, merged(b, c)) == whole)
    #expect(try merged(merged(c, a), b) == whole)
    #expect(try merged(b, a) == merged(a, b))
    #expect(whole.rowNames == ["x", "y", "z"])
    #expect(whole.counts == [[3, 11], [8, 10], [0, 5]])
    #expect(whole.exclusions.initial == 13 + 11 + 16)
    #expect(whole.exclusions.analysed == whole.count)
    #expect(try merged(a, c).rowNames == ["y", "x"])
    #expect(try merged(a, c).counts == [[8, 10], [3, 5]])
  }

  @Test func refusesBadCounts() throws {
    #expect(throws: StatsError.invalidArgument(name: "counts", reason: "a count is negative")) {
      try ContingencyTable([[1, -2]])
    }
    #expect(throws: StatsError.self) { try ContingencyTable([[1, 2], [3]]) }
    #expect(throws: StatsError.self) { try ContingencyTable([[.max, .max]]) }
    #expect(throws: StatsError.self) { try ContingencyTable([[1], [2]], rowNames: ["a", "a"]) }
    #expect(throws: StatsError.self) { try ContingencyTable([[1], [2]], rowNames: ["a"]) }
    #expect(throws: StatsError.self) {
      try ContingencyTable([[1]], exclusions: Exclusions(initial: 3))
    }
    #expect(
      throws: StatsError.lengthMismatch(
        first: "row", firstCount: 1, second: "column", secondCount: 2)
    ) { try ContingencyTable(rows: ["a"], columns: [true, false]) }
    #expect(throws: StatsError.self) {
      try ContingencyTable(rows: ["a"], columns: [true], weights: [1, 2])
    }
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "weights", row: 2, reason: "is negative"))
    ) { try ContingencyTable(rows: ["a", "b"], columns: [true, true], weights: [1, -1]) }
    #expect(throws: StatsError.self) {
      try ContingencyTable(rows: ["a", "b"], columns: [true, true], weights: [.max, .max])
    }
    #expect(throws: StatsError.self) {
      try ContingencyTable(
        rowCodes: [2], rowNames: ["a", "b"], columnCodes: [0], columnNames: ["x"])
    }
    let identifiers = Array(0..<4000)
    #expect(throws: StatsError.tooLarge("a contingency table of 4000 x 4000 levels")) {
      try ContingencyTable(rows: identifiers, columns: identifiers)
    }
    #expect(throws: StatsError.levelCount(variable: "row and column", found: 9, needed: 2)) {
      try McNemarTest(ContingencyTable([[1, 2, 3], [4, 5, 6]] + (3...9).map { [$0, 1, 0] }))
    }
    var table = try ContingencyTable([[1 << 52]])
    #expect(throws: StatsError.self) { try table.merge(ContingencyTable([[1 << 52], [1]])) }
    #expect(throws: StatsError.self) {
      try table.merge(ContingencyTable([[1]], rowVariable: "care"))
    }
    #expect(table.counts == [[1 << 52]])
  }

  @Test func codableChecksWhatItReads() throws {
    let table = try ContingencyTable(
      [[1, 0], [3, 4]], rowNames: ["a", "b"], columnNames: ["x", "y"], rowVariable: "care")
    let data = try JSONEncoder().encode(table)
    #expect(try JSONDecoder().decode(ContingencyTable.self, from: data) == table)
    let text = try #require(String(data: data, encoding: .utf8))
    let bad = text.replacingOccurrences(of: "[1,0]", with: "[-1,2]")
    #expect(bad != text)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(ContingencyTable.self, from: Data(bad.utf8))
    }
    let hostile = text.replacingOccurrences(
      of: "\"initial\":8", with: "\"initial\":-9223372036854775808")
    #expect(hostile != text)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(ContingencyTable.self, from: Data(hostile.utf8))
    }
    let empty = try ContingencyTable([])
    #expect(empty.count == 0)
    let round = try JSONDecoder().decode(
      ContingencyTable.self, from: JSONEncoder().encode(empty))
    #expect(round == empty)
  }
}
