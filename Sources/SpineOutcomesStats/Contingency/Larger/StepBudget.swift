import LinearAlgebra

/// Steps that are counted, up to a number after which a search gives up.
struct StepBudget: Sendable {
  /// The number of steps so far.
  var work = 0

  private let largestWork: Int

  init(largestWork: Int) { self.largestWork = largestWork }

  /// The number of steps that may still follow.
  var rest: Int { largestWork - work }

  /// Whether more steps were taken than allowed.
  var isSpent: Bool { work > largestWork }

  /// Gives up.
  mutating func spend() { work = max(work, largestWork) + 1 }

  /// After so many blocks steps are counted.
  private static let round = 16

  /// Works on blocks of numbers, on several threads; nil when it takes too many steps.
  ///
  /// - Parameters:
  ///   - count: The number of numbers.
  ///   - block: How many of them are a block.
  ///   - body: The work on some numbers, given the most steps for it, with the steps it took.
  /// - Returns: The results in order, or nil.
  mutating func inBlocks<Value: Sendable>(
    _ count: Int, of block: Int, _ body: @Sendable (Range<Int>, _ most: Int) -> (Value, steps: Int)
  ) -> [Value]? {
    let blocks = (count + block - 1) / block
    var values: [Value] = []
    for start in stride(from: 0, to: blocks, by: Self.round) {
      let most = rest
      let results = Parallel.map(min(Self.round, blocks - start), isLarge: true) { number in
        let from = (start + number) * block
        return body(from..<min(count, from + block), most)
      }
      for (value, steps) in results {
        work += steps
        values.append(value)
      }
      if isSpent { return nil }
    }
    return values
  }
}
