import Foundation
import Testing

@testable import SpineOutcomesStats

@Suite("CSV errors")
struct CSVErrorTests {
  private enum Arm: String, Decodable, CaseIterable { case surgery, radiotherapy }

  private struct Row: Decodable, Sendable {
    var age: Double
    var stage: Int?
    var died: Bool?
    var seen: Date?
    var arm: Arm?
    var pain: PainScore?
    var motor: MotorGrade?
  }

  /// The message for a text in memory.
  static func message<Record: Decodable & Sendable>(
    _ text: String, _ type: Record.Type, _ options: CSVOptions = CSVOptions()
  ) -> String {
    message(.text(text), type, options)
  }

  static func message<Record: Decodable & Sendable>(
    _ source: CSVSource, _ type: Record.Type, _ options: CSVOptions = CSVOptions()
  ) -> String {
    do throws(CSVError) {
      _ = try Cohort<Record>(csv: source, options: options)
      return "no error"
    } catch {
      #expect(error.description == error.debugDescription)
      #expect(error.description == error.localizedDescription)
      #expect(!error.description.contains("\n"))
      return error.description
    }
  }

  private struct Pair: Decodable, Sendable {
    var a: String
    var b: String
  }

  private static func form(_ text: String) -> String { message(text, Pair.self) }

  @Test("name a file by its last path component, and by its path when it cannot be opened")
  func file() throws {
    #expect(
      Self.message(.file("no/such/cohort.csv"), Pair.self) == "no/such/cohort.csv: no such file")
    #expect(
      Self.message(.file("/../tmp"), Pair.self) == "/../tmp: cannot be read: it is a directory")
    #expect(Self.message(.file(""), Pair.self) == "an empty path: no such file")
    #expect(Self.message(.file("a\0b"), Pair.self).contains("cannot be read"))
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("csv-\(UUID().uuidString).csv")
    try Data("a,b\n1,2\n\n3\n".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let name = url.lastPathComponent
    #expect(
      Self.message(.file(url.path), Pair.self)
        == "\(name), line 4 (data row 2): 1 cell where the header has 2")
  }

  @Test("say what the options contradict")
  func options() {
    let row = "a,b\n1,2\n"
    #expect(
      Self.message(row, Pair.self, CSVOptions(decimal: .comma))
        == "CSV options: the delimiter and the decimal mark are the same character")
    for delimiter: Character in ["\"", "\n", "\r\n", "\0", "5", "e", "-", "+", "é", "한"] {
      #expect(
        Self.message(row, Pair.self, CSVOptions(delimiter: .character(delimiter)))
          == "CSV options: the delimiter must be an ASCII character that is no letter, digit, "
          + "sign, quote or line end")
    }
    #expect(
      Self.message(row, Pair.self, CSVOptions(delimiter: .character(".")))
        == "CSV options: the delimiter and the decimal mark are the same character")
  }

  @Test("tell the malformed from the well formed")
  func malformed() {
    #expect(Self.form("") == "the text is empty")
    #expect(Self.form("\n\r\n\n") == "the text is empty")
    #expect(Self.form("\u{FEFF}") == "the text is empty")
    #expect(Self.form("a,b\n") == "the text has a header and no data rows")
    #expect(Self.form("a,b\n\n\n") == "the text has a header and no data rows")
    #expect(Self.form("a,b\n1,2\n3\n") == "line 3 (data row 2): 1 cell where the header has 2")
    #expect(
      Self.form("a,b\n1,2,3") == "line 2 (data row 1): 3 cells where the header has 2 "
        + "(an unquoted comma inside a value?)")
    #expect(
      Self.form("a,b\n1,2\n3,\"4\n5,6\n")
        == "line 3 (data row 2), column \"b\": a quote is opened and never closed")
    #expect(
      Self.form("a,b\n\"1\n\n\",\"4\n5,6\n")
        == "line 4 (data row 1), column \"b\": a quote is opened and never closed")
    #expect(Self.form("a,\"b\n1,2\n") == "line 1: a quote is opened and never closed")
    #expect(
      Self.form("a,b\n\"1\"x,2\n")
        == "line 2 (data row 1), column \"a\": has text after the closing quote")
    #expect(
      Self.form("a,b\n\"1\" ,2\n")
        == "line 2 (data row 1), column \"a\": has text after the closing quote")
    #expect(
      Self.form("a,b\n1,5\"\n")
        == "line 2 (data row 1), column \"b\": has a quote inside a cell that is not quoted")
    #expect(
      Self.form("a,b\n1, \"2\"\n")
        == "line 2 (data row 1), column \"b\": has a quote inside a cell that is not quoted")
    for text in ["a,b\r1,2\r", "a,b\r"] {
      #expect(
        Self.form(text)
          == "line 1: has a carriage return without a line feed; lines must end with LF or CRLF")
    }
    #expect(
      Self.form("a,b\n1,2\r")
        == "line 2 (data row 1), column \"b\": has a carriage return without a line feed; "
        + "lines must end with LF or CRLF")
    #expect(
      Self.form("a,b\n1,2\0\n")
        == "line 2 (data row 1), column \"b\": has a NUL byte; the file is not text in UTF-8")
    #expect(
      Self.form("a,b\n1,\"\n\0\"\n")
        == "line 3 (data row 1), column \"b\": has a NUL byte; the file is not text in UTF-8")
  }

  @Test("tell other encodings")
  func encodings() {
    #expect(
      Self.message(.bytes([0xFF, 0xFE, 0x61, 0, 0x0A, 0]), Pair.self)
        == "the text looks like UTF-16; save it as UTF-8")
    let invalid: [[UInt8]] = [
      [0xE9], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3],
      [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x28, 0x80],
    ]
    for bytes in invalid {
      #expect(
        Self.message(.bytes(Array("a,b\n1,".utf8) + bytes + Array("\n".utf8)), Pair.self)
          == "line 2 (data row 1), column \"b\": is not valid UTF-8; save the file as UTF-8")
    }
    #expect(
      Self.message(.bytes([0xE9, 0x2C, 0x62, 0x0A]), Pair.self)
        == "line 1: is not valid UTF-8; save the file as UTF-8")
  }

  @Test("tell headers that name no columns")
  func headers() {
    #expect(Self.form("a,a\n1,2\n") == "line 1: columns 1 and 2 are both named \"a\"")
    #expect(
      Self.form("71,71\n1,2\n")
        == "line 1: columns 1 and 2 have the same name; "
        + "the first line must name the columns, each differently")
    #expect(
      Self.form("\"\",a,b\n1,2,3\n")
        == "line 1: column 1 has no name; the first line must name the columns")
    #expect(
      Self.form("a,b,\n1,2,\n")
        == "line 1: column 3 has no name; the first line must name the columns")
    #expect(
      Self.form("a,c\n1,2\n") == "line 1: has no column \"b\"; its columns are \"a\", \"c\"")
    #expect(
      Self.form("\na,B\n1,2\n")
        == "line 2: has no column \"b\"; its columns are \"a\", \"B\"; "
        + "\"B\" differs in case, blanks or Unicode form")
    #expect(
      Self.form("a;b\n1;2\n")
        == "line 1: has no column \"a\"; its only column is \"a;b\"; "
        + "the file seems to use semicolons: pass options: CSVOptions(delimiter: .semicolon)")
    #expect(
      Self.form("a\tb\n1\t2\n")
        == "line 1: has no column \"a\"; its only column is \"a\tb\"; "
        + "the file seems to use tabs: pass options: CSVOptions(delimiter: .tab)")
    #expect(
      Self.form("71,158\n3,3\n")
        == "line 1: has no column \"a\"; the first line seems to hold data, "
        + "not the names of columns")
  }

  @Test("tell a missing column from a missing value, also of an optional property")
  func missing() {
    #expect(
      Self.message("age,stage\n5,1\n", Row.self)
        == "line 1: has no column \"died\"; its columns are \"age\", \"stage\"")
    let header = "age,stage,died,seen,arm,pain,motor\n"
    for cell in ["", "\"\""] {
      #expect(
        Self.message("\(header)5,,,,,,\n\(cell),,,,,,\n", Row.self)
          == "line 3 (data row 2), column \"age\": is missing, and only an Optional may be: declare the property Optional"
      )
    }
  }

  @Test(
    "say why a cell is no value of its type, and never quote it",
    arguments: [
      ("0x1F,,,,,,", "age", "is not a number"),
      ("\"1,234.5\",,,,,,", "age", "is not a number: it has a thousands separator; remove it"),
      ("\"1,234,567\",,,,,,", "age", "is not a number: it has a thousands separator; remove it"),
      ("1 234,,,,,,", "age", "is not a number: it has a thousands separator; remove it"),
      (
        "\"1,234\",,,,,,", "age",
        "is not a number: it has a thousands separator (remove it) or a decimal comma "
          + "(write a point, or separate the cells by semicolons and "
          + "pass options: CSVOptions(delimiter: .semicolon, decimal: .comma))"
      ),
      (
        "\"61,5\",,,,,,", "age",
        "is not a number: it uses a decimal comma: write a point, or separate the cells by "
          + "semicolons and pass options: CSVOptions(delimiter: .semicolon, decimal: .comma)"
      ),
      ("\u{2212}61,,,,,,", "age", "is not a number: its minus sign is not the ASCII one"),
      (
        "NaN,,,,,,", "age",
        "is not a number: if this text stands for missing, "
          + "pass options: CSVOptions(missing: [\"NaN\"]) and declare the property Optional"
      ),
      ("-Inf,,,,,,", "age", "is not a finite number"),
      ("61e400,,,,,,", "age", "is not a number: it is larger than any number"),
      (
        "61e-400,,,,,,", "age", "is not a number: it is nearer to zero than any number but zero"
      ),
      (" 61,,,,,,", "age", "is not a number: it has blanks around it"),
      ("\"61\n\",,,,,,", "age", "is not a number: it has blanks around it"),
      ("61\u{A0},,,,,,", "age", "is not a number: it has blanks around it"),
      ("61 years,,,,,,", "age", "is not a number"),
      ("5,3.0,,,,,", "stage", "is not a whole number: it has decimals or an exponent"),
      ("5,III,,,,,", "stage", "is not a whole number"),
      ("5, 3,,,,,", "stage", "is not a whole number: it has blanks around it"),
      (
        "5,99999999999999999999,,,,,", "stage",
        "is not a whole number from -9223372036854775808 to 9223372036854775807"
      ),
      ("5,,2,,,,", "died", "is not true or false, yes or no, 1 or 0"),
      ("5,,T,,,,", "died", "is not true or false, yes or no, 1 or 0"),
      ("5,,yes ,,,,", "died", "is not true or false, yes or no, 1 or 0: it has blanks around it"),
      ("5,,,03/04/2024,,,", "seen", "is not a date of the form yyyy-MM-dd"),
      ("5,,,20240304,,,", "seen", "is not a date of the form yyyy-MM-dd"),
      (
        "5,,,2023-02-29,,,", "seen",
        "is not a date of the form yyyy-MM-dd: the calendar has no such day"
      ),
      (
        "5,,,2023-02-28T08:30:00,,,", "seen",
        "is not a date of the form yyyy-MM-dd: it has a time without a zone (Z or +hh:mm)"
      ),
      ("5,,,,chemo,,", "arm", "is not one of \"surgery\", \"radiotherapy\""),
      ("5,,,,Surgery,,", "arm", "is not one of \"surgery\", \"radiotherapy\": capitals matter"),
      (
        "5,,,,surgery ,,", "arm",
        "is not one of \"surgery\", \"radiotherapy\": it has blanks around it"
      ),
      ("5,,,,,17,", "pain", "is not a pain score from 0 to 10"),
      ("5,,,,,x,", "pain", "is not a number"),
      ("5,,,,,,6", "motor", "is not a motor grade from 0 to 5"),
      ("5,,,,,,4.5", "motor", "is not a whole number: it has decimals or an exponent"),
    ])
  func values(_ cells: String, _ column: String, _ reason: String) {
    let text = "age,stage,died,seen,arm,pain,motor\n5,,,,,,\n\(cells)\n"
    #expect(
      Self.message(text, Row.self) == "line 3 (data row 2), column \"\(column)\": \(reason)")
  }

  @Test("tell the decimal point in a file of decimal commas")
  func decimalComma() {
    let options = CSVOptions(delimiter: .semicolon, decimal: .comma)
    let header = "age;stage;died;seen;arm;pain;motor\n"
    #expect(
      Self.message("\(header)61.5;;;;;;\n", Row.self, options)
        == "line 2 (data row 1), column \"age\": is not a number: "
        + "it uses a decimal point: pass options: CSVOptions(delimiter: .semicolon)")
    #expect(
      Self.message("\(header)1.234,5;;;;;;\n", Row.self, options)
        == "line 2 (data row 1), column \"age\": is not a number: it has a thousands separator; remove it"
    )
  }

  @Test("give the line of the cell, counting the line ends inside quotes")
  func lines() {
    #expect(
      Self.message(
        "note,age,stage,died,seen,arm,pain,motor\n\"a\n\"\"b\"\"\nc\",x,,,,,,\n", Row.self)
        == "line 4 (data row 1), column \"age\": is not a number")
  }

  @Test("stop at a row that no file should have")
  func rowTooLong() throws {
    let text = "a,b\n1,\"" + String(repeating: "x", count: 100)
    do throws(CSVError) {
      let reader = try CSVReader(.text(text), options: CSVOptions(), blockSize: 16, rowLimit: 64)
      _ = try reader.next()
      Issue.record("no error")
    } catch {
      #expect(
        error.description
          == "line 2 (data row 1): is longer than 64 bytes; a quote may be open")
    }
  }
}
