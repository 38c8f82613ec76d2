import Testing

@testable import SpineOutcomesStats

@Suite("CSV defaults and signatures")
struct CSVDefaultsTests {
  private struct Words: Decodable, Sendable {
    var word: String
    var other: String?
  }

  private struct Number: Decodable, Sendable {
    var value: Double
    var other: Bool?
  }

  @Test("only the empty cell is missing unless the caller lists more")
  func missing() throws {
    #expect(CSVOptions().missing.isEmpty)
    let text = "word,other\nNA,.\n.,NA\nx,\n"
    let cohort = try Cohort<Words>(csv: .text(text))
    #expect(cohort.records.map(\.word) == ["NA", ".", "x"])
    #expect(cohort.records.map(\.other) == [".", "NA", nil])
    let listed = try Cohort<Words>(
      csv: .text("word,other\nx,NA\ny,.\n"), options: CSVOptions(missing: ["NA", "."]))
    #expect(listed.records.map(\.other) == [nil, nil])
    #expect(
      CSVErrorTests.message("word,other\nNA,x\n", Words.self, CSVOptions(missing: ["NA"]))
        == "line 2 (data row 1), column \"word\": is missing, and only an Optional may be: "
        + "declare the property Optional")
  }

  @Test("say how to list a word for missing")
  func remedies() {
    for word in ["NA", "N/A", ".", "-"] {
      #expect(
        CSVErrorTests.message("value,other\n\(word),yes\n", Number.self)
          == "line 2 (data row 1), column \"value\": is not a number: if this text stands for "
          + "missing, pass options: CSVOptions(missing: [\"\(word)\"]) "
          + "and declare the property Optional")
      #expect(
        CSVErrorTests.message("value,other\n1,\(word)\n", Number.self)
          == "line 2 (data row 1), column \"other\": is not true or false, yes or no, 1 or 0: "
          + "if this text stands for missing, pass options: CSVOptions(missing: [\"\(word)\"])")
    }
  }

  @Test("give both readings of 1,234, by options that are valid")
  func thousands() {
    #expect(
      CSVErrorTests.message(
        "value;other\n1,234;1\n", Number.self, CSVOptions(delimiter: .semicolon))
        == "line 2 (data row 1), column \"value\": is not a number: it has a thousands separator "
        + "(remove it) or a decimal comma "
        + "(pass options: CSVOptions(delimiter: .semicolon, decimal: .comma))")
    #expect(
      CSVErrorTests.message(
        "value\tother\n61,5\t1\n", Number.self, CSVOptions(delimiter: .tab, missing: ["-9"]))
        == "line 2 (data row 1), column \"value\": is not a number: it uses a decimal comma: "
        + "pass options: CSVOptions(delimiter: .tab, decimal: .comma, missing: [\"-9\"])")
  }

  @Test("describe options by their code")
  func code() {
    #expect(CSVOptions().description == "CSVOptions()")
    #expect(
      CSVOptions(delimiter: .character("|"), decimal: .comma, missing: ["N/A", "\""]).description
        == #"CSVOptions(delimiter: .character("|"), decimal: .comma, missing: ["N/A", "\""])"#)
  }

  @Test("tell workbooks, UTF-16 and the separator line of spreadsheets")
  func signatures() {
    func message(_ bytes: [UInt8]) -> String { CSVErrorTests.message(.bytes(bytes), Number.self) }
    let workbook = "the text is an Excel workbook; save it as CSV UTF-8"
    #expect(message([0x50, 0x4B, 3, 4, 20, 0, 6, 0]) == workbook)
    #expect(message([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == workbook)
    let utf16 = "the text looks like UTF-16; save it as UTF-8"
    let units = Array("value,other\n1,1\n".utf16)
    #expect(message(units.flatMap { [UInt8($0), 0] }) == utf16)
    #expect(message(units.flatMap { [0, UInt8($0)] }) == utf16)
    #expect(message([0xFE, 0xFF] + units.flatMap { [0, UInt8($0)] }) == utf16)
    for line in ["sep=,", "sep=;", "SEP=;"] {
      #expect(
        CSVErrorTests.message("\(line)\nvalue,other\n1,1\n", Number.self)
          == "line 1: \"\(line)\" is for a spreadsheet and names no columns; delete the line")
    }
    #expect(
      CSVErrorTests.message("\"sep=;\"\r\nvalue,other\r\n1,1\r\n", Number.self)
        == "line 1: \"sep=;\" is for a spreadsheet and names no columns; delete the line")
  }
}
