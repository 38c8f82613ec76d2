import Foundation
import Testing

@testable import SpineOutcomesStats

@Suite("CSV format")
struct CSVFormatTests {
  /// The rows of a text, read with windows of every size from one that splits each row.
  static func rows(
    _ text: String, _ options: CSVOptions = CSVOptions()
  ) throws -> [[String]] {
    var answers: [[[String]]] = []
    for blockSize in [1, 17, 64, 1 << 16] {
      let reader = try CSVReader(.text(text), options: options, blockSize: blockSize)
      var rows = [reader.columnNames]
      while try reader.next() {
        rows.append(
          reader.columnNames.indices.map { String(decoding: reader.cell($0), as: UTF8.self) })
      }
      answers.append(rows)
    }
    for answer in answers { #expect(answer == answers[0]) }
    return answers[0]
  }

  @Test("reads plain rows with either line end, and a last line without one")
  func lineEnds() throws {
    let expected = [["a", "b"], ["1", "2"], ["3", "4"]]
    #expect(try Self.rows("a,b\n1,2\n3,4\n") == expected)
    #expect(try Self.rows("a,b\r\n1,2\r\n3,4\r\n") == expected)
    #expect(try Self.rows("a,b\r\n1,2\n3,4") == expected)
  }

  @Test("reads quoted cells with delimiters, line ends and doubled quotes")
  func quotes() throws {
    #expect(
      try Self.rows(
        "\"a\",b\n\"x,y\",\"say \"\"no\"\"\"\n\"one\ntwo\r\nthree\",\"\"\n\"\"\"\",\"\n\"")
        == [
          ["a", "b"], ["x,y", "say \"no\""], ["one\ntwo\r\nthree", ""], ["\"", "\n"],
        ])
  }

  @Test("reads empty cells, also at the end of a row and of the file")
  func emptyCells() throws {
    #expect(try Self.rows("a,b,c\n,,\n1,,") == [["a", "b", "c"], ["", "", ""], ["1", "", ""]])
  }

  @Test("skips a byte order mark at the begin and nowhere else")
  func byteOrderMark() throws {
    #expect(try Self.rows("\u{FEFF}a,b\n\u{FEFF},2") == [["a", "b"], ["\u{FEFF}", "2"]])
    #expect(try Self.rows("\u{FEFF}\"a\",b\n1,2") == [["a", "b"], ["1", "2"]])
  }

  @Test("skips blank lines between several columns")
  func blankLines() throws {
    let reader = try CSVReader(
      .text("\n\r\na,b\n\n1,2\n\r\n\n3,4\n\n\n"), options: CSVOptions())
    #expect(reader.columnNames == ["a", "b"])
    #expect(try reader.next())
    #expect(reader.row == 1)
    #expect(reader.line == 5)
    #expect(try reader.next())
    #expect(reader.row == 2)
    #expect(reader.line == 8)
    #expect(try !reader.next())
    #expect(try !reader.next())
  }

  @Test("takes a blank line in a single column for an empty cell, except at the end")
  func blankLinesInOneColumn() throws {
    #expect(try Self.rows("\na\n\n1\n\n\r\n2\n\n\n") == [["a"], [""], ["1"], [""], [""], ["2"]])
    let reader = try CSVReader(.text("\na\n\n1\n\n\n2\n\n"), options: CSVOptions())
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.line) }
    #expect(lines == [3, 4, 5, 6, 7])
    #expect(reader.row == 5)
  }

  @Test("counts the physical lines inside quotes")
  func physicalLines() throws {
    let reader = try CSVReader(
      .text("\"a\nb\",c\n1,2\n\"x\ny\nz\",3\n4,5\n"), options: CSVOptions())
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.line) }
    #expect(lines == [3, 4, 7])
  }

  @Test("reads other delimiters when told so")
  func delimiters() throws {
    let expected = [["a", "b"], ["1,5", "2"]]
    #expect(try Self.rows("a;b\n1,5;2\n", CSVOptions(delimiter: .semicolon)) == expected)
    #expect(try Self.rows("a\tb\n1,5\t2\n", CSVOptions(delimiter: .tab)) == expected)
    #expect(try Self.rows("a|b\n1,5|2\n", CSVOptions(delimiter: .character("|"))) == expected)
  }

  @Test("keeps Unicode as it is, in names and cells")
  func unicode() throws {
    #expect(
      try Self.rows("나이,\u{E9}\n김,\u{1F600}\n") == [["나이", "\u{E9}"], ["김", "\u{1F600}"]])
    // Two Unicode forms of one name are two names.
    #expect(try Self.rows("\u{E9},e\u{301}\n1,2\n")[1] == ["1", "2"])
  }

  @Test("reads many columns, with quotes in the header")
  func manyColumns() throws {
    let names = (0..<100).map { "\"column \"\"\($0)\"\"\"" }.joined(separator: ",")
    let cells = (0..<100).map(String.init).joined(separator: ",")
    let rows = try Self.rows("\(names)\n\(cells)\n")
    #expect(rows[0] == (0..<100).map { "column \"\($0)\"" })
    #expect(rows[1] == (0..<100).map(String.init))
  }

  @Test("reads files, data and bytes alike")
  func sources() throws {
    let text = "name,value\n" + (0..<5000).map { "\"row\n\($0)\",\($0)\n" }.joined()
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("csv-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let expected = (0..<5000).map(Double.init)
    for source: CSVSource in [
      .file(url.path), .data(Data(text.utf8)), .data(Data("xx\(text)".utf8).dropFirst(2)),
      .bytes(Array(text.utf8)),
    ] {
      let reader = try CSVReader(source, options: CSVOptions(), blockSize: 1000)
      var values: [Double] = []
      while try reader.next() {
        values.append(try reader.required(1, as: Double.self))
        #expect(reader.line == 2 * values.count)
      }
      #expect(values == expected)
    }
    #expect(CSVSource(argument: "-") == .standardInput)
    #expect(CSVSource(argument: "a/b.csv") == .file("a/b.csv"))
    #expect(CSVSource.file("a/b.csv").name == "b.csv")
  }
}
