import Foundation
import SpineOutcomesStats
import Testing

@Suite("Exclusions")
struct ExclusionsTests {
  @Test func initialLessExcludedIsAnalysed() {
    let exclusions = Exclusions(
      initial: 99, selections: [.init(reason: "not retreated", dropped: 25)],
      missing: [.init(variable: "pain", count: 3), .init(variable: "motor", count: 0)],
      incomplete: 3)
    #expect(exclusions.excluded == 28 && exclusions.analysed == 71)
    #expect(exclusions.missing == [.init(variable: "pain", count: 3)])
    #expect(
      exclusions.description == "28 of 99 records excluded (not retreated 25; missing: pain 3)")
  }

  @Test func incompleteWithoutAVariableSaysSo() {
    #expect(
      Exclusions(initial: 9, incomplete: 2).description == "2 of 9 records excluded (incomplete)")
  }

  @Test(arguments: [Int.max, Int.min, -1])
  func countsThatCannotBeDoNotTrap(count: Int) throws {
    let text = """
      {"initial":\(count),"selections":[{"reason":"a","dropped":\(count)}],"missing":[],
      "incomplete":\(count)}
      """
    let hostile = try JSONDecoder().decode(Exclusions.self, from: Data(text.utf8))
    #expect(!hostile.description.isEmpty)
    #expect(hostile.analysed <= Int.max)
  }
}
