import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Numbers printed in papers and books, or derived by hand.
struct PublishedSurvivalTests {
  /// Freireich et al., Blood 21:699, 1963: 6-mercaptopurine against placebo.
  @Test func freireich() throws {
    let patients = try SurvivalExamples.mercaptopurine()
    let survival = try patients.kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment)
    let treated = try #require(survival["mercaptopurine"])
    let falls = treated.rows.filter { $0.events > 0 }
    #expect(falls.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
    // By hand: 18/21, times 16/17, 14/15, 11/12, 10/11, 6/7, 5/6.
    let hand: [Double] = [
      6.0 / 7, 96.0 / 119, 64.0 / 85, 176.0 / 255, 32.0 / 51, 64.0 / 119, 160.0 / 357,
    ]
    #expect(agrees(falls.map(\.survival), hand, digits: 15))
    #expect(agrees(falls.map { $0.standardError ?? 0 }.first ?? 0, 0.076360355, digits: 8))
    #expect(agrees(falls.map { $0.standardError ?? 0 }.last ?? 0, 0.134591457, digits: 8))
    let test = try survival.logRankTest()
    #expect(agrees(try #require(test.statistic).value, 16.79294099, digits: 9))
    #expect(agrees(test.pValue.value, 4.168809e-05, digits: 6))
    #expect(agrees(test.groups.map(\.expected), [19.25050095, 10.74949905], digits: 9))
    #expect(agrees(test.covariance[0][0], 6.256960574, digits: 9))
    #expect(survival.median.map(\.median) == [23, 8])
    #expect(survival.median.map { $0.confidenceInterval?.lower } == [13, 4])
    #expect(survival.median.map { $0.confidenceInterval?.upper } == [.infinity, 11])
  }

  /// Acute myelogenous leukaemia, Miller, Survival Analysis, 1981, page 49; the printed
  /// survival and standard errors are those of the test log of R's survival package.
  static func leukaemia() throws -> LifeTable {
    let maintained = [9.0, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]
    let other = [5.0, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45]
    let times = maintained + other
    return try LifeTable(
      times: times.map(\.magnitude), events: times.map { $0 > 0 },
      groupCodes: times.indices.map { $0 < maintained.count ? 0 : 1 },
      groupNames: ["maintained", "not maintained"])
  }

  @Test func miller() throws {
    let table = try Self.leukaemia()
    let curve = try #require(try KaplanMeier(table)["maintained"])
    let falls = curve.rows.filter { $0.events > 0 }
    for (row, printed) in zip(falls, [0.909, 0.818, 0.716, 0.614, 0.491, 0.368, 0.184]) {
      #expect((row.survival - printed).magnitude <= 0.0005)
    }
    for (row, printed) in zip(falls, [0.0867, 0.1163, 0.1397, 0.1526, 0.1642, 0.1627, 0.1535]) {
      #expect(((row.standardError ?? 0) - printed).magnitude <= 0.00005)
    }
    let test = try LogRankTest(table)
    #expect(agrees(try #require(test.statistic).value, 3.396388698979, digits: 12))
    #expect(agrees(test.covariance[0][0], 4.007550746, digits: 9))
    #expect(agrees(test.pValue.value, 0.0653393, digits: 6))
  }

  @Test(arguments: [
    (SurvivalInterval.plain, [18, 48, 8, 33], [0.314482, 0.912790]),
    (.log, [18, .infinity, 8, .infinity], [0.376867, 0.999158]),
    (.logLog, [13, .infinity, 5, 33], [0.265752, 0.835299]),
    (.logit, [13, .infinity, 8, 43], [0.310204, 0.848697]),
    (.arcsine, [18, .infinity, 8, 33], [0.312170, 0.873541]),
  ])
  func scales(_ scale: SurvivalInterval, _ medians: [Double], _ limits: [Double]) throws {
    let survival = try KaplanMeier(try Self.leukaemia(), interval: scale)
    #expect(survival.median.map(\.median) == [31, 23])
    let intervals = survival.median.compactMap(\.confidenceInterval)
    #expect(intervals.flatMap { [$0.lower, $0.upper] } == medians)
    let interval = try #require(survival.curves[0].survival(at: 23).confidenceInterval)
    #expect((interval.lower - limits[0]).magnitude <= 0.5e-6)
    #expect((interval.upper - limits[1]).magnitude <= 0.5e-6)
    #expect(interval.method == "Greenwood, \(scale.rawValue)")
  }

  /// Loprinzi et al., J Clin Oncol 12:601, 1994.
  @Test func lung() throws {
    let survival = try SurvivalExamples.lung()
      .kaplanMeier(time: \.days, event: \.died, by: \.sex, interval: .log)
    #expect(survival.median.map(\.median) == [426, 270])
    #expect(survival.median.map { $0.confidenceInterval?.lower } == [348, 212])
    #expect(survival.median.map { $0.confidenceInterval?.upper } == [550, 310])
    let test = try survival.logRankTest()
    #expect(agrees(try #require(test.statistic).value, 10.32674195, digits: 9))
    #expect(agrees(test.pValue.value, 0.001311165, digits: 6))
    #expect(agrees(test.groups.map(\.expected), [73.41826097, 91.58173903], digits: 10))
    #expect(agrees(test.covariance[0][0], 40.37143398, digits: 10))
    let followUp = try survival.medianFollowUp()
    #expect(followUp.map(\.median) == [529, 840])
    #expect(followUp.map { $0.confidenceInterval?.lower } == [376, 806])
  }

  /// Bland and Altman, BMJ 328:1073, 2004, print the sum of (O - E)² / E; the library names and
  /// computes the form with the hypergeometric variance.
  @Test func glioma() throws {
    let fixture = try ExactSurvivalFixture.load().cases.first { $0.name == "glioma" }
    let test = try LogRankTest(try #require(fixture).lifeTable())
    #expect(test.groups.map(\.observed) == [14, 28])
    #expect(agrees(test.groups.map(\.expected), [22.48115694, 19.51884306], digits: 9))
    let pearson = test.groups.reduce(0) {
      $0 + (Double($1.observed) - $1.expected) * (Double($1.observed) - $1.expected) / $1.expected
    }
    #expect(agrees(pearson, 6.884727581, digits: 9))
    #expect(agrees(try #require(test.statistic).value, 7.496594168, digits: 9))
    #expect(agrees(test.pValue.value, 0.006181579, digits: 6))
  }

  /// Therneau and Grambsch, Modeling Survival Data, 2000, appendix E, by hand: 6 at risk at
  /// time 1, 4 at 6, 2 at 8, 1 at 9.
  @Test func firstHandExample() throws {
    let table = try LifeTable(
      times: [9, 1, 1, 6, 6, 8], events: [true, true, false, true, true, false],
      groupCodes: [0, 1, 1, 1, 0, 0], groupNames: ["0", "1"])
    let all = try LifeTable(counts: [
      .init(time: 1, events: 1, censored: 1), .init(time: 6, events: 2),
      .init(time: 8, events: 0, censored: 1), .init(time: 9, events: 1),
    ])
    let curve = try KaplanMeier(all).curves[0]
    #expect(curve.rows.map(\.atRisk) == [6, 4, 2, 1])
    let hand: [Double] = [5.0 / 6, 5.0 / 12, 5.0 / 12, 0]
    #expect(curve.rows.map(\.survival) == hand)
    // Greenwood: 25/36 · 1/30; then 25/144 · (1/30 + 2/8) = 425/8640.
    let errors = curve.rows.map(\.standardError)
    #expect(agrees(errors[0] ?? 0, (25.0 / 1080).squareRoot(), digits: 15))
    #expect(agrees(errors[1] ?? 0, (425.0 / 8640).squareRoot(), digits: 15))
    #expect(errors[3] == nil)
    // Expected in group 0: at time 1, 1 of 3 + 3: 1/2; at 6, 2 of 3 + 1: 3/2; at 9, 1 of 1: 1.
    let test = try LogRankTest(table)
    #expect(test.groups.map(\.expected) == [3, 1])
    // Variance: 1/4; 2 · (2/3) · 3/16 = 1/4; 0.
    #expect(agrees(test.covariance[0][0], 0.5, digits: 15))
    #expect(agrees(try #require(test.statistic).value, 2, digits: 15))
  }

  /// The same book's data with late entry, by hand; S is 1/2 from 2 to 3.
  @Test func lateEntryByHand() throws {
    let entries = [1.0, 2, 5, 2, 1, 7, 3, 4, 8, 8]
    let times = [2.0, 3, 6, 7, 8, 9, 9, 9, 14, 17]
    let followUps = zip(entries, times).map { FollowUp(time: $1, isEvent: $1 < 9, entry: $0) }
    var mixed = followUps
    mixed[5].isEvent = true
    mixed[6].isEvent = true
    let curve = try KaplanMeier(try LifeTable(mixed)).curves[0]
    let falls = curve.rows.filter { $0.events > 0 }
    #expect(falls.map(\.time) == [2, 3, 6, 7, 8, 9])
    #expect(falls.map(\.atRisk) == [2, 3, 5, 4, 4, 5])
    let hand: [Double] = [1.0 / 2, 1.0 / 3, 4.0 / 15, 1.0 / 5, 3.0 / 20, 9.0 / 100]
    #expect(falls.map(\.survival) == hand)
    #expect(curve.median.median == 2.5)
  }
}
