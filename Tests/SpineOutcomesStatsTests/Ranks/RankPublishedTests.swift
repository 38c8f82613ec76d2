import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// R, coin and exactRankTests, from `rank-tests/generate.R`.
private struct PackagesFixture: Decodable {
  struct Paired: Decodable {
    var name: String
    var before: [Double]
    var after: [Double]
    var v: Double
    var exact: Double
    var greater: Double
    var corrected: Double
    var uncorrected: Double
    var prattExact: Double
    var prattNormal: Double
  }
  struct Two: Decodable {
    var name: String
    var x: [Double]
    var y: [Double]
    var w: Double
    var exact: Double
    var less: Double
    var greater: Double
    var corrected: Double
    var uncorrected: Double
  }
  struct Kruskal: Decodable {
    var name: String
    var values: [Double]
    var group: [String]
    var h: Double
    var df: Double
    var p: Double
  }
  var paired: [Paired]
  var two: [Two]
  var kruskal: [Kruskal]
}

/// The same cases in fractions, from `rank-tests/generate-kruskal.py`.
private struct ExactKruskal: Decodable {
  struct Case: Decodable {
    var name: String
    var h: Double
    var p: Double
  }
  var kruskal: [Case]
}

@Suite struct RankPublishedTests {
  private let packages: PackagesFixture

  init() throws { packages = try Fixtures.json("rank-tests/expected.json") }

  @Test func signedRankAgreesWithOtherPackages() throws {
    for example in packages.paired {
      func p(
        _ method: RankTestMethod, _ zeros: ZeroDifferences = .wilcoxon,
        _ alternative: Alternative = .twoSided
      ) throws -> Double {
        try SignedRankTest(
          before: example.before, after: example.after, alternative: alternative, method: method,
          zeros: zeros
        ).pValue.value
      }
      let test = try SignedRankTest(before: example.before, after: example.after)
      #expect(test.statistic?.value == example.v, "\(example.name)")
      // coin and exactRankTests count in doubles, R's pnorm has 15 digits.
      #expect(try agrees(p(.exact), example.exact, digits: 13), "\(example.name)")
      #expect(
        try agrees(p(.exact, .wilcoxon, .greater), example.greater, digits: 13),
        "\(example.name)")
      #expect(try agrees(p(.exact, .pratt), example.prattExact, digits: 12), "\(example.name)")
      let corrected = RankTestMethod.asymptotic(continuityCorrection: true)
      let plain = RankTestMethod.asymptotic(continuityCorrection: false)
      #expect(try agrees(p(corrected), example.corrected, digits: 13), "\(example.name)")
      #expect(try agrees(p(plain), example.uncorrected, digits: 13), "\(example.name)")
      #expect(try agrees(p(plain, .pratt), example.prattNormal, digits: 12), "\(example.name)")
    }
  }

  @Test func rankSumAgreesWithOtherPackages() throws {
    for example in packages.two {
      func p(_ method: RankTestMethod, _ alternative: Alternative = .twoSided) throws -> Double {
        try RankSumTest(example.x, example.y, alternative: alternative, method: method)
          .pValue.value
      }
      let test = try RankSumTest(example.x, example.y)
      #expect(test.statistic?.value == example.w, "\(example.name)")
      #expect(try agrees(p(.exact), example.exact, digits: 12), "\(example.name)")
      #expect(try agrees(p(.exact, .less), example.less, digits: 12), "\(example.name)")
      #expect(try agrees(p(.exact, .greater), example.greater, digits: 12), "\(example.name)")
      let corrected = RankTestMethod.asymptotic(continuityCorrection: true)
      let plain = RankTestMethod.asymptotic(continuityCorrection: false)
      #expect(try agrees(p(corrected), example.corrected, digits: 13), "\(example.name)")
      #expect(try agrees(p(plain), example.uncorrected, digits: 13), "\(example.name)")
    }
  }

  @Test func kruskalWallisAgreesWithFractions() throws {
    let exact: ExactKruskal = try Fixtures.json("rank-tests/kruskal.json")
    for example in packages.kruskal {
      let names = Set(example.group).sorted()
      let test = try KruskalWallisTest(
        GroupedValues(
          groups: names,
          values: names.map { name in
            zip(example.values, example.group).filter { $0.1 == name }.map(\.0)
          }))
      // R subtracts 3 (n + 1) at the end and keeps 11 digits of these; the truth has 40.
      #expect(agrees(try #require(test.statistic?.value), example.h, digits: 11))
      #expect(test.statistic?.degreesOfFreedom == example.df)
      let truth = try #require(exact.kruskal.first { $0.name == example.name })
      #expect(agrees(try #require(test.statistic?.value), truth.h, digits: 14.5))
      #expect(agrees(test.pValue.value, truth.p, digits: 13))
    }
  }

  /// Hollander and Wolfe: V 40, p 0.0390625, pseudomedian 0.46, interval 0.010 to 0.786.
  @Test func depressionScores() throws {
    let test = try SignedRankTest(
      before: packages.paired[0].after, after: packages.paired[0].before)
    #expect(test.statistic?.value == 40)
    #expect(test.pValue.value == 0.0390625)
    let estimate = try #require(test.estimates.first)
    #expect(estimate.value == 0.46)
    #expect(estimate.limits == [0.010, 0.786])
    let greater = try SignedRankTest(
      before: packages.paired[0].after, after: packages.paired[0].before, alternative: .greater)
    #expect(greater.pValue.value == 0.01953125)
  }

  /// Hollander and Wolfe: W 35, p 0.2544122544, shift 0.305, interval -0.15 to 0.76.
  @Test func placentaPermeability() throws {
    let test = try RankSumTest(packages.two[0].x, packages.two[0].y)
    #expect(test.statistic?.value == 35)
    #expect(agrees(test.pValue.value, 0.2544122544, digits: 9.5))
    #expect(test.estimates[0].value == 0.305)
    #expect(test.estimates[0].limits == [-0.15, 0.76])
    #expect(test.estimates[1].value == 0.7)
  }

  /// Bergmann, Ludbrook and Spooren (2000): exact 0.0373, one-sided 0.0186.
  @Test func rotarod() throws {
    let test = try RankSumTest(packages.two[1].x, packages.two[1].y)
    #expect(agrees(test.pValue.value, 0.03726708075, digits: 9.5))
    let one = try RankSumTest(packages.two[1].x, packages.two[1].y, alternative: .greater)
    #expect(agrees(one.pValue.value, 0.01863354037, digits: 9.5))
    let normal = try RankSumTest(
      packages.two[1].x, packages.two[1].y, method: .asymptotic(continuityCorrection: false))
    #expect(agrees(normal.pValue.value, 0.01473168790, digits: 9.5))
  }

  /// The tied example of HypothesisTests.jl, issue 337, by coin.
  @Test func oneSidedExactWithTies() throws {
    let x = (1...10).map(Double.init)
    let y = (1...12).map { Double(2 * $0) }
    #expect(try agrees(RankSumTest(x, y).pValue.value, 0.01188904, digits: 6.5))
    #expect(
      try agrees(RankSumTest(x, y, alternative: .less).pValue.value, 0.006001738, digits: 6.5))
    #expect(
      try agrees(RankSumTest(x, y, alternative: .greater).pValue.value, 0.9949199, digits: 6.5))
  }

  /// HypothesisTests.jl, issue 363: the pseudomedian is 6, the shift -10.
  @Test func pseudomedianIsNotTheMedian() throws {
    let signed = try SignedRankTest(
      differences: PairedDifferences(differences: [1, 2, 3, 4, 5, 6, 7, 8, 20, 30]))
    #expect(signed.estimates[0].value == 6)
    #expect(signed.estimates[0].limits == [3, 16.5])
    #expect(signed.pValue.value == 0.001953125)
    let sum = try RankSumTest([1, 2, 3, 4, 5], [10, 11, 12, 40, 50])
    #expect(sum.estimates[0].value == -10)
    #expect(sum.estimates[0].limits == [-47, -6])
    #expect(agrees(sum.pValue.value, 0.0079365079, digits: 8))
  }

  /// scipy, issues 13689 and 10223.
  @Test func zerosAndBalance() throws {
    #expect(
      try SignedRankTest(differences: PairedDifferences(differences: [1, 1, 2, 3, 4])).pValue.value
        == 0.0625)
    #expect(
      try SignedRankTest(differences: PairedDifferences(differences: [1, 2, -3])).pValue.value == 1)
    let balanced = try PairedDifferences(values: [-1, 0, 1], counts: [15, 40, 15])
    for zeros in ZeroDifferences.allCases {
      for method in [RankTestMethod.exact, .asymptotic(continuityCorrection: true)] {
        let test = try SignedRankTest(differences: balanced, method: method, zeros: zeros)
        #expect(test.pValue.value == 1)
        #expect(test.estimates[0].value == 0)
      }
    }
  }
}
