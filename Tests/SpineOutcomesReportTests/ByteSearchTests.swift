import Foundation
import Testing

@testable import SpineOutcomesReport

/// Byte searches find what Foundation's literal search finds.
struct ByteSearchTests {
  static let texts = ["", "a", "aaab", "url(#x) and url(y)", "n = 36, p = 0.041", "é=é", "= = ="]
  static let words = ["", "a", "aab", "url(", " = ", "=", "é", "longer than all of the texts here"]

  @Test(arguments: texts, words)
  func findsWhatALiteralSearchFinds(text: String, word: String) {
    let isFound = word.isEmpty || text.range(of: word, options: .literal) != nil
    #expect(text.hasBytes(of: word) == isFound)
    let replaced = text.replacingOccurrences(of: word, with: "<b>", options: .literal)
    #expect(text.replacingBytes(of: word, with: "<b>") == replaced)
  }

  @Test func replacesFromTheBeginWithoutOverlaps() {
    #expect("aaaaa".replacingBytes(of: "aa", with: "b") == "bba")
    #expect(" a  a ".replacingBytes(of: " a ", with: "") == "")
  }
}
