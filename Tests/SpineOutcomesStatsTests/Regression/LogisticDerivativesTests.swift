import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct LogisticDerivativesTests {
  private func derivatives(
    _ fit: LogisticFixture.Fit, _ rows: Range<Int>, at point: [Double]
  ) throws -> LogisticDerivatives {
    try LogisticDerivatives(
      outcome: Array(fit.outcome[rows]),
      design: Design(columns: fit.columns.map { ($0.name, Array($0.values[rows])) }), at: point)
  }

  private func expectSame(
    _ first: LogisticDerivatives, _ second: LogisticDerivatives, digits: Double = 12
  ) {
    #expect(first.count == second.count)
    #expect(first.events == second.events)
    #expect(agrees(first.logLikelihood, second.logLikelihood, digits: digits))
    let size = second.score.reduce(0) { max($0, $1.magnitude) }
    #expect(agrees(first.score, second.score, digits: digits, absolute: 1e-12 * size))
    for (left, right) in zip(first.informationFactor, second.informationFactor) {
      let size = right.reduce(0) { max($0, $1.magnitude) }
      #expect(agrees(left, right, digits: digits, absolute: 1e-12 * size))
    }
  }

  @Test func mergedPartsAreTheWhole() throws {
    let fit = try LogisticFixture.fit("lung")
    let point = [0.1, 0.01, -0.3, 0.2, 0.05, -0.001]
    let whole = try derivatives(fit, 0..<fit.outcome.count, at: point)
    for cuts in [[2, 100], [50, 60, 70], [0, 213], [106]] {
      let bounds = [0] + cuts + [fit.outcome.count]
      let parts = try zip(bounds, bounds.dropFirst()).map {
        try derivatives(fit, $0..<$1, at: point)
      }
      var forward = parts[0]
      for part in parts.dropFirst() { try forward.merge(part) }
      expectSame(forward, whole)
      var backward = parts[parts.count - 1]
      for part in parts.dropLast().reversed() { try backward.merge(part) }
      expectSame(backward, whole)
    }
  }

  /// Hospitals that share no record reach the fit of all records together.
  @Test func federatedFitIsThePooledOne() throws {
    let fit = try LogisticFixture.fit("lung")
    var point = [Double](repeating: 0, count: 6)
    for _ in 0..<8 {
      var all = try derivatives(fit, 0..<70, at: point)
      try all.merge(derivatives(fit, 70..<140, at: point))
      try all.merge(derivatives(fit, 140..<fit.outcome.count, at: point))
      point = try all.newtonStep()
    }
    for (index, value) in point.enumerated() {
      let expected = fit.expected.estimates[index]
      let size = max(expected.magnitude, fit.expected.standardErrors[index])
      #expect((value - expected).magnitude < 1e-12 * size)
    }
  }

  @Test func noRecordsAreTheNeutralElement() throws {
    let fit = try LogisticFixture.fit("kyphosis")
    let whole = try derivatives(fit, 0..<81, at: [0, 0, 0, 0])
    var merged = try derivatives(fit, 0..<0, at: [0, 0, 0, 0])
    #expect(merged.count == 0)
    try merged.merge(whole)
    expectSame(merged, whole, digits: 14)
  }

  @Test func onlyEqualPointsMerge() throws {
    let fit = try LogisticFixture.fit("kyphosis")
    var first = try derivatives(fit, 0..<40, at: [0, 0, 0, 0])
    let second = try derivatives(fit, 40..<81, at: [0, 0, 0, 1])
    #expect(statsError { try first.merge(second) } != nil)
    #expect(statsError { try derivatives(fit, 0..<40, at: [0, 0]) } != nil)
    #expect(statsError { try derivatives(fit, 0..<40, at: [0, 0, 0, .nan]) } != nil)
    #expect(statsError { try derivatives(fit, 0..<40, at: [0, 1e308, 1e308, -1e308]) } != nil)
  }

  private func expectRefusal(
    _ first: LogisticDerivatives, _ second: LogisticDerivatives, naming word: String
  ) {
    var merged = first
    let error = statsError { try merged.merge(second) }
    #expect(merged == first)
    guard case .invalidArgument("other", let reason)? = error else {
      Issue.record("merged, or another error: \(String(describing: error))")
      return
    }
    #expect(reason.contains(word))
  }

  private func derivatives(
    _ terms: DesignTerm..., intercept: Design.Intercept = .included
  ) throws -> LogisticDerivatives {
    try LogisticDerivatives(
      outcome: [true, false, true, false],
      design: Design(terms: terms, intercept: intercept, emptyLevels: .kept))
  }

  /// Columns of one name that mean different things do not merge.
  @Test func onlyOneModelMerges() throws {
    let x = [1.0, 2, 3, 5]
    let plain = try derivatives(.numeric("x", x))
    try expectRefusal(plain, derivatives(.numeric("y", x)), naming: "columns")
    try expectRefusal(
      plain, derivatives(.numeric("x", x), intercept: .omitted), naming: "columns")
    // Months and years are both "age".
    let years = try derivatives(.numeric("age", x, unit: "years"))
    let months = try derivatives(.numeric("age", x, unit: "months"))
    expectRefusal(years, months, naming: "\"age\"")
    // A: the reference, and C: the reference; the column B stands for another odds ratio.
    func category(_ reference: String, _ contrasts: Contrasts) throws -> LogisticDerivatives {
      let levels = ["A", "B", "C"].filter { $0 == "B" || $0 == reference }
      return try derivatives(
        .category(
          "site", ["B", reference, "B", reference], reference: reference, contrasts: contrasts,
          levels: levels))
    }
    for contrasts in [Contrasts.treatment, .sum] {
      let (first, second) = try (category("A", contrasts), category("C", contrasts))
      #expect(first.columns == second.columns)
      expectRefusal(first, second, naming: "reference level")
    }
    let early = try derivatives(.spline("x", x, knots: [1, 2, 3]))
    let late = try derivatives(.spline("x", x, knots: [1, 2, 4]))
    #expect(early.columns == late.columns)
    expectRefusal(early, late, naming: "knots")
  }

  @Test func offsetsMergeByTheirNames() throws {
    let x = [1.0, 2, 3, 5]
    let plain = try derivatives(.numeric("x", x))
    let known = try derivatives(.numeric("x", x), .offset("known", [0.1, 0.2, 0.3, 0.4]))
    let other = try derivatives(.numeric("x", x), .offset("other", [0.1, 0.2, 0.3, 0.4]))
    #expect(known.offsets == ["known"] && plain.offsets.isEmpty)
    for (first, second) in [(plain, known), (known, plain), (known, other)] {
      expectRefusal(first, second, naming: "offsets")
    }
    var merged = known
    try merged.merge(derivatives(.numeric("x", x), .offset("known", [1, 0, 2, -1])))
    #expect(merged.count == 8)
  }

  @Test func theLastBitOfACoefficientCounts() throws {
    let fit = try LogisticFixture.fit("kyphosis")
    let first = try derivatives(fit, 0..<40, at: [0, 0.1, 0, 0])
    let second = try derivatives(fit, 40..<81, at: [0, (0.1).nextUp, 0, 0])
    expectRefusal(first, second, naming: "coefficients")
    // Zero has no sign.
    var merged = try derivatives(fit, 40..<81, at: [-0.0, 0.1, 0, 0])
    try merged.merge(first)
    #expect(merged.count == 81)
  }

  @Test func decodingIsChecked() throws {
    let one = try derivatives(.numeric("x", [1, 2, 3, 5]))
    let json = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(one)) as? [String: Any])
    let wrong: [(String, Any)] = [
      ("factors", []), ("coefficients", [0]), ("score", [1, 2, 3]), ("informationFactor", [[1]]),
      ("informationFactor", [[1, 2], [3]]), ("events", 9), ("events", -1), ("count", -4),
    ]
    for (key, value) in wrong {
      var changed = json
      changed[key] = value
      let data = try JSONSerialization.data(withJSONObject: changed)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(LogisticDerivatives.self, from: data)
      }
    }
  }

  @Test func singularInformationIsNamed() throws {
    let one = try LogisticDerivatives(outcome: [true], design: Design(["x": [2]]))
    #expect(statsError { try one.newtonStep() } == .rankDeficient(terms: ["x"]))
  }

  @Test func codableRoundTrip() throws {
    let fit = try LogisticFixture.fit("kyphosis")
    let one = try derivatives(fit, 0..<81, at: [0.1, 0, 0, 0])
    let again = try JSONDecoder().decode(
      LogisticDerivatives.self, from: JSONEncoder().encode(one))
    #expect(again == one)
  }

  /// A site without patients of a level has its column all the same, and merges with others.
  @Test func sitesThatLackALevelMerge() throws {
    let levels = ["B", "A", "C"]
    let hospital = (0..<60).map { $0 < 25 ? ["A", "B"][$0 % 2] : levels[$0 % 3] }
    let age = (0..<60).map { Double(($0 * 37) % 23) / 4 }
    let outcome = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }
    func site(
      _ rows: Range<Int>, _ emptyLevels: Design.EmptyLevels, _ point: [Double]? = nil
    ) throws -> LogisticDerivatives {
      let category = try DesignTerm.category(
        "hospital", Array(hospital[rows]), reference: "A", levels: levels)
      let design = try Design(
        terms: [.numeric("age", Array(age[rows])), category], emptyLevels: emptyLevels)
      return try LogisticDerivatives(outcome: Array(outcome[rows]), design: design, at: point)
    }
    #expect(try site(0..<25, .dropped).columns == ["(intercept)", "age", "hospital: B"])
    #expect(
      try site(0..<25, .kept).columns
        == ["(intercept)", "age", "hospital: B", "hospital: C"])
    let point = [0.1, 0.2, -0.3, 0.4]
    var merged = try site(0..<25, .kept, point)
    try merged.merge(site(25..<60, .kept, point))
    expectSame(merged, try site(0..<60, .dropped, point))
    var first = try site(25..<60, .kept, point)
    try first.merge(site(0..<25, .kept, point))
    expectSame(first, merged)
    // All of one level, which is not the reference.
    #expect(try site(27..<28, .kept).columns == merged.columns)
  }

  @Test func declaredLevelsAreChecked() throws {
    func category(_ levels: [String], _ reference: String = "A") throws -> DesignTerm {
      try .category("hospital", ["A", "B", "A"], reference: reference, levels: levels)
    }
    #expect(throws: StatsError.unknownLevel(variable: "hospital", level: "D", known: ["A", "B"])) {
      try category(["A", "B"], "D")
    }
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "hospital", row: 2, reason: "is none of the declared levels"))
    ) { try category(["A", "C"]) }
    #expect(throws: StatsError.self) { try category(["A", "B", "A"]) }
    let kept = try Design(
      terms: [
        .category(
          "hospital", ["A", "B", "A", "B"], reference: "A", levels: ["A", "B", "C"])
      ], emptyLevels: .kept)
    #expect(throws: StatsError.rankDeficient(terms: ["hospital: C"])) {
      try LogisticRegression(outcome: [true, false, false, true], design: kept)
    }
  }
}
