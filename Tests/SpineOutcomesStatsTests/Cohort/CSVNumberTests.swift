import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite("Decimal numbers in CSV")
struct CSVNumberTests {
  private struct Expected: Decodable {
    struct Case: Decodable {
      var text: String
      var bits: String?
    }

    var cases: [Case]
  }

  static func parse(_ text: String, decimal: Character = ".") -> Double? {
    var text = text
    return text.withUTF8 { DecimalNumber.parse($0, decimal: decimal.asciiValue ?? 0) }
  }

  @Test("agrees bit by bit with whole-number arithmetic, ties included")
  func exact() throws {
    let expected = try Fixtures.json("decimal-numbers/expected.json", as: Expected.self)
    #expect(expected.cases.count > 1500)
    for item in expected.cases {
      let bits = item.bits.flatMap { UInt64($0, radix: 16) }
      #expect(Self.parse(item.text)?.bitPattern == bits, "\(item.text)")
    }
  }

  @Test("agrees bit by bit with the standard library on random texts")
  func library() {
    var random = SplitMix(seed: 7)
    var wrong = 0
    for _ in 0..<200_000 {
      let digits = Int(random.next() % 21) + 1
      let point = Int(random.next() % UInt64(digits + 1))
      var bytes: [UInt8] = random.next() % 2 == 0 ? [] : [UInt8(ascii: "-")]
      for position in 0..<digits {
        if position == point { bytes.append(UInt8(ascii: ".")) }
        bytes.append(UInt8(ascii: "0") + UInt8(random.next() % 10))
      }
      if random.next() % 4 == 0 { bytes += Array("e\(Int(random.next() % 81) - 40)".utf8) }
      let text = String(decoding: bytes, as: UTF8.self)
      if Self.parse(text)?.bitPattern != Double(text)?.bitPattern { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test(
    "refuses what is no decimal number",
    arguments: [
      "", ".", "-", "+", "-.", "e5", "1e", "1e+", "1e-", "1e5.0", "1.2.3", "--1", "+-1", "1-", " 1",
      "1 ", "1_000", "1,000", "0x1F", "0x1p3", "1f", "nan", "NaN", "inf", "-inf", "infinity", "1/2",
      "\u{2212}1", "\u{FF11}", "\u{0661}", "1e1e1", "1d5", "1.e", ".e1", "5%",
    ])
  func refused(_ text: String) {
    #expect(Self.parse(text) == nil)
  }

  @Test("reads a decimal comma when told so, and then no point")
  func decimalComma() {
    #expect(Self.parse("1,5", decimal: ",") == 1.5)
    #expect(Self.parse("-,5e1", decimal: ",") == -5)
    #expect(Self.parse("12345678901234567890,5", decimal: ",") == 12_345_678_901_234_567_890.5)
    #expect(Self.parse("1.5", decimal: ",") == nil)
  }

  @Test("reads whole numbers in the range of their type and nothing else")
  func wholeNumbers() {
    func whole<Value: FixedWidthInteger>(_ text: String, _ type: Value.Type) -> Value? {
      var text = text
      return text.withUTF8 { WholeNumber.parse($0, as: type) }
    }
    #expect(whole("127", Int8.self) == 127)
    #expect(whole("128", Int8.self) == nil)
    #expect(whole("-128", Int8.self) == -128)
    #expect(whole("-129", Int8.self) == nil)
    #expect(whole("-9223372036854775808", Int64.self) == .min)
    #expect(whole("-9223372036854775809", Int64.self) == nil)
    #expect(whole("18446744073709551615", UInt64.self) == .max)
    #expect(whole("18446744073709551616", UInt64.self) == nil)
    #expect(whole("99999999999999999999999", UInt64.self) == nil)
    #expect(whole("-1", UInt.self) == nil)
    #expect(whole("-0", UInt.self) == 0)
    #expect(whole("+007", Int.self) == 7)
    for text in ["", "+", "-", "3.0", "1e3", " 3", "3 ", "0x3", "1,000"] {
      #expect(whole(text, Int.self) == nil)
    }
  }
}

/// A small generator with a seed (Steele, Lea and Flood 2014), the same on every machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
