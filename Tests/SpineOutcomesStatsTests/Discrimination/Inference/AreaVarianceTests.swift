import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite struct AreaVarianceTests {
  /// Against rational arithmetic and 60 digits; a far tail multiplies the error of z by z^2.
  @Test(arguments: AreaCase.cases())
  func variancesAreExact(expected: AreaCase) throws {
    let curve = try expected.curve.curve()
    for (variance, exact, name) in [
      (AreaUnderCurve.Variance.deLong, expected.delong, "DeLong"),
      (.hanleyMcNeil, expected.hanleyMcNeil, "Hanley-McNeil"),
    ] {
      for test in exact.tests {
        let area = try curve.areaUnderCurve(
          interval: test.scale, variance: variance, against: test.null)
        #expect(area.estimate == expected.area)
        #expect(agrees(area.standardError ?? -1, exact.standardError ?? 0, digits: 13.5))
        // 0.7 is a double here and a fraction there: equal but for the last bit near the area.
        #expect(agrees(area.statistic?.value ?? 0, test.z, digits: 12.5, absolute: 1e-14))
        #expect(agrees(area.pValue.value, test.p, digits: 12))
        #expect(area.against == test.null && area.method.hasPrefix(name))
        #expect(area.method.contains("logit") == (test.scale == .logit))
      }
      for interval in exact.intervals {
        let limits = try curve.areaUnderCurve(
          level: interval.level, interval: interval.scale, variance: variance
        ).confidenceInterval
        #expect(agrees(limits.lower, interval.lower, digits: 12.5))
        #expect(agrees(limits.upper, interval.upper, digits: 12.5))
      }
      if exact.tests.isEmpty {
        let area = try curve.areaUnderCurve(variance: variance)
        #expect(area.standardError == nil && area.statistic == nil)
        #expect(area.method.contains("distribution-free bound"))
      }
    }
  }

  /// Newcombe's interval of these phases is an example of the R package SingleCaseES (NAP).
  @Test func newcombePublished() throws {
    let scores: [Double] = [20, 20, 26, 25, 22, 23, 28, 25, 24, 27, 30, 30, 29]
    let curve = try ROCCurve(
      scores: scores, outcomes: scores.indices.map { $0 > 5 }, eventsScore: .higher)
    let ninety = try curve.areaUnderCurve(level: 0.9, variance: .newcombe)
    #expect(agrees(ninety.estimate, 0.9166666666666666, digits: 15))
    #expect(agrees(ninety.confidenceInterval.lower, 0.6591091902344411, digits: 9))
    #expect(agrees(ninety.confidenceInterval.upper, 0.9822247870934007, digits: 9))
    let interval = try curve.areaUnderCurve(variance: .newcombe).confidenceInterval
    #expect(agrees(interval.lower, 0.5973193600384168, digits: 9))
    #expect(agrees(interval.upper, 0.9859976893703788, digits: 9))
  }

  /// The roots of (area - A)^2 = z^2 V(A), p and z by mpmath, of `generate_newcombe.py`.
  @Test func newcombeExact() throws {
    struct File: Decodable {
      struct Case: Decodable {
        var name: String
        var lower: Double
        var upper: Double
        var z: Double
        var p: Double
        var z7: Double
        var p7: Double
      }
      var cases: [Case]
    }
    let file = try Fixtures.json("roc-inference/expected-newcombe.json", as: File.self)
    let curves = AreaCase.cases()
    #expect(file.cases.count == curves.count)
    for (expected, source) in zip(file.cases, curves) {
      #expect(expected.name == source.curve.name)
      let curve = try source.curve.curve()
      let area = try curve.areaUnderCurve(variance: .newcombe)
      #expect(agrees(area.confidenceInterval.lower, expected.lower, digits: 13))
      #expect(agrees(area.confidenceInterval.upper, expected.upper, digits: 13))
      #expect(agrees(area.statistic?.value ?? .nan, expected.z, digits: 13))
      #expect(agrees(area.pValue.value, expected.p, digits: 12))
      let other = try curve.areaUnderCurve(variance: .newcombe, against: 0.7)
      #expect(agrees(other.statistic?.value ?? .nan, expected.z7, digits: 12, absolute: 1e-14))
      #expect(agrees(other.pValue.value, expected.p7, digits: 12))
    }
  }

  /// At the end points of an interval p is 1 - level, on every scale and by every variance.
  @Test(arguments: AreaCase.cases())
  func intervalsInvertTests(expected: AreaCase) throws {
    let curve = try expected.curve.curve()
    let variances: [AreaUnderCurve.Variance] = [.deLong, .hanleyMcNeil, .newcombe]
    for (variance, scale) in variances.flatMap({ v in
      AreaUnderCurve.IntervalScale.allCases.map { (v, $0) }
    }) {
      for level in [0.5, 0.95, 0.99] {
        let interval = try curve.areaUnderCurve(
          level: level, interval: scale, variance: variance
        ).confidenceInterval
        for limit in [interval.lower, interval.upper] where limit > 0 && limit < 1 {
          let p = try curve.areaUnderCurve(interval: scale, variance: variance, against: limit)
            .pValue.value
          // A limit is known to 1e-16 only: near 1 that is many digits of 1 - limit.
          let digits = max(3, 10 + log10(min(limit, 1 - limit)))
          #expect(agrees(p, 1 - level, digits: digits))
        }
      }
    }
  }

  @Test(arguments: AreaCase.cases())
  func classesAndDirectionsMirror(expected: AreaCase) throws {
    let curve = try expected.curve.curve()
    let turned = try expected.curve.curve(expected.curve.eventsScore == .higher ? .lower : .higher)
    let swapped = try expected.curve.swapped()
    for variance in [AreaUnderCurve.Variance.deLong, .hanleyMcNeil, .newcombe] {
      let area = try curve.areaUnderCurve(variance: variance, against: 0.25)
      for mirrored in [turned, swapped] {
        let other = try mirrored.areaUnderCurve(variance: variance, against: 0.75)
        // Hanley and McNeil's variance knows which class is which: both change with the classes.
        if variance == .hanleyMcNeil, mirrored == turned { continue }
        #expect(agrees(other.estimate, 1 - area.estimate, digits: 15, absolute: 1e-16))
        let (one, two) = (area.confidenceInterval, other.confidenceInterval)
        #expect(agrees(two.lower, 1 - one.upper, digits: 12, absolute: 1e-14))
        #expect(agrees(two.upper, 1 - one.lower, digits: 12, absolute: 1e-14))
        #expect(agrees(other.pValue.value, area.pValue.value, digits: 10))
      }
    }
  }

  @Test func valuesThatNoAreaIsTestedAgainst() throws {
    let curve = try AreaCase.cases()[0].curve.curve()
    for value in [0, 1, -0.1, 1.5, Double.nan, .infinity] {
      #expect(throws: StatsError.self) { try curve.areaUnderCurve(against: value) }
    }
    for resamples in [-1, 0, 38, 1_000_001] {
      #expect(throws: StatsError.self) {
        try curve.areaUnderCurve(variance: .bootstrap(resamples: resamples, seed: 1))
      }
    }
  }

  @Test func lineNamesTheValueThatIsTested() throws {
    let curve = try ROCCurve(
      scores: [1, 3, 2, 4], outcomes: [true, false, false, false], eventsScore: .lower)
    #expect(!curve.area.description.contains("against"))
    #expect(curve.area.description.hasSuffix("1 event, n = 4"))
    let area = try curve.areaUnderCurve(variance: .newcombe, against: 0.7)
    #expect(area.description.contains("\(area.pValue) against 0.7, Newcombe"))
  }

  @Test func roundTrips() throws {
    let curve = try AreaCase.cases()[0].curve.curve()
    for variance in [
      AreaUnderCurve.Variance.deLong, .newcombe, .bootstrap(resamples: 99, seed: .max),
    ] {
      let area = try curve.areaUnderCurve(variance: variance, against: 0.7)
      let json = try JSONEncoder().encode(area)
      #expect(try JSONDecoder().decode(AreaUnderCurve.self, from: json) == area)
      let text = String(decoding: json, as: UTF8.self)
      #expect(text.contains("\"bootstrap\":null") == (area.bootstrap == nil))
    }
    let test = try curve.nullTest()
    #expect(
      try JSONDecoder().decode(AreaNullTest.self, from: JSONEncoder().encode(test)) == test)
  }
}

@Suite struct AreaNullTestTests {
  @Test(arguments: AreaCase.cases())
  func isTheRankSumTest(expected: AreaCase) throws {
    let curve = try expected.curve.curve()
    let isHigher = expected.curve.eventsScore == .higher
    let counts = [expected.curve.eventCounts, expected.curve.otherCounts]
    let values = expected.curve.scores.map { isHigher ? $0 : -$0 }
    let samples = try GroupedValues(groups: ["event", "other"], values: values, counts: counts)
    for alternative in Alternative.allCases {
      var methods: [RankTestMethod] = [
        .automatic, .asymptotic(continuityCorrection: false),
        .asymptotic(continuityCorrection: true),
      ]
      if expected.curve.events * expected.curve.others <= 10_000 { methods.append(.exact) }
      for method in methods {
        let test = try curve.nullTest(alternative: alternative, method: method)
        let rankSum = try RankSumTest(samples, alternative: alternative, method: method)
        #expect(test.pValue == rankSum.pValue)
        #expect(test.statistic == rankSum.statistic)
        #expect(test.method.hasPrefix(rankSum.method))
        #expect(test.estimate == expected.area && test.count == rankSum.count)
        #expect(test.estimates[0].confidenceInterval == nil)
      }
    }
    let test = try curve.nullTest(method: .asymptotic(continuityCorrection: false))
    #expect(agrees(test.nullStandardError, expected.null.standardError ?? -1, digits: 14))
    for exact in expected.null.tests {
      #expect(agrees(test.pValue.value, exact.p, digits: 12))
      let greater = try curve.nullTest(
        alternative: .greater, method: .asymptotic(continuityCorrection: false))
      #expect(agrees(greater.pValue.value, exact.pGreater, digits: 12))
    }
  }

  @Test func tooManyPairsForAnExactTest() throws {
    let scores = (0..<500).map(Double.init)
    let curve = try ROCCurve(
      scores: scores, outcomes: scores.map { $0 < 250 }, eventsScore: .lower)
    #expect(throws: StatsError.self) { try curve.nullTest(method: .exact) }
    #expect(try curve.nullTest().method.contains("normal approximation"))
  }
}
