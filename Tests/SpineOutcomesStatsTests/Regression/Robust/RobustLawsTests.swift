import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

private struct Visit: Sendable {
  var age: Double
  var hospital: String?
  var failed: Bool
}

@Suite struct RobustLawsTests {
  private let x = (0..<60).map { Double(($0 * 37) % 23) / 4 }
  private let w = (0..<60).map { Double(($0 * $0) % 11) }
  private let outcome = (0..<60).map { ($0 * $0 * 7 + $0) % 5 < 2 }
  private let clusters = (0..<60).map { "c\($0 % 12)" }
  private let frequencies = (0..<60).map { ($0 * 5) % 4 }
  private let corrections: [RobustCorrection] = [.hc0, .hc1, .hc2, .hc3]

  private func design(_ rows: [Int]? = nil, factor: Double = 1, shift: Double = 0) throws -> Design
  {
    let rows = rows ?? Array(0..<60)
    return try Design(["x": rows.map { x[$0] * factor + shift }, "w": rows.map { w[$0] }])
  }

  private func close(_ one: LogisticRegression, _ other: LogisticRegression, _ least: Double = 12.5)
  {
    #expect(digits(one.covariance, other.covariance) >= least)
  }

  @Test func frequenciesAreRepeatedRows() throws {
    let rows = (0..<60).flatMap { Array(repeating: $0, count: frequencies[$0]) }
    let weighted = try LogisticData(
      outcome: outcome, design: design(), frequencies: FrequencyWeights(frequencies),
      clusters: clusters)
    let repeated = try LogisticData(
      outcome: rows.map { outcome[$0] }, design: design(rows), clusters: rows.map { clusters[$0] })
    for correction in corrections {
      try close(
        weighted.fit(inference: .robust(correction)), repeated.fit(inference: .robust(correction)))
    }
    let (one, other) = (
      try weighted.fit(inference: .clustered), try repeated.fit(inference: .clustered)
    )
    close(one, other)
    #expect(one.clusterCount == other.clusterCount)
    // Clusters that hold rows of frequency 0 alone are none.
    #expect(one.clusterCount == Set(rows.map { clusters[$0] }).count)
  }

  /// Frequencies of a billion: nothing overflows, and HC0 shrinks as the model's covariance does.
  @Test func hugeFrequencies() throws {
    let data = try LogisticData(
      outcome: outcome, design: design(),
      frequencies: FrequencyWeights(outcome.map { _ in 1_000_000_000 }))
    let single = try LogisticData(outcome: outcome, design: design())
    let (one, other) = (
      try data.fit(inference: .robust(.hc0)), try single.fit(inference: .robust(.hc0))
    )
    #expect(
      digits(one.covariance.map { $0.map { $0 * 1e9 } }, other.covariance) >= 12)
  }

  @Test func orderOfCorrections() throws {
    let data = try LogisticData(outcome: outcome, design: design())
    let errors = try corrections.map {
      try data.fit(inference: .robust($0)).coefficients[1].standardError
    }
    #expect(errors[0] < errors[1] && errors[0] < errors[2] && errors[2] < errors[3])
    #expect(agrees(errors[1], errors[0] * (60.0 / 57).squareRoot(), digits: 14))
  }

  /// Clusters of one row: HC0 times G / (G - 1).
  @Test func clustersOfOneRow() throws {
    let alone = try LogisticData(
      outcome: outcome, design: design(), clusters: (0..<60).map { "\($0)" })
    let clustered = try alone.fit(inference: .clustered)
    let robust = try alone.fit(inference: .robust(.hc0))
    #expect(
      digits(clustered.covariance, robust.covariance.map { $0.map { $0 * 60 / 59 } }) >= 13)
  }

  @Test func namesAndOrderOfClustersDoNotMatter() throws {
    let data = try LogisticData(outcome: outcome, design: design(), clusters: clusters)
    let renamed = try LogisticData(
      outcome: outcome, design: design(), clusters: clusters.map { "z" + String($0.reversed()) })
    let turned = Array((0..<60).reversed())
    let reordered = try LogisticData(
      outcome: turned.map { outcome[$0] }, design: design(turned),
      clusters: turned.map { clusters[$0] })
    let fit = try data.fit(inference: .clustered)
    #expect(try renamed.fit(inference: .clustered) == fit)
    try close(fit, reordered.fit(inference: .clustered))
    #expect(fit.notes.contains(.fewClusters(count: 12)))
  }

  @Test func unitsScaleTheCovariance() throws {
    for (factor, shift) in [(1e-6, 0.0), (1e9, 0), (-2, 0), (1, 2000)] {
      for inference in [LogisticInference.robust(.hc2), .robust(.hc3), .clustered] {
        let base = try LogisticData(outcome: outcome, design: design(), clusters: clusters)
          .fit(inference: inference)
        let moved = try LogisticData(
          outcome: outcome, design: design(factor: factor, shift: shift), clusters: clusters
        ).fit(inference: inference)
        #expect(
          agrees(
            moved.coefficients[1].standardError,
            base.coefficients[1].standardError / factor.magnitude, digits: 11))
        #expect(
          agrees(
            moved.coefficients[2].standardError, base.coefficients[2].standardError, digits: 11))
        #expect(
          agrees(
            moved.coefficients[1].pValue.value, base.coefficients[1].pValue.value, digits: 10))
      }
    }
  }

  /// Swapping the outcome turns the estimates and keeps every covariance.
  @Test func swappedOutcome() throws {
    for inference in [LogisticInference.robust(.hc3), .clustered] {
      let one = try LogisticData(outcome: outcome, design: design(), clusters: clusters)
        .fit(inference: inference)
      let other = try LogisticData(
        outcome: outcome.map { !$0 }, design: design(), clusters: clusters
      ).fit(inference: inference)
      close(one, other)
    }
  }

  /// Through the cohort: records without a cluster are left out and counted.
  @Test func cohort() throws {
    let visits = (0..<60).map {
      Visit(age: x[$0], hospital: $0 == 4 ? nil : clusters[$0], failed: outcome[$0])
    }
    let fit = try Cohort(visits).logisticRegression(
      of: \.failed, on: .numeric(\.age), inference: .clustered(by: \.hospital))
    let rows = (0..<60).filter { $0 != 4 }
    let plain = try LogisticData(
      outcome: rows.map { outcome[$0] }, design: Design(["age": rows.map { x[$0] }]),
      clusters: rows.map { clusters[$0] }
    ).fit(inference: .clustered)
    #expect(fit.covariance == plain.covariance)
    #expect(fit.coefficients == plain.coefficients)
    #expect(fit.clusterCount == 12)
    #expect(fit.exclusions.missing == [.init(variable: "hospital", count: 1)])
    #expect(
      try JSONDecoder().decode(
        LogisticRegression.self, from: JSONEncoder().encode(fit)) == fit)
  }

  @Test func manyRows() throws {
    let n = 200_000
    var generator = SeededGenerator(seed: 7)
    let x = (0..<n).map { _ in Double(generator.next() >> 11) * 0x1p-53 }
    let y = x.map { $0 + Double(generator.next() >> 11) * 0x1p-53 > 1 }
    let data = try LogisticData(
      outcome: y, design: Design(["x": x]), clusters: (0..<n).map { "\($0 / 2)" })
    let model = try data.fit(inference: .wald)
    for inference in [LogisticInference.robust(.hc0), .robust(.hc3), .clustered] {
      let fit = try data.fit(inference: inference)
      // The linear probability law of these data differs from a logistic one: errors are near.
      #expect(fit.coefficients[1].standardError > 0.8 * model.coefficients[1].standardError)
      #expect(fit.coefficients[1].standardError < 1.2 * model.coefficients[1].standardError)
    }
  }
}

@Suite struct RobustErrorsTests {
  private let x = (0..<40).map { Double(($0 * 17) % 13) }
  private let outcome = (0..<40).map { ($0 * 3) % 7 < 3 }

  @Test func clustersAreNeeded() throws {
    let data = try LogisticData(outcome: outcome, design: Design(["x": x]))
    guard case .invalidArgument(let name, _)? = statsError({ try data.fit(inference: .clustered) })
    else { return #expect(Bool(false)) }
    #expect(name == "inference")
    let error = statsError {
      try LogisticData(outcome: outcome, design: Design(["x": x]), clusters: ["a"])
    }
    #expect(
      error
        == .lengthMismatch(first: "outcome", firstCount: 40, second: "clusters", secondCount: 1))
  }

  @Test(arguments: [1, 2]) func tooFewClusters(_ count: Int) throws {
    let data = try LogisticData(
      outcome: outcome, design: Design(["x": x]), clusters: (0..<40).map { "\($0 % count)" })
    #expect(
      statsError { try data.fit(inference: .clustered) }
        == .tooFewGroups(variable: "clusters", found: count, needed: 3))
  }

  /// Indicators of the clusters themselves: their scores sum to zero in each cluster.
  @Test func clustersAsTerms() throws {
    let codes = (0..<40).map { $0 % 8 }
    let design = try Design(terms: [
      .numeric("x", x), .category("hospital", codes.map { $0 < 4 ? "A" : "\($0)" }, reference: "A"),
    ])
    let data = try LogisticData(outcome: outcome, design: design, clusters: codes.map { "\($0)" })
    guard case .undefined(let reason)? = statsError({ try data.fit(inference: .clustered) }) else {
      return #expect(Bool(false))
    }
    #expect(reason.contains("rank 2 for 6"))
  }

  @Test func leverageOfOne() throws {
    // The third row is alone with its indicator: fitted exactly.
    let counts = try BinomialCounts(successes: [3, 5, 4, 6, 2], trials: [10, 11, 9, 13, 8])
    let design = try Design(["x": [0, 1, 2, 3, 4], "third": [0, 0, 1, 0, 0]])
    let data = try LogisticData(counts: counts, design: design)
    for correction in [RobustCorrection.hc2, .hc3] {
      guard
        case .invalidValue(let value)? = statsError({
          try data.fit(inference: .robust(correction))
        })
      else { return #expect(Bool(false)) }
      #expect(value.row == 3 && value.reason.contains(correction.rawValue))
    }
    // Without division the scores still have rank 2 for 3 coefficients: no variance of "third".
    for correction in [RobustCorrection.hc0, .hc1] {
      guard case .undefined? = statsError({ try data.fit(inference: .robust(correction)) }) else {
        return #expect(Bool(false))
      }
    }
  }

  @Test func saturatedGroups() throws {
    let counts = try BinomialCounts(successes: [3, 5], trials: [10, 11])
    let data = try LogisticData(counts: counts, design: Design(["x": [0, 1]]))
    for correction in [RobustCorrection.hc0, .hc1] {
      guard case .undefined? = statsError({ try data.fit(inference: .robust(correction)) }) else {
        return #expect(Bool(false))
      }
    }
    // Every row has leverage 1; the first is named.
    for correction in [RobustCorrection.hc2, .hc3] {
      guard
        case .invalidValue(let value)? = statsError({
          try data.fit(inference: .robust(correction))
        })
      else { return #expect(Bool(false)) }
      #expect(value.row == 1)
    }
  }
}
