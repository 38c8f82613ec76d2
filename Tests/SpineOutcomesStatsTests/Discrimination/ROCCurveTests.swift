import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct ROCCurveTests {
  @Test(arguments: PeerROC.cases())
  func pointsAreThoseOfPROC(peer: PeerROC.Case) throws {
    let curve = try ROCCurve(
      scores: peer.scores, outcomes: peer.outcomes, eventsScore: peer.eventsScore)
    let points = curve.points
    #expect(points.dropFirst().dropLast().map(\.threshold) == peer.innerThresholds)
    #expect(points.first?.threshold == (peer.eventsScore == .higher ? .infinity : -.infinity))
    #expect(points.last?.threshold == (peer.eventsScore == .higher ? -.infinity : .infinity))
    // jsonlite writes 15 digits.
    #expect(agrees(points.map(\.sensitivity), peer.sensitivities, digits: 14))
    #expect(agrees(points.map(\.specificity), peer.specificities, digits: 14))
  }

  @Test func fixturesAreFound() throws {
    #expect(ExactROC.cases().count == 12)
    #expect(PeerROC.cases().count == 6)
  }

  @Test(arguments: ScoreDirection.allCases)
  func everyThresholdSeparatesWhatItCounts(direction: ScoreDirection) throws {
    let data = SyntheticScores(count: 200, distinct: 50, seed: 3)
    let curve = try ROCCurve(
      scores: data.scores, outcomes: data.outcomes, eventsScore: direction)
    for point in curve.points {
      let read = data.scores.map {
        direction == .higher ? $0 > point.threshold : $0 < point.threshold
      }
      let pairs = zip(read, data.outcomes)
      #expect(point.truePositives == pairs.filter { $0 && $1 }.count)
      #expect(point.falsePositives == pairs.filter { $0 && !$1 }.count)
      #expect(point.trueNegatives == pairs.filter { !$0 && !$1 }.count)
      #expect(point.falseNegatives == pairs.filter { !$0 && $1 }.count)
    }
  }

  /// Scores one unit in the last place apart behave as integers do (law of pROC's own tests).
  @Test(arguments: [1.0, -1.0, 0.0, .leastNonzeroMagnitude, 1e300, -.greatestFiniteMagnitude])
  func nearTiesAreNoTies(start: Double) throws {
    let data = SyntheticScores(count: 60, distinct: 12, seed: 11)
    func packed(_ score: Double) -> Double {
      var value = start
      for _ in 0..<Int(score) { value = value.nextUp }
      return value
    }
    for direction in ScoreDirection.allCases {
      let integers = try ROCCurve(
        scores: data.scores, outcomes: data.outcomes, eventsScore: direction)
      let close = try ROCCurve(
        scores: data.scores.map(packed), outcomes: data.outcomes, eventsScore: direction)
      #expect(close.area == integers.area)
      #expect(close.points.map(\.truePositives) == integers.points.map(\.truePositives))
      #expect(close.points.map(\.falsePositives) == integers.points.map(\.falsePositives))
      for point in close.points {
        let read = zip(data.scores, data.outcomes).filter { score, outcome in
          outcome
            && (direction == .higher
              ? packed(score) > point.threshold : packed(score) < point.threshold)
        }
        #expect(read.count == point.truePositives)
      }
      let cutoff = try close.cutoff(.youden, validation: .bootstrap(resamples: 99, seed: 1))
      let other = try integers.cutoff(.youden, validation: .bootstrap(resamples: 99, seed: 1))
      #expect(cutoff.truePositives == other.truePositives)
      #expect(cutoff.bootstrap?.sensitivity == other.bootstrap?.sensitivity)
      #expect(cutoff.bootstrap?.specificity == other.bootstrap?.specificity)
    }
  }

  @Test func midpointsOfHugeScoresAreFinite() throws {
    let huge = Double.greatestFiniteMagnitude
    let curve = try ROCCurve(
      scores: [huge, huge / 2, -huge], outcomes: [true, false, true], eventsScore: .higher)
    #expect(curve.points.map(\.threshold) == [.infinity, huge / 4 * 3, -huge / 4, -.infinity])
  }

  @Test func zerosOfBothSignsAreOneScore() throws {
    let curve = try ROCCurve(
      scores: [0.0, -0.0, 1], outcomes: [true, false, true], eventsScore: .higher)
    #expect(curve.points.map(\.threshold) == [.infinity, 0.5, -.infinity])
    let symmetric = try ROCCurve(
      scores: [-1, 1], outcomes: [false, true], eventsScore: .higher)
    #expect(symmetric.points[1].threshold.sign == .plus)
  }

  @Test func weightsAreRepeatedRows() throws {
    let data = SyntheticScores(count: 40, distinct: 10, seed: 5)
    let weights = data.scores.indices.map { $0 % 4 }
    var scores: [Double] = []
    var outcomes: [Bool] = []
    for (row, weight) in weights.enumerated() {
      scores += Array(repeating: data.scores[row], count: weight)
      outcomes += Array(repeating: data.outcomes[row], count: weight)
    }
    let weighted = try ROCCurve(
      scores: data.scores, outcomes: data.outcomes, weights: weights, eventsScore: .higher)
    let repeated = try ROCCurve(scores: scores, outcomes: outcomes, eventsScore: .higher)
    #expect(weighted == repeated)
    let bootstrap = CutoffValidation.bootstrap(resamples: 200, seed: 7)
    #expect(
      try weighted.cutoff(.youden, validation: bootstrap)
        == repeated.cutoff(.youden, validation: bootstrap))
  }

  @Test func mergedPartsAreTheWhole() throws {
    let data = SyntheticScores(count: 300, distinct: 40, seed: 8)
    func part(_ rows: Range<Int>) throws -> GroupedValues {
      try GroupedValues(
        groups: ["alive", "dead"], values: Array(data.scores[rows]),
        codes: data.outcomes[rows].map { $0 ? 1 : 0 })
    }
    var merged = try part(0..<100)
    try merged.merge(part(100..<300))
    let curve = try ROCCurve(merged, events: "dead", eventsScore: .higher)
    let whole = try ROCCurve(part(0..<300), events: "dead", eventsScore: .higher)
    #expect(curve == whole)
    let reversed = try ROCCurve(merged, events: "alive", eventsScore: .lower)
    // Naming the other group and the other direction leaves the area as it is.
    #expect(agrees(reversed.area.estimate, curve.area.estimate, digits: 15))
    #expect(reversed.events == curve.others)
  }

  @Test func roundTrip() throws {
    let data = SyntheticScores(count: 50, distinct: 20, seed: 1)
    let curve = try ROCCurve(
      scores: data.scores, outcomes: data.outcomes, eventsScore: .lower)
    let json = try JSONEncoder().encode(curve)
    #expect(try JSONDecoder().decode(ROCCurve.self, from: json) == curve)
    let text = String(decoding: json, as: UTF8.self)
    #expect(text.contains("\"-Infinity\"") && text.contains("\"Infinity\""))
    let points = try JSONDecoder().decode(
      [ROCCurve.Point].self, from: JSONEncoder().encode(curve.points))
    #expect(points == curve.points)
  }

  @Test(arguments: [
    #"{"threshold":1,"truePositives":0,"falseNegatives":0,"trueNegatives":1,"falsePositives":1}"#,
    #"{"threshold":1,"truePositives":-1,"falseNegatives":2,"trueNegatives":1,"falsePositives":1}"#,
    """
    {"threshold":1,"truePositives":9223372036854775807,"falseNegatives":1,"trueNegatives":1,
    "falsePositives":1}
    """,
  ])
  func impossiblePointsAreNotDecoded(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ROCCurve.Point.self, from: Data(json.utf8))
    }
  }

  @Test func oneLine() throws {
    let curve = try ROCCurve(
      scores: [1, 3, 2, 4], outcomes: [false, false, true, true], eventsScore: .higher)
    #expect(
      curve.description.hasPrefix(
        "ROC curve, 4 distinct scores: event by higher score: area under"))
    #expect(curve.description.contains("2 events, n = 4"))
    #expect(!curve.description.contains("\n"))
  }
}

@Suite struct ROCCurveErrorTests {
  @Test(arguments: [[], [1.0], [1, 2, 3]])
  func oneClass(scores: [Double]) {
    for outcome in [false, true] {
      #expect(
        throws: StatsError.oneClass(
          outcome: "event", count: scores.count, events: outcome ? scores.count : 0)
      ) {
        try ROCCurve(
          scores: scores, outcomes: scores.map { _ in outcome }, eventsScore: .higher)
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func scoresAreFinite(score: Double) {
    #expect(
      throws: StatsError.invalidValue(
        InvalidValue(variable: "score", row: 2, reason: "is not a finite number"))
    ) {
      try ROCCurve(scores: [1, score], outcomes: [true, false], eventsScore: .higher)
    }
  }

  @Test func lengthsAndWeights() {
    #expect(
      throws: StatsError.lengthMismatch(
        first: "scores", firstCount: 2, second: "outcomes", secondCount: 1)
    ) { try ROCCurve(scores: [1, 2], outcomes: [true], eventsScore: .lower) }
    #expect(throws: StatsError.self) {
      try ROCCurve(
        scores: [1, 2], outcomes: [true, false], weights: [1, -1], eventsScore: .lower)
    }
    #expect(throws: StatsError.self) {
      try ROCCurve(scores: [1, 2], outcomes: [true, false], weights: [1], eventsScore: .lower)
    }
    #expect(throws: StatsError.tooLarge("events times others")) {
      try ROCCurve(
        scores: [1, 2], outcomes: [true, false], weights: [1 << 40, 1 << 40],
        eventsScore: .lower)
    }
  }

  @Test func groups() throws {
    let two = try GroupedValues(groups: ["a", "b"], values: [[1], [2]])
    #expect(
      throws: StatsError.unknownLevel(variable: "c", level: "c", known: ["a", "b"])
    ) { try ROCCurve(two, events: "c", eventsScore: .higher) }
    let three = try GroupedValues(groups: ["a", "b", "c"], values: [[1], [2], [3]])
    #expect(throws: StatsError.levelCount(variable: "a", found: 3, needed: 2)) {
      try ROCCurve(three, events: "a", eventsScore: .higher)
    }
  }
}
