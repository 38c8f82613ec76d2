import SpineOutcomesReport
import SpineOutcomesStats

/// What the `table` command reports of a table without strata.
struct TableReport {
  let table: ContingencyTable
  let tests: [TableTestOption]
  let intervals: [EffectIntervalOption]
  let level: Double

  /// The largest number of records of a larger table that Fisher's test is shown for unasked.
  private static let largestUnasked = 1000

  private var title: String { "\(table.rowVariable) by \(table.columnVariable)" }

  func add(to result: inout AnalysisResult, weighting: String?) throws {
    var section = Document.Section(heading: "Counts and tests")
    if let weighting { section.add(weighting) }
    section.add(Table(table, caption: title))
    result.add(table, named: "contingencyTable")
    var shown: (any HypothesisTest)?
    if tests.isEmpty {
      shown = try addStandardTests(to: &result, &section)
    } else {
      for test in tests {
        let found = try add(test, to: &result, &section)
        shown = shown ?? found
      }
    }
    result.add(section)
    offerFigures(with: shown, in: &result)
    try addEffects(to: &result)
  }

  /// Offers the bars of the table, or the changes where it compares the same records twice.
  private func offerFigures(with test: (any HypothesisTest)?, in result: inout AnalysisResult) {
    let table = table
    if isOfPairs, let square = Self.square(test) ?? (try? CohenKappa(table).table) {
      let note = test.map { "\($0.method): \($0.pValue)" }
      result.offer("level-change") { size in
        try Figure(
          levelChanges: [.init("", square, note: note)],
          labels: (table.rowVariable, table.columnVariable), size: size ?? .singleColumn)
      }
    }
    result.offer("contingency") { size in
      Figure(contingency: table, test: test, size: size ?? .singleColumn)
    }
  }

  /// The table with the same levels in rows and columns, as the test has arranged it.
  private static func square(_ test: (any HypothesisTest)?) -> ContingencyTable? {
    (test as? BowkerTest)?.table ?? (test as? StuartMaxwellTest)?.table
  }

  /// Adds the usual tests; returns the one that the figure shows, which is exact where chi-square
  /// has few expected records.
  private func addStandardTests(
    to result: inout AnalysisResult, _ section: inout Document.Section
  ) throws -> (any HypothesisTest)? {
    let chiSquare = try ChiSquareTest(table, level: level)
    section.add("\(chiSquare).")
    section.add("Smallest expected count: \(Decimals.plain(chiSquare.smallestExpectedCount, 4)).")
    result.add(chiSquare, named: "chiSquareTest")
    if chiSquare.table.rowNames.count == 2, chiSquare.table.columnNames.count == 2 {
      let fisher = try add(.fisher, to: &result, &section)
      return chiSquare.smallestExpectedCount < 5 ? fisher : chiSquare
    }
    section.add(Table(expectedCountsOf: chiSquare, caption: "Expected counts and residuals"))
    let tails = try chiSquare.cramersV(.equalTails, level: level)
    section.add("With equal tails: \(tails).")
    result.add(tails, named: "cramersVEqualTails")
    guard table.count <= Self.largestUnasked else {
      section.add("Fisher's exact test of more than 1000 records: by --test fisher.")
      return chiSquare
    }
    let fisher = try add(.fisher, to: &result, &section)
    return chiSquare.smallestExpectedCount < 5 ? fisher : chiSquare
  }

  @discardableResult
  private func add(
    _ test: TableTestOption, to result: inout AnalysisResult, _ section: inout Document.Section
  ) throws -> (any HypothesisTest)? {
    var found: (any HypothesisTest)?
    func add(_ value: some Encodable & CustomStringConvertible, _ name: String) {
      section.add("\(value).")
      result.add(value, named: name)
      found = value as? any HypothesisTest
    }
    switch test {
    case .chiSquare: add(try ChiSquareTest(table, level: level), "chiSquareTest")
    case .yates:
      add(try ChiSquareTest(table, correction: .yates, level: level), "chiSquareTestYates")
    case .nMinusOne:
      add(
        try ChiSquareTest(table, correction: .nMinusOne, level: level), "chiSquareTestNMinusOne")
    case .g: add(try GTest(table, level: level), "gTest")
    case .fisher:
      if isTwoByTwo {
        add(try FisherTest(table, level: level), "fisherTest")
      } else {
        add(try FreemanHaltonTest(table), "freemanHaltonTest")
      }
    case .central: add(try FisherTest(table, method: .central, level: level), "fisherTestCentral")
    case .blaker: add(try FisherTest(table, method: .blaker, level: level), "fisherTestBlaker")
    case .midP: add(try FisherTest(table, method: .midP, level: level), "fisherTestMidP")
    case .trend: add(try CochranArmitageTest(table, scores: scores), "cochranArmitageTest")
    case .exactTrend:
      add(
        try CochranArmitageTest(table, scores: scores, method: .exact), "cochranArmitageTestExact")
    case .stuartMaxwell: add(try StuartMaxwellTest(table), "stuartMaxwellTest")
    case .bowker: add(try BowkerTest(table), "bowkerTest")
    case .kappa: add(try CohenKappa(table, level: level), "kappa")
    case .linearKappa: add(try CohenKappa(table, weights: .linear, level: level), "linearKappa")
    case .quadraticKappa:
      add(try CohenKappa(table, weights: .quadratic, level: level), "quadraticKappa")
    }
    return found
  }

  /// The names of the rows where all are numbers; nil otherwise: 1, 2, 3 ...
  private var scores: [Double]? {
    let numbers = table.rowNames.compactMap { Double($0) }
    return numbers.count == table.rowNames.count && numbers.allSatisfy(\.isFinite) ? numbers : nil
  }

  private var isTwoByTwo: Bool {
    table.rowTotals.count { $0 > 0 } == 2 && table.columnTotals.count { $0 > 0 } <= 2
  }

  private var isOfPairs: Bool { !tests.isEmpty && tests.allSatisfy(\.isOfPairs) }

  private func addEffects(to result: inout AnalysisResult) throws {
    // Agreement and change compare the same records twice: effects are of independent samples.
    guard isTwoByTwo && !isOfPairs || !intervals.isEmpty else { return }
    try EffectsReport(proportions: TwoProportions(table), intervals: intervals, level: level)
      .add(to: &result)
  }
}
