import SpineOutcomesStats
import Testing

@Suite("Columns of numbers")
struct CSVNumbersTests {
  private static func message(_ body: () throws(CSVError) -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return error.description
    }
  }

  @Test("are read in one pass, nil where missing")
  func columns() throws {
    let table = try CSVNumbers(
      .text("a,b,c\n1,x,-2.5\n,y,3e2\n\"4\",\"z\nz\",\n\n5,,6"), columns: ["c", "a"])
    #expect(table.columnNames == ["c", "a"] && table.rowCount == 4)
    #expect(try table.numbers("c") == [-2.5, 300, nil, 6])
    #expect(try table.numbers("a") == [1, nil, 4, 5])
    #expect((0...5).map { table.line(ofRow: $0) } == [nil, 2, 3, 4, 7, nil])
    #expect(table.line(ofRow: .min) == nil && table.line(ofRow: .max) == nil)
  }

  @Test("are complete, or the first missing value is named by line, row and column")
  func complete() throws {
    let table = try CSVNumbers(.text("a,b\n1,2\n\n3,\n4,5\n"))
    #expect(table.columnNames == ["a", "b"])
    #expect(try table.completeNumbers("a") == [1, 3, 4])
    #expect(try table.numbers("b") == [2, nil, 5])
    #expect(
      throws: CSVError.missingValue(CSVPlace(file: nil, line: 4, row: 2, column: "b"))
    ) { try table.completeNumbers("b") }
  }

  @Test("are refused with the place where a cell is no number")
  func refusals() {
    #expect(
      Self.message { () throws(CSVError) in
        _ = try CSVNumbers(.text("a,b\n1,2\n\"\n\",2\n"), columns: ["b", "a"])
      } == "line 3 (data row 2), column \"a\": is not a number: it has blanks around it")
    #expect(
      Self.message { () throws(CSVError) in
        _ = try CSVNumbers(.text("a,b\n1,2\n1,2,3\n"), columns: ["a"])
      } == "line 3 (data row 2): 3 cells where the header has 2 (an unquoted comma inside a value?)"
    )
    for text in ["nan", "inf", "NA", "1e400", "0x1", "1,5"] {
      #expect(throws: CSVError.self) { try CSVNumbers(.text("a\n1\n\"\(text)\"\n")) }
    }
    #expect(throws: CSVError.self) { try CSVNumbers(.text("a\n1\n"), columns: ["b"]) }
    #expect(throws: CSVError.self) { try CSVNumbers(.text("a\n1\n")).numbers("b") }
    #expect(throws: CSVError.self) { try CSVNumbers(.text("a\n1\n")).completeNumbers("") }
    #expect(throws: CSVError.self) { try CSVNumbers(.text("a\n")) }
  }

  /// A first line that may be a patient's record is not quoted.
  @Test("keep the first line to themselves where nobody has named a column")
  func privacy() {
    let message = Self.message { () throws(CSVError) in
      _ = try CSVNumbers(.text("Miller,71\nSmith,64\n"))
    }
    #expect(message?.contains("Miller") == false && message?.contains("line 2") == true)
  }

  @Test("of options: decimal comma and words for missing")
  func options() throws {
    let table = try CSVNumbers(
      .text("a;b\n1,5;NA\n-;2\n"),
      options: CSVOptions(delimiter: .semicolon, decimal: .comma, missing: ["NA", "-"]))
    #expect(try table.numbers("a") == [1.5, nil])
    #expect(try table.numbers("b") == [nil, 2])
  }

  @Test("of more rows than one block") func manyRows() throws {
    let text = "x\n" + (0..<1_537).map { "\($0)\n" }.joined()
    let table = try CSVNumbers(.text(text))
    #expect(try table.completeNumbers("x") == (0..<1_537).map(Double.init))
    #expect(table.line(ofRow: 1_537) == 1_538)
  }
}
