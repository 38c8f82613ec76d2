import Testing

@testable import LinearAlgebra

@Suite struct LargeMemoryTests {
  @Test(arguments: [(1, 1), (3, 1000), (32, 7), (2, 3_000_000)])
  func everyArrayIsFilled(arrays: Int, count: Int) {
    let made = LargeMemory.arrays(arrays, count: count) { starts in
      for (place, start) in starts.enumerated() {
        start.initialize(repeating: Double(place), count: count)
      }
    }
    #expect(made.count == arrays)
    for (place, array) in made.enumerated() {
      #expect(array.count == count && array.allSatisfy { $0 == Double(place) })
    }
  }

  @Test(arguments: [(0, 5), (33, 5), (4, 0), (-1, 3)])
  func nothingIsMadeOfNothing(arrays: Int, count: Int) {
    #expect(LargeMemory.arrays(arrays, count: count) { _ in Issue.record("is filled") }.isEmpty)
  }
}
