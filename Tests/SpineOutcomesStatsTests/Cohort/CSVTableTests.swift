import Foundation
import Testing

@testable import SpineOutcomesStats

@Suite("CSV tables")
struct CSVTableTests {
  private static let text =
    "id,age,died,seen\nA,61.5,yes,2024-02-29\n\n\"B\n2\",,no,\n,7,,1970-01-02\n"

  private static func message(_ body: () throws(CSVError) -> Void) -> String {
    do throws(CSVError) {
      try body()
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("give columns by name as numbers, words, truth values and dates")
  func columns() throws {
    let table = try CSVTable(.text(Self.text))
    #expect(table.columnNames == ["id", "age", "died", "seen"])
    #expect(table.rowCount == 3)
    #expect(try table.strings("id") == ["A", "B\n2", nil])
    #expect(try table.numbers("age") == [61.5, nil, 7])
    #expect(try table.booleans("died") == [true, false, nil])
    #expect(
      try table.dates("seen") == [
        Date(timeIntervalSince1970: 19782 * 86_400.0), nil, Date(timeIntervalSince1970: 86_400),
      ])
    #expect((0...4).map { table.line(ofRow: $0) } == [nil, 2, 4, 6, nil])
    let complete = try CSVTable(.text("a,b\n1,x\n2,y\n"), columns: ["a"])
    #expect(complete.columnNames == ["a"])
    #expect(try complete.completeNumbers("a") == [1, 2])
    #expect((1...2).map { complete.line(ofRow: $0) } == [2, 3])
  }

  @Test("say where a column or a value is not what was asked for")
  func errors() throws {
    let table = try CSVTable(.text(Self.text))
    #expect(
      Self.message { () throws(CSVError) in _ = try table.numbers("died") }
        == "line 2 (data row 1), column \"died\": is not a number")
    #expect(
      Self.message { () throws(CSVError) in _ = try table.booleans("age") }
        == "line 2 (data row 1), column \"age\": is not true or false, yes or no, 1 or 0")
    #expect(
      Self.message { () throws(CSVError) in _ = try table.completeNumbers("age") }
        == "line 4 (data row 2), column \"age\": is missing, and only an Optional may be: declare the property Optional"
    )
    #expect(
      Self.message { () throws(CSVError) in _ = try table.completeNumbers("id") }
        == "line 2 (data row 1), column \"id\": is not a number")
    #expect(
      Self.message { () throws(CSVError) in _ = try table.strings("sex") }
        == "line 1: has no column \"sex\"; none of its 4 columns is one that is asked for; "
        + "the first line must name the columns")
    #expect(
      Self.message { () throws(CSVError) in _ = try CSVTable(.text("a;b\n1;2\n"), columns: ["a"]) }
        == "line 1: has no column \"a\"; its only column is \"a;b\"; "
        + "the file seems to use semicolons: pass options: CSVOptions(delimiter: .semicolon)")
  }

  @Test("agree between the table, the columns in one pass and the records")
  func agreement() throws {
    struct Row: Decodable, Sendable {
      var x, y: Double?
    }
    var random = SplitMix(seed: 3)
    var text = "y,skipped,x\r\n"
    for _ in 0..<2000 {
      func number() -> String {
        switch random.next() % 8 {
        case 0: return ""
        case 1: return "NA"
        case 2: return "\"\(Int64(bitPattern: random.next()))\""
        case 3: return "\(Double(random.next() % 1000) / 8)"
        case 4: return "\(Double(bitPattern: random.next() >> 2))"
        case 5: return "-\(random.next() % 100).\(random.next())"
        case 6: return "\(random.next()).5E-\(random.next() % 20)"
        default: return "\(random.next() % 10)"
        }
      }
      text += "\(number()),\"a,\"\"\n\",\(number())" + (random.next() % 2 == 0 ? "\n" : "\r\n")
      if random.next() % 50 == 0 { text += "\n" }
    }
    let source = CSVSource.text(text)
    let options = CSVOptions(missing: ["NA"])
    let table = try CSVTable(source, options: options)
    let cohort = try Cohort<Row>(csv: source, options: options)
    let columns = try CSVNumbers(source, columns: ["x", "y"], options: options)
    #expect(table.rowCount == 2000)
    #expect(try table.numbers("x") == cohort.records.map(\.x))
    #expect(try table.numbers("y") == cohort.records.map(\.y))
    #expect(try columns.numbers("x") == cohort.records.map(\.x))
    #expect(try columns.numbers("y") == cohort.records.map(\.y))
    #expect((1...2000).compactMap { table.line(ofRow: $0) } == cohort.origin.lines)
  }

  @Test("give cells that say what they could be read as")
  func cells() throws {
    let table = try CSVTable(
      .text("a;b\n1,5;yes\nNA;x\n\n1;2\n"),
      options: CSVOptions(delimiter: .semicolon, decimal: .comma, missing: ["NA"]))
    let cells = try table.cells("a")
    #expect(cells.map { $0?.text } == ["1,5", nil, "1"])
    #expect(cells.map { $0?.number } == [1.5, nil, 1])
    #expect(cells.map { $0?.truth } == [nil, nil, true])
    #expect(try table.cells("b").map { $0?.truth } == [true, nil, nil])
    #expect(table.cell("2,5").number == 2.5 && table.cell("2.5").number == nil)
    #expect(table.place(2, "a").description == "line 5 (data row 3), column \"a\"")
    #expect(throws: CSVError.self) { _ = try table.cells("c") }
  }

  @Test("keep the columns that are chosen once the header is known")
  func choice() throws {
    let table = try CSVTable(.text(Self.text), options: CSVOptions()) { header in
      (kept: header.filter { $0.contains("e") }, asked: ["age"])
    }
    #expect(table.columnNames == ["age", "died", "seen"].filter { $0.contains("e") })
    let single = try CSVTable(.text("a;b\n1;2\n")).header
    #expect(single.apparentOptions?.delimiter == .semicolon && single.names.isEmpty)
    #expect(table.header.apparentOptions == nil && !table.header.looksLikeData)
    #expect(table.header.names == table.columnNames)
  }

  @Test("refuse options that contradict each other")
  func options() {
    #expect(throws: CSVError.self) { try CSVOptions(decimal: .comma).check() }
    #expect(throws: Never.self) { try CSVOptions().check() }
  }
}
