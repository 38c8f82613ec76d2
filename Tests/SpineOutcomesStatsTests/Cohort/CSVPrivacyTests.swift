import Testing

@testable import SpineOutcomesStats

@Suite("CSV errors about a first line that is no header")
struct CSVPrivacyTests {
  private struct Patient: Decodable, Sendable {
    var id: String
    var arm: String
    var age: Double?
  }

  private static func message(_ text: String, _ options: CSVOptions = CSVOptions()) -> String {
    CSVErrorTests.message(text, Patient.self, options)
  }

  @Test("never quote a patient's record in a file without a header")
  func noHeader() {
    #expect(
      Self.message("1;surgery;61.5;7.3;4;true\n2;surgery;60;7.1;3;false\n")
        == "line 1: has no column \"id\"; the first line seems to hold data, not the names of "
        + "columns; the file seems to use semicolons: "
        + "pass options: CSVOptions(delimiter: .semicolon)")
    #expect(
      Self.message("Kim Minsu;surgery;male\nLee;surgery;male\n")
        == "line 1: has no column \"id\"; none of its 3 columns is a property of Patient; "
        + "the first line must name the columns; the file seems to use semicolons: "
        + "pass options: CSVOptions(delimiter: .semicolon)")
    #expect(
      Self.message("Kim Minsu,surgery,male,yes,no,stage IV\nLee,surgery,male,yes,no,stage I\n")
        == "line 1: has no column \"id\"; none of its 6 columns is a property of Patient; "
        + "the first line must name the columns")
    #expect(
      Self.message("Kim Minsu\nLee\n")
        == "line 1: has no column \"id\"; its only column is not a property of Patient; "
        + "the first line must name the columns")
    #expect(
      Self.message("Kim Minsu,Kim Minsu,male\nLee,Lee,male\n")
        == "line 1: columns 1 and 2 have the same name; "
        + "the first line must name the columns, each differently")
    #expect(
      Self.message("id,arm,arm\n1,surgery,surgery\n")
        == "line 1: columns 2 and 3 are both named \"arm\"")
  }

  @Test("name no column of a malformed row before the header is known to be one")
  func malformedRow() throws {
    for text in ["Kim Minsu,male\nLee,ma\"le\n", "Kim Minsu,male\n\"Lee\"x,male\n"] {
      #expect(!Self.message(text).contains("male"))
      do throws(CSVError) {
        _ = try CSVTable(.text(text))
        Issue.record("no error")
      } catch {
        #expect(error.description.hasPrefix("line 2 (data row 1): has "))
      }
    }
    #expect(
      Self.message("id,arm,age\n1,sur\"gery,2\n").hasPrefix("line 2 (data row 1), column \"arm\":"))
  }

  @Test("list the names when one of them is a property but for its spelling")
  func misspelt() {
    #expect(
      Self.message("ID,group\n1,surgery\n")
        == "line 1: has no column \"id\"; its columns are \"ID\", \"group\"; "
        + "\"ID\" differs in case, blanks or Unicode form")
    #expect(
      Self.message("patient,Arm\n1,surgery\n")
        == "line 1: has no column \"id\"; its columns are \"patient\", \"Arm\"")
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  private struct Free: Decodable, Sendable {
    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: AnyKey.self)
      _ = try row.decode(String.self, forKey: AnyKey(stringValue: "id"))
      _ = try row.decode(String.self, forKey: AnyKey(stringValue: "arm"))
    }
  }

  @Test("take keys that may be any text for no proof of a header")
  func freeKeys() {
    #expect(
      CSVErrorTests.message("Kim Minsu,male\nLee,male\n", Free.self)
        == "line 1: has no column \"id\"; none of its 2 columns is a property of Free; "
        + "the first line must name the columns")
    #expect(
      CSVErrorTests.message("id,group\n1,male\n", Free.self)
        == "line 1: has no column \"arm\"; its columns are \"id\", \"group\"")
  }

  @Test("tell a file of semicolons and decimal commas, whatever its rows")
  func european() {
    let advice =
      "the file seems to use semicolons: "
      + "pass options: CSVOptions(delimiter: .semicolon, decimal: .comma)"
    let text = "id;arm;age\n1;surgery;61,5\n2;surgery;60\n"
    #expect(
      Self.message(text)
        == "line 1: has no column \"id\"; its only column is \"id;arm;age\"; \(advice)")
    #expect(Self.message(text, CSVOptions(delimiter: .semicolon, decimal: .comma)) == "no error")
    do throws(CSVError) {
      _ = try CSVTable(.text("id;arm;age\n1;surgery;61,5\n"))
      Issue.record("no error")
    } catch {
      #expect(
        error.description == "line 2 (data row 1): 2 cells where the header has 1; \(advice)")
    }
    #expect(
      Self.message("id;arm;age\n1;surgery;61.5\n").hasSuffix(
        "pass options: CSVOptions(delimiter: .semicolon)"))
    #expect(
      Self.message(
        "id,arm,age\n1,surgery,61.5\n", CSVOptions(delimiter: .semicolon, decimal: .comma)
      )
      .hasSuffix("the file seems to use commas: pass options: CSVOptions()"))
    #expect(
      Self.message("id|arm\n1|surgery\n").hasSuffix(
        "pass options: CSVOptions(delimiter: .character(\"|\"))"))
  }
}
