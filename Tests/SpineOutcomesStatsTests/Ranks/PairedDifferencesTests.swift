import Foundation
import SpineOutcomesStats
import Testing

@Suite struct PairedDifferencesTests {
  @Test func decimalsTieAsOnPaper() throws {
    let summary = try PairedDifferences(
      before: [7.1, 0.1, 6.0, 1.1, 100.3], after: [7.3, 0.3, 6.2, 1.3, 100.5])
    #expect(summary.values == [0.2])
    #expect(summary.counts == [5])
  }

  @Test func everyTenthTiesWithItsDecimal() throws {
    for before in 0...100 {
      for after in 0...100 {
        let summary = try PairedDifferences(
          before: [Double(before) / 10], after: [Double(after) / 10])
        #expect(summary.values == [Double(after - before) / 10])
      }
    }
  }

  @Test func otherDoublesAreSubtractedAsTheyAre() throws {
    let third = 1.0 / 3
    #expect(try PairedDifferences(before: [third], after: [2.7]).values == [2.7 - third])
    #expect(try PairedDifferences(before: [1e-12], after: [0]).values == [-1e-12])
    #expect(try PairedDifferences(before: [1e300], after: [-1e300]).values == [-2e300])
    let mixed = try PairedDifferences(before: [1_234_567.891], after: [0.001])
    #expect(mixed.values == [-1_234_567.89])
  }

  @Test func partsMergeToTheWhole() throws {
    let whole = try PairedDifferences(differences: [2, -0.0, 2, 5, 0])
    var part = try PairedDifferences(differences: [2, 0])
    try part.merge(PairedDifferences(values: [5, 0, 2], counts: [1, 1, 1]))
    #expect(part == whole)
    #expect(whole.counts == [2, 2, 1])
    #expect(try PairedDifferences(differences: [2, 0, 5, 9], weights: [2, 2, 1, 0]) == whole)
    var large = try PairedDifferences(values: [1], counts: [1 << 53])
    #expect(throws: StatsError.tooLarge("more than 2^53 observations")) { try large.merge(whole) }
  }

  @Test func badDataAreRefused() throws {
    #expect(
      throws: StatsError.lengthMismatch(
        first: "before", firstCount: 1, second: "after", secondCount: 0)
    ) { try PairedDifferences(before: [1], after: []) }
    #expect(
      throws: StatsError.invalidValue(
        .init(variable: "after", row: 1, reason: "is not a finite number"))
    ) { try PairedDifferences(before: [1], after: [.infinity]) }
    #expect(throws: StatsError.self) {
      try PairedDifferences(before: [-1e308], after: [1.7e308])
    }
    #expect(throws: StatsError.self) { try PairedDifferences(values: [1], counts: [-1]) }
    #expect(throws: StatsError.self) { try PairedDifferences(values: [1], counts: [1, 2]) }
  }

  @Test func codableKeepsTheSummaryAndItsRules() throws {
    let summary = try PairedDifferences(differences: [2, 0, 2])
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(PairedDifferences.self, from: data) == summary)
    for text in [#"{"values":[2,1],"counts":[1,1]}"#, #"{"values":[1],"counts":[0]}"#] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(PairedDifferences.self, from: Data(text.utf8))
      }
    }
  }
}
