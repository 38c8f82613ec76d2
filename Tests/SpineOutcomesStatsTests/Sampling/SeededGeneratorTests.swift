import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct SeededGeneratorTests {
  struct Expected: Decodable {
    struct Sequence: Decodable {
      var seed: String
      var splitMix: [String]
      var xoshiro: [String]
      var thousandth: String
      var below99: [UInt64]
      var belowThreeQuarters: [String]
      var uniform: [Double]
    }
    struct Binomials: Decodable {
      var trials: Int
      var favourable: UInt64
      var total: UInt64
      var counts: [Int]
    }
    struct Multinomial: Decodable {
      var trials: Int
      var sizes: [Int]
      var counts: [Int]
    }
    var sequences: [Sequence]
    var binomials: [Binomials]
    var multinomials: [Multinomial]
  }

  @Test func countsAreThoseOfTheReference() throws {
    let expected = try Fixtures.json("random/expected.json", as: Expected.self)
    var generator = SeededGenerator(seed: 2)
    for truth in expected.binomials {
      for count in truth.counts {
        #expect(
          generator.binomial(
            trials: truth.trials, favourable: truth.favourable, of: truth.total) == count)
      }
    }
    for truth in expected.multinomials {
      #expect(
        generator.multinomial(trials: truth.trials, sizes: truth.sizes) == truth.counts)
    }
  }

  @Test func sequencesAreThoseOfTheReference() throws {
    let expected = try Fixtures.json("random/expected.json", as: Expected.self)
    #expect(expected.sequences.count == 5)
    for truth in expected.sequences {
      let seed = try #require(UInt64(truth.seed))
      var mixer = SplitMix64(state: seed)
      #expect(truth.splitMix == truth.splitMix.map { _ in String(mixer.next()) })
      var generator = SeededGenerator(seed: seed)
      #expect(truth.xoshiro == truth.xoshiro.map { _ in String(generator.next()) })
      generator = SeededGenerator(seed: seed)
      for _ in 0..<999 { _ = generator.next() }
      #expect(String(generator.next()) == truth.thousandth)
      generator = SeededGenerator(seed: seed)
      #expect(truth.below99 == truth.below99.map { _ in generator.integer(below: 99) })
      generator = SeededGenerator(seed: seed)
      #expect(
        truth.belowThreeQuarters
          == truth.belowThreeQuarters.map { _ in String(generator.integer(below: 3 << 62)) })
      generator = SeededGenerator(seed: seed)
      #expect(truth.uniform == truth.uniform.map { _ in generator.uniform() })
    }
  }

  /// The first outputs that the test of Rust's `rand_xoshiro` takes from the C reference code.
  @Test func publishedSequence() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let published: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(published == published.map { _ in generator.next() })
    var mixer = SplitMix64(state: 1_234_567)
    let mixed: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(mixed == mixed.map { _ in mixer.next() })
  }

  @Test func edgesOfTheSamplers() {
    var generator = SeededGenerator(seed: 1)
    #expect(generator.integer(below: 0) == 0)
    #expect(generator.integer(below: 1) == 0)
    #expect(generator.binomial(trials: 10, favourable: 0, of: 3) == 0)
    #expect(generator.binomial(trials: 10, favourable: 3, of: 3) == 10)
    #expect(generator.binomial(trials: 0, favourable: 1, of: 3) == 0)
    #expect(generator.binomial(trials: -5, favourable: 1, of: 3) == 0)
    #expect(generator.multinomial(trials: 5, sizes: []) == [])
    #expect(generator.multinomial(trials: 5, sizes: [0, 0]) == [0, 0])
    #expect(generator.multinomial(trials: 5, sizes: [0, 7, 0]) == [0, 5, 0])
    #expect(generator.multinomial(trials: 0, sizes: [1, 7]) == [0, 0])
  }

  /// Counts of 20 000 draws against the exact probabilities: chi-square below its 1e-6 quantile.
  @Test(arguments: [(1, 1, 3), (5, 2, 7), (5, 1, 1024), (5, 1, 2)])
  func binomialProbabilities(trials: Int, favourable: Int, total: Int) {
    var generator = SeededGenerator(seed: 99)
    let draws = 20_000
    var counts = [Int](repeating: 0, count: trials + 1)
    for _ in 0..<draws {
      counts[
        generator.binomial(
          trials: trials, favourable: UInt64(favourable), of: UInt64(total))] += 1
    }
    let p = Double(favourable) / Double(total)
    var coefficient = 1.0
    var chiSquare = 0.0
    for (successes, count) in counts.enumerated() {
      var probability = coefficient
      for _ in 0..<successes { probability *= p }
      for _ in successes..<trials { probability *= 1 - p }
      let mean = probability * Double(draws)
      if mean > 5 { chiSquare += (Double(count) - mean) * (Double(count) - mean) / mean }
      coefficient *= Double(trials - successes) / Double(successes + 1)
    }
    // The upper 1e-6 quantile of chi-square with 5 degrees of freedom is 35.9.
    #expect(chiSquare < 35.9)
  }

  @Test func largeBinomialsHaveTheirMeanAndSpread() {
    var generator = SeededGenerator(seed: 4)
    let (trials, draws) = (1_000_000, 2_000)
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<draws {
      let excess = Double(generator.binomial(trials: trials, favourable: 3, of: 10)) - 3e5
      sum += excess
      squares += excess * excess
    }
    // Mean 0 with standard error 10.2; variance 210 000 with relative error 0.032.
    #expect(abs(sum / Double(draws)) < 50)
    #expect(abs(squares / Double(draws) / 210_000 - 1) < 0.16)
  }

  @Test func multinomialCountsAddUp() {
    var generator = SeededGenerator(seed: 8)
    let sizes = [5, 0, 1, 100, 3, 3, 3, 20, 1]
    var sums = [Int](repeating: 0, count: sizes.count)
    let total = sizes.reduce(0, +)
    for _ in 0..<2_000 {
      let counts = generator.multinomial(trials: total, sizes: sizes)
      #expect(counts.reduce(0, +) == total && counts[1] == 0)
      for (cell, count) in counts.enumerated() { sums[cell] += count }
    }
    for (cell, size) in sizes.enumerated() {
      // Six standard errors of the mean count.
      #expect(abs(Double(sums[cell]) / 2_000 - Double(size)) <= 0.14 * Double(size).squareRoot())
    }
  }
}
