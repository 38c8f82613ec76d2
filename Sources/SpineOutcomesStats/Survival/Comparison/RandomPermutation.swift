internal import Distributions

/// Random permutations of the records of groups within strata.
struct RandomPermutation {
  /// The scores of the records of a stratum, whose order changes with each permutation.
  private struct Stratum {
    var scores: [Double]
    let sizes: [Int]
  }

  private var strata: [Stratum]
  private let groupCount: Int

  init(_ scores: [PermutationScores]) {
    groupCount = scores.first?.sizes.count ?? 0
    strata = scores.map { Stratum(scores: $0.ascending.map(\.high), sizes: $0.sizes) }
  }

  /// The sums of scores of the groups after the next permutation.
  ///
  /// - Complexity: O(n): the records of the largest group are not drawn.
  mutating func sums(_ generator: inout SeededGenerator) -> [Double] {
    var sums = [Double](repeating: 0, count: groupCount)
    for index in strata.indices {
      let sizes = strata[index].sizes
      let largest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
      var left = strata[index].scores.count
      var drawn = 0.0
      for group in sizes.indices where group != largest {
        var sum = 0.0
        for _ in 0..<sizes[group] {
          let chosen = Int(truncatingIfNeeded: generator.integer(below: UInt64(left)))
          left -= 1
          strata[index].scores.swapAt(chosen, left)
          sum += strata[index].scores[left]
        }
        sums[group] += sum
        drawn += sum
      }
      // All scores add up to 0.
      sums[largest] -= drawn
    }
    return sums
  }
}
