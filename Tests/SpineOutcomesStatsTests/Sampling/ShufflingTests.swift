import SpineOutcomesStats
import Testing
import _StatsTestSupport

struct ShufflingTests {
  struct Expected: Decodable {
    struct Sample: Decodable {
      var count: Int
      var total: Int
      var drawn: [Int]
    }
    var shuffles: [[Int]]
    var samples: [Sample]
  }

  @Test func ordersAreThoseOfTheReference() throws {
    let expected = try Fixtures.json("random/expected.json", as: Expected.self)
    var generator = SeededGenerator(seed: 3)
    #expect(expected.shuffles.map(\.count) == [0, 1, 2, 10, 99])
    for truth in expected.shuffles {
      #expect(generator.shuffled(Array(0..<truth.count)) == truth)
    }
    for truth in expected.samples {
      #expect(try generator.sample(truth.count, below: truth.total) == truth.drawn)
    }
  }

  /// 24 000 shuffles of four: each of the 24 orders 1000 times, the standard deviation being
  /// 31; chi-square with 23 degrees of freedom below its upper 1e-6 quantile, 70.5.
  @Test func everyOrderIsEquallyLikely() {
    var generator = SeededGenerator(seed: 5)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[generator.shuffled([0, 1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 24)
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 }
    #expect(chiSquare < 70.5)
  }

  /// 20 000 ordered pairs out of five: each of the 20 about 1000 times; the upper 1e-6 quantile
  /// of chi-square with 19 degrees of freedom is 63.7.
  @Test func everySampleIsEquallyLikely() throws {
    var generator = SeededGenerator(seed: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<20_000 { counts[try generator.sample(2, below: 5), default: 0] += 1 }
    #expect(counts.count == 20)
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000 }
    #expect(chiSquare < 63.7)
  }

  @Test func samplesHaveNoDuplicates() throws {
    var generator = SeededGenerator(seed: 7)
    let drawn = try generator.sample(500, below: 1_000)
    #expect(Set(drawn).count == 500 && drawn.allSatisfy { 0..<1_000 ~= $0 })
    #expect(try Set(generator.sample(300, below: 300)) == Set(0..<300))
    #expect(try generator.sample(3, below: .max).allSatisfy { $0 >= 0 })
  }

  @Test(arguments: [(-1, 5), (6, 5), (0, -1), (1, 0), (.max, 3), (.min, .min)])
  func refusesImpossibleSamples(_ count: Int, _ total: Int) {
    var generator = SeededGenerator(seed: 8)
    #expect(throws: StatsError.self) { try generator.sample(count, below: total) }
  }
}
