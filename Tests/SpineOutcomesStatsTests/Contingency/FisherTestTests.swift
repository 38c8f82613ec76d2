import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct FisherTestTests {
  /// Sums of positive terms and Newton steps to the last digit: 12 digits and more are kept.
  @Test func agreesWithExactArithmetic() throws {
    for expected in try ContingencyExpected.load().fisher {
      let table = try ContingencyTable(expected.table)
      let comment = Comment(rawValue: "\(table)")
      let minlike = try FisherTest(table, level: expected.level)
      #expect(agrees(minlike.pValue.value, expected.minlike, digits: 13), comment)
      let ratio = try #require(minlike.estimates.first)
      #expect(agrees(ratio.value, expected.oddsRatio.value, digits: 13), comment)
      #expect(agrees(ratio.bounds, expected.minlikeLimits.map(\.value), digits: 12.5), comment)

      let central = try FisherTest(table, method: .central, level: expected.level)
      #expect(agrees(central.pValue.value, try #require(expected.central), digits: 13), comment)
      let bounds = try #require(central.estimates.first).bounds
      #expect(agrees(bounds, expected.centralLimits.map(\.value), digits: 12.5), comment)

      let less = try FisherTest(table, alternative: .less, level: expected.level)
      #expect(agrees(less.pValue.value, expected.less, digits: 13), comment)
      let lessUpper = try #require(expected.lessUpper).value
      #expect(agrees(try #require(less.estimates.first).bounds, [0, lessUpper], digits: 12.5))

      let greater = try FisherTest(table, alternative: .greater, level: expected.level)
      #expect(agrees(greater.pValue.value, expected.greater, digits: 13), comment)
      let lower = try #require(expected.greaterLower).value
      #expect(
        agrees(try #require(greater.estimates.first).bounds, [lower, .infinity], digits: 12.5))
    }
  }

  /// Some thousand terms on each side of the mode: 11 digits.
  @Test func agreesOnLargeCounts() throws {
    for expected in try ContingencyExpected.load().largeFisher {
      let table = try ContingencyTable(expected.table)
      let minlike = try FisherTest(table, level: expected.level)
      #expect(agrees(minlike.pValue.value, expected.minlike, digits: 12))
      let ratio = try #require(minlike.estimates.first)
      #expect(agrees(ratio.value, expected.oddsRatio.value, digits: 12))
      #expect(agrees(ratio.bounds, expected.minlikeLimits.map(\.value), digits: 12))
      let central = try FisherTest(table, method: .central, level: expected.level)
      let bounds = try #require(central.estimates.first).bounds
      #expect(agrees(bounds, expected.centralLimits.map(\.value), digits: 12))
    }
  }

  /// Tea tasting and the convictions of twins, as the help page of `fisher.test` has them.
  ///
  /// R's root finder leaves 5 digits of an odds ratio and 2 to 6 of a limit; p-values have all.
  /// The last is from scipy's issue 4130, where a wrong p of 1 was reported.
  @Test func agreesWithPublishedValues() throws {
    let tea = try FisherTest(ContingencyTable([[3, 1], [1, 3]]), alternative: .greater)
    #expect(agrees(tea.pValue.value, 0.2428571429, digits: 9))
    #expect(agrees(try #require(tea.estimates.first).value, 6.408308867, digits: 5))
    let twins = try FisherTest(ContingencyTable([[2, 10], [15, 3]]), method: .central)
    #expect(agrees(try #require(twins.estimates.first).value, 0.0469366, digits: 5))
    #expect(
      agrees(try #require(twins.estimates.first).bounds, [0.0033258, 0.3631823], digits: 2.5))
    let byLikelihood = try FisherTest(ContingencyTable([[2, 10], [15, 3]]))
    #expect(agrees(byLikelihood.pValue.value, 0.0005367241, digits: 7))
    let large = try FisherTest(ContingencyTable([[345, 455], [260, 345]]))
    #expect(agrees(large.pValue.value, 0.9567, digits: 4))
  }

  /// The table of the exact2x2 vignette, where R's p of 0.0437 stands beside an interval with 1.
  ///
  /// Here each p has its own interval.
  @Test func pAndIntervalComeFromOneTest() throws {
    let table = try ContingencyTable([[6, 12], [12, 5]])
    let minlike = try FisherTest(table)
    #expect(agrees(minlike.pValue.value, 0.04371017, digits: 7))
    #expect(try #require(minlike.estimates.first?.confidenceInterval).upper < 1)
    let central = try FisherTest(table, method: .central)
    #expect(central.pValue.value > 0.05)
    let interval = try #require(central.estimates.first?.confidenceInterval)
    #expect(agrees([interval.lower, interval.upper], [0.0388800, 1.0564915], digits: 4.5))
  }

  /// On every table of at most 12 records, 1 is inside the interval exactly when p > alpha.
  @Test(arguments: [0.95, 0.8])
  func intervalAgreesWithP(level: Double) throws {
    let alpha = 1 - level
    for counts in smallTables(upTo: 12) {
      let table = try ContingencyTable(counts)
      for method in FisherTest.Method.allCases {
        for alternative in Alternative.allCases
        where method == .minlike || alternative == .twoSided {
          let test = try FisherTest(table, method: method, alternative: alternative, level: level)
          #expect((0...1).contains(test.pValue.value))
          guard let ratio = test.estimates.first, let interval = ratio.confidenceInterval else {
            #expect(test.pValue.value == 1)
            continue
          }
          // A p-value equal to alpha has 1 as its limit, to rounding.
          if (test.pValue.value - alpha).magnitude < 1e-12 { continue }
          #expect(interval.contains(ratio.value) || alternative != .twoSided)
          #expect(interval.contains(1) == (test.pValue.value > alpha), "\(test)")
        }
      }
    }
  }

  /// The one kind of table where p and a minlike interval cannot agree.
  ///
  /// Fay 2010 (doi 10.1093/biostatistics/kxp050) calls it unavoidable: p = 0.04996, yet odds
  /// ratios on both sides of 1 are kept. The interval says so.
  @Test func hullOfASetWithAGap() throws {
    let test = try FisherTest(ContingencyTable([[7, 255], [30, 464]]))
    #expect(agrees(test.pValue.value, 0.04996, digits: 4))
    let interval = try #require(test.estimates.first?.confidenceInterval)
    #expect(agrees([interval.lower, interval.upper], [0.177, 1.014], digits: 2.5))
    #expect(interval.method == "exact (minlike), hull of a set without 1")
  }

  /// Exchanging the rows inverts the odds ratio, exchanging both or transposing keeps it.
  @Test func laws() throws {
    for counts in [
      [[6, 12], [12, 5]], [[0, 7], [3, 9]], [[21, 15], [22, 16]], [[1, 24], [5, 47]],
    ] {
      for method in FisherTest.Method.allCases {
        let table = try ContingencyTable(counts)
        let test = try FisherTest(table, method: method)
        let swapped = try FisherTest(ContingencyTable([counts[1], counts[0]]), method: method)
        let turned = try FisherTest(table.transposed, method: method)
        #expect(agrees(swapped.pValue.value, test.pValue.value, digits: 14))
        #expect(agrees(turned.pValue.value, test.pValue.value, digits: 14))
        let ratio = try #require(test.estimates.first)
        let inverse = try #require(swapped.estimates.first)
        #expect(agrees(1 / inverse.value, ratio.value, digits: 13))
        #expect(agrees(inverse.bounds.reversed().map { 1 / $0 }, ratio.bounds, digits: 13))
        #expect(agrees(try #require(turned.estimates.first).bounds, ratio.bounds, digits: 13))
      }
    }
  }

  @Test func emptyLevelsAreLeftOutAndListed() throws {
    let table = try ContingencyTable(
      [[21, 15], [22, 16], [0, 0]], rowNames: ["reoperation", "radiotherapy", "conservative"],
      columnNames: ["false", "true"], rowVariable: "care", columnVariable: "failed")
    let test = try FisherTest(table)
    #expect(test.emptyRows == ["conservative"])
    #expect(
      test.estimates
        == (try FisherTest(
          ContingencyTable(
            [[21, 15], [22, 16]], rowNames: ["reoperation", "radiotherapy"],
            columnNames: ["false", "true"], rowVariable: "care", columnVariable: "failed")))
        .estimates)
    #expect(
      test.description.hasPrefix(
        "care x failed: Fisher's exact test (minlike), p > 0.999, conditional odds ratio of "
          + "failed = true, care radiotherapy versus reoperation 1.018 (95 % CI 0."))
    #expect(test.description.hasSuffix("), n = 74, no records with care = conservative"))
  }

  @Test func emptyMarginHasNoOddsRatio() throws {
    let test = try FisherTest(ContingencyTable([[4, 0], [3, 0]]))
    #expect(test.pValue.value == 1)
    #expect(test.estimates.isEmpty)
    #expect(test.emptyColumns == ["2"])
    #expect(test.description.contains("no odds ratio"))
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.levelCount(variable: "row", found: 3, needed: 2)) {
      try FisherTest(ContingencyTable([[1, 2], [3, 4], [5, 6]]))
    }
    #expect(throws: StatsError.levelCount(variable: "row", found: 1, needed: 2)) {
      try FisherTest(ContingencyTable([[1, 2]]))
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try FisherTest(ContingencyTable([[0, 0], [0, 0]]))
    }
    #expect(throws: StatsError.self) {
      try FisherTest(ContingencyTable([[1, 2], [3, 4]]), level: 95)
    }
    #expect(throws: StatsError.self) {
      try FisherTest(ContingencyTable([[100_000_000, 2], [3, 4]]))
    }
  }

  /// A million in each cell takes milliseconds, and a p-value below the smallest double is 0.
  @Test func millionsNeitherOverflowNorTakeSeconds() throws {
    let clock = ContinuousClock()
    let time = try clock.measure {
      let even = try FisherTest(ContingencyTable([[1_000_000, 1_002_000], [1_000_000, 998_000]]))
      // The risks differ by 0.001, two standard errors of 0.0005.
      #expect((0.04...0.05).contains(even.pValue.value))
      let far = try FisherTest(ContingencyTable([[1_000_000, 3], [5, 1_000_000]]))
      #expect(far.pValue.value == 0)
      let rare = try FisherTest(ContingencyTable([[999_990, 10], [999_970, 30]]))
      #expect((0.0001...0.01).contains(rare.pValue.value))
      let large = try FisherTest(ContingencyTable([[25_000_000, 24_999_000], [1, 1]]))
      #expect(large.pValue.value > 0.9)
    }
    #expect(time < .seconds(10))
  }

  /// R: an odds ratio of Inf, an interval from 0.53 to Inf.
  @Test func anInfiniteRatioIsSaidToBe() throws {
    let test = try FisherTest(ContingencyTable([[4, 0], [1, 3]]))
    #expect(test.estimates.first?.value == .infinity)
    #expect(test.description.contains(" infinity (95 % CI "))
    #expect(test.description.contains(" to infinity)"))
  }

  @Test func codableRoundTrip() throws {
    for counts in [[[0, 7], [3, 9]], [[7, 0], [9, 3]], [[4, 0], [3, 0]]] {
      let test = try FisherTest(ContingencyTable(counts))
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(FisherTest.self, from: data) == test)
    }
  }
}
