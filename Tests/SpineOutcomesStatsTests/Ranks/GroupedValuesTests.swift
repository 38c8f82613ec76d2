import Foundation
import SpineOutcomesStats
import Testing

@Suite struct GroupedValuesTests {
  private func sample() throws -> GroupedValues {
    try GroupedValues(groups: ["b", "a"], values: [[3, -0.0, 3, -1], [0, 3]])
  }

  @Test func countsDistinctValues() throws {
    let summary = try sample()
    #expect(summary.values == [-1, 0, 3])
    #expect(summary.values.map(\.sign) == [.minus, .plus, .plus])
    #expect(summary.counts == [[1, 1, 2], [0, 1, 1]])
    #expect(summary.total == 6)
    #expect(summary.total(of: 0) == 4)
    #expect(summary.total(of: 7) == 0)
  }

  @Test func everyWayInGivesTheSameSummary() throws {
    let codes = try GroupedValues(
      groups: ["b", "a"], values: [3, 0, 0, 3, 3, -1], codes: [0, 1, 0, 0, 1, 0])
    let weighted = try GroupedValues(
      groups: ["b", "a"], values: [3, 8, 0, 0, -1, 3], codes: [0, 1, 0, 1, 0, 1],
      weights: [2, 0, 1, 1, 1, 1])
    let counted = try GroupedValues(
      groups: ["b", "a"], values: [3, 5, 0, -1, -0.0], counts: [[2, 0, 1, 1, 0], [1, 0, 0, 0, 1]])
    #expect(try codes == sample())
    #expect(try weighted == sample())
    #expect(try counted == sample())
  }

  @Test func manyValuesSortByRadix() throws {
    let values = (0..<20_000).map { Double(($0 * 7_919) % 10_007 - 5_000) * 0.37 }
    let summary = try GroupedValues(groups: ["x"], values: [values])
    #expect(summary.values == Set(values).sorted())
    #expect(summary.total == 20_000)
  }

  @Test func partsMergeToTheWhole() throws {
    let parts = try [[[3.0, 0], []], [[], [0.0]], [[3, -1], [3]]].map {
      try GroupedValues(groups: ["b", "a"], values: $0)
    }
    var forward = parts[0]
    try forward.merge(parts[1])
    try forward.merge(parts[2])
    var inner = parts[1]
    try inner.merge(parts[2])
    try inner.merge(parts[0])
    #expect(try forward == sample())
    #expect(forward == inner)
  }

  @Test func otherGroupsMergeByName() throws {
    var left = try GroupedValues(groups: ["c", "a"], values: [[1], [2]])
    let right = try GroupedValues(groups: ["b", "a"], values: [[1], [1, 5]])
    var back = right
    try left.merge(right)
    try back.merge(GroupedValues(groups: ["c", "a"], values: [[1], [2]]))
    #expect(left == back)
    #expect(left.groups == ["a", "b", "c"])
    #expect(left.counts == [[1, 1, 1], [1, 0, 0], [1, 0, 0]])
    try left.merge(GroupedValues(groups: [], values: []))
    #expect(left == back)
  }

  @Test func badDataAreRefused() throws {
    #expect(
      throws: StatsError.invalidValue(
        .init(variable: "a", row: 2, reason: "is not a finite number"))
    ) { try GroupedValues(groups: ["b", "a"], values: [[1], [2, .nan]]) }
    #expect(
      throws: StatsError.invalidValue(.init(variable: "code", row: 1, reason: "names no group"))
    ) { try GroupedValues(groups: ["b"], values: [1], codes: [1]) }
    #expect(
      throws: StatsError.invalidValue(.init(variable: "weight", row: 1, reason: "is negative"))
    ) { try GroupedValues(groups: ["b"], values: [1], codes: [0], weights: [-1]) }
    #expect(throws: StatsError.self) { try GroupedValues(groups: ["b", "b"], values: [[], []]) }
    #expect(throws: StatsError.self) { try GroupedValues(groups: ["b"], values: []) }
    #expect(throws: StatsError.self) {
      try GroupedValues(groups: ["b"], values: [1], counts: [[-1]])
    }
    #expect(throws: StatsError.self) {
      try GroupedValues(groups: ["b"], values: [1], counts: [[1, 1]])
    }
    #expect(throws: StatsError.self) { try GroupedValues(groups: ["b"], values: [1], codes: []) }
  }

  @Test func countsBeyondDoublesAreRefused() throws {
    #expect(throws: StatsError.tooLarge("more than 2^53 observations")) {
      try GroupedValues(groups: ["b"], values: [1, 2], counts: [[.max, 1]])
    }
    var half = try GroupedValues(groups: ["b"], values: [1], counts: [[1 << 52 + 1]])
    let before = half
    #expect(throws: StatsError.tooLarge("more than 2^53 observations")) { try half.merge(before) }
    #expect(half == before)
  }

  @Test func emptyDataAreASummary() throws {
    let empty = try GroupedValues(groups: ["a", "b"], values: [[], []])
    #expect(empty.values.isEmpty)
    #expect(empty.total == 0)
  }

  @Test func codableKeepsTheSummaryAndItsRules() throws {
    let summary = try sample()
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(GroupedValues.self, from: data) == summary)
    for text in [
      #"{"groups":["a"],"values":[2,1],"counts":[[1,1]]}"#,
      #"{"groups":["a"],"values":[1,2],"counts":[[1,0]]}"#,
      #"{"groups":["a"],"values":[1],"counts":[[-1]]}"#,
    ] {
      #expect(throws: (any Error).self) {
        try JSONDecoder().decode(GroupedValues.self, from: Data(text.utf8))
      }
    }
  }
}
