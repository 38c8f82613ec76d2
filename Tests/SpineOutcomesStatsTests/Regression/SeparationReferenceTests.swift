import Foundation
import Testing

@testable import SpineOutcomesStats

/// What a separation blames.
@Suite struct SeparationReferenceTests {
  private func separation(_ groups: [String], _ outcome: [Bool], reference: String) -> Separation? {
    let error = statsError {
      try LogisticRegression(
        outcome: outcome,
        design: Design(terms: [.category("g", groups, reference: reference)]))
    }
    guard case .separation(let separation)? = error else { return nil }
    return separation
  }

  @Test func referenceIsBlamedWithItsCounts() throws {
    let groups = ["Z", "A", "A", "A", "B", "B", "B"]
    let outcome = [false, true, false, true, true, false, false]
    let found = try #require(separation(groups, outcome, reference: "Z"))
    #expect(found.terms.map(\.name) == ["(intercept)", "g: A", "g: B"])
    #expect(found.description.contains("estimate for g: Z (reference, 0 events of 1);"))
    let copy = try JSONDecoder().decode(Separation.self, from: JSONEncoder().encode(found))
    #expect(copy == found)
    // Another reference: the level itself is named.
    let other = try #require(separation(groups, outcome, reference: "A"))
    #expect(other.references.isEmpty && other.description.contains("g: Z (-infinity)"))
    let turned = try #require(separation(groups, outcome.map { !$0 }, reference: "Z"))
    #expect(turned.description.contains("g: Z (reference, 1 event of 1)"))
  }

  @Test func manyLevelsAreCutShort() throws {
    let groups = (0..<59).map { "p\($0)" } + ["p0", "p0"]
    let outcome = groups.indices.map { $0 % 2 == 0 }.dropLast() + [false]
    let found = try #require(separation(groups, Array(outcome), reference: "p0"))
    #expect(found.description.contains(" more (is g an identifier?)"))
    #expect(found.culprits.split(separator: ",").count == 5)
  }
}
