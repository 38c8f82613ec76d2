import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct McNemarTestTests {
  static let methods: [McNemarTest.Method] = [
    .exact, .midP, .chiSquared(continuityCorrection: false),
    .chiSquared(continuityCorrection: true),
  ]

  @Test func agreesWithExactArithmetic() throws {
    for expected in try ContingencyExpected.load().mcNemar {
      let table = try ContingencyTable(expected.table)
      let p = [expected.exact, expected.midP, expected.p, expected.pCorrected]
      let statistics = [nil, nil, expected.chiSquare, expected.chiSquareCorrected]
      let bounds = [
        expected.exactLimits, expected.midPLimits, expected.wilson, expected.wilsonCorrected,
      ]
      for (index, method) in Self.methods.enumerated() {
        let test = try McNemarTest(table, method: method, level: expected.level)
        let comment = Comment(rawValue: "\(test)")
        // The p-value of chi-square loses digits in proportion to it.
        #expect(agrees(test.pValue.value, p[index], digits: 12.5), comment)
        #expect((test.statistic == nil) == (statistics[index] == nil))
        if let statistic = statistics[index] {
          #expect(agrees(test.statistic?.value ?? .nan, statistic, digits: 15), comment)
        }
        let difference = try #require(test.estimates.last)
        #expect(agrees(difference.value, expected.difference, digits: 15), comment)
        let isCorrected = method == Self.methods[3]
        if test.statistic == nil {
          #expect(difference.confidenceInterval == nil, comment)
        } else {
          #expect(
            agrees(
              difference.bounds, isCorrected ? expected.tangoCorrected : expected.tango,
              digits: 12, absolute: 1e-14), comment)
        }
        guard let bounds = bounds[index] else {
          #expect(test.estimates.count == 1)
          continue
        }
        let ratio = try #require(test.estimates.first)
        #expect(agrees(ratio.value, try #require(expected.oddsRatio).value, digits: 15), comment)
        #expect(agrees(ratio.bounds, bounds.map(\.value), digits: 12.5), comment)
      }
    }
  }

  /// Approval of the prime minister (Agresti), as the help page of `mcnemar.test` has it; airway
  /// hyper-responsiveness (Fagerland, Lydersen and Laake 2013, doi 10.1186/1471-2288-13-91).
  @Test func agreesWithPublishedValues() throws {
    let approval = try ContingencyTable([[794, 86], [150, 570]])
    let airway = try ContingencyTable([[1, 1], [7, 12]])
    let p: [(ContingencyTable, [Double])] = [
      (approval, [3.71593613957e-05, 2.89338951761547e-05, 3.0992934e-05, 4.11456e-05]),
      (airway, [0.0703125, 0.0390625, 0.0338948535, 0.0770998717]),
    ]
    for (table, values) in p {
      for (method, value) in zip(Self.methods, values) {
        #expect(agrees(try McNemarTest(table, method: method).pValue.value, value, digits: 5.5))
      }
    }
    let corrected = try McNemarTest(approval, method: .chiSquared(continuityCorrection: true))
    #expect(agrees(try #require(corrected.statistic).value, 16.81779661, digits: 10))
    let plain = try McNemarTest(approval, method: .chiSquared(continuityCorrection: false))
    #expect(agrees(try #require(plain.statistic).value, 17.3559322, digits: 9))
  }

  /// The odds ratio's interval leaves 1 out exactly when p is at most 1 - level, for each method;
  /// the interval of the difference does so for the chi-square tests, and only they give one.
  @Test(arguments: [0.95, 0.8])
  func intervalAgreesWithP(level: Double) throws {
    for counts in smallTables(upTo: 12) where counts[0][0] < 3 && counts[1][1] == 0 {
      for method in Self.methods {
        let test = try McNemarTest(ContingencyTable(counts), method: method, level: level)
        #expect((0...1).contains(test.pValue.value))
        if (test.pValue.value - (1 - level)).magnitude < 1e-12 { continue }
        let isKept = test.pValue.value > 1 - level
        if test.estimates.count == 2 {
          let interval = try #require(test.estimates.first?.confidenceInterval)
          #expect(interval.contains(1) == isKept, "\(test)")
        }
        let interval = test.estimates.last?.confidenceInterval
        #expect((interval == nil) == (test.statistic == nil))
        #expect(interval.map { $0.contains(0) == isKept } != false, "\(test)")
      }
    }
  }

  @Test func fourCountsAreThePairedTable() throws {
    let counts = try McNemarTest(bothYes: 12, onlyBefore: 7, onlyAfter: 1, bothNo: 1)
    #expect(
      counts
        == (try McNemarTest(
          ContingencyTable(
            [[1, 1], [7, 12]], rowNames: ["no", "yes"], columnNames: ["no", "yes"],
            rowVariable: "before", columnVariable: "after"))))
    #expect(counts.pValue.value == 0.0703125)  // Fagerland, Lydersen and Laake 2013
    #expect(counts.changesToFirst == 7 && counts.changesToSecond == 1)
    #expect(throws: StatsError.self) {
      try McNemarTest(bothYes: 1, onlyBefore: -1, onlyAfter: 1, bothNo: 1)
    }
  }

  @Test func exchangingBeforeAndAfterInvertsTheOddsRatio() throws {
    let table = try ContingencyTable([[10, 9], [2, 6]])
    for method in Self.methods {
      let test = try McNemarTest(table, method: method)
      let back = try McNemarTest(table.transposed, method: method)
      #expect(agrees(back.pValue.value, test.pValue.value, digits: 15))
      let ratio = try #require(test.estimates.first).bounds
      let inverse = try #require(back.estimates.first).bounds
      #expect(agrees(inverse.reversed().map { 1 / $0 }, ratio, digits: 13))
      let difference = try #require(test.estimates.last).bounds
      let negative = try #require(back.estimates.last).bounds
      #expect(agrees(negative.reversed().map { -$0 }, difference, digits: 14))
    }
  }

  @Test func withoutChangesNothingIsToBeSaid() throws {
    for method in Self.methods {
      let test = try McNemarTest(ContingencyTable([[7, 0], [0, 3]]), method: method)
      #expect(test.pValue.value == 1)
      #expect(test.estimates.count == 1)
      #expect(test.method.hasSuffix("no record changes: no odds ratio"))
    }
  }

  /// Six against none is p = 1/32: the 0.031 of a paper that reports lost ambulation.
  @Test func sixAgainstNone() throws {
    let test = try McNemarTest(ContingencyTable([[10, 0], [6, 22]]))
    #expect(agrees(test.pValue.value, 0.03125, digits: 15))
    #expect(test.changesToFirst == 6)
    #expect(try #require(test.estimates.first).value == 0)
  }

  @Test func levelsAreMatchedByName() throws {
    let table = try ContingencyTable(
      [[5, 9], [6, 2]], rowNames: ["no", "yes"], columnNames: ["yes", "no"])
    let test = try McNemarTest(table)
    #expect(test.changesToSecond == 5)
    #expect(test.changesToFirst == 2)
    let oneSided = try ContingencyTable([[5], [3]], rowNames: ["no", "yes"], columnNames: ["no"])
    #expect(try McNemarTest(oneSided).changesToFirst == 3)
    let three = try ContingencyTable([[5, 0, 9], [0, 0, 0], [3, 0, 1]])
    let dropped = try McNemarTest(three)
    #expect(dropped.emptyLevels == ["2"])
    #expect(dropped.changesToSecond == 9)
  }

  @Test func refusesWhatItCannotTest() throws {
    #expect(throws: StatsError.levelCount(variable: "row and column", found: 3, needed: 2)) {
      try McNemarTest(ContingencyTable([[1, 2, 3], [1, 2, 3], [1, 2, 3]]))
    }
    #expect(throws: StatsError.noCompleteCases(Exclusions(initial: 0))) {
      try McNemarTest(ContingencyTable([[0, 0], [0, 0]]))
    }
    #expect(throws: StatsError.self) {
      try McNemarTest(ContingencyTable([[0, 1 << 40], [1, 0]]))
    }
    #expect(throws: StatsError.self) {
      try McNemarTest(ContingencyTable([[0, 1], [1, 0]]), level: .nan)
    }
  }

  @Test func largeCounts() throws {
    let test = try McNemarTest(ContingencyTable([[0, 500_000], [502_000, 0]]), method: .midP)
    #expect((0.04...0.05).contains(test.pValue.value))
    let huge = try McNemarTest(
      ContingencyTable([[0, 1 << 50], [1 << 50, 0]]),
      method: .chiSquared(continuityCorrection: true))
    #expect(huge.pValue.value == 1)
  }

  /// Changes in one direction only: the ratio is infinite by definition.
  @Test func anInfiniteRatioIsSaidToBe() throws {
    let test = try McNemarTest(ContingencyTable([[7, 4], [0, 3]]))
    #expect(test.estimates.first?.value == .infinity)
    #expect(test.description.contains("1 to 2 versus 2 to 1 infinity (95 % CI "))
  }

  @Test func codableRoundTrip() throws {
    for method in Self.methods {
      let test = try McNemarTest(ContingencyTable([[7, 4], [0, 3]]), method: method)
      let data = try JSONEncoder().encode(test)
      #expect(try JSONDecoder().decode(McNemarTest.self, from: data) == test)
    }
  }
}
