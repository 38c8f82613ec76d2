import Foundation
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// All orders in fractions, and integrals at 30 digits, from `correlation/generate.py`.
private struct CorrelationFixture: Decodable {
  struct Pearson: Decodable {
    var x: [Double]
    var y: [Double]
    var level: Double
    var r: Double
    var t: Double
    var p: Double
    var greater: Double
    var interval: [Double]
    var lower: Double
    var z: Double?
    var zP: Double?
    var zInterval: [Double]?
  }

  struct Ranks: Decodable {
    var x: [Double]
    var y: [Double]
    var level: Double
    var rho: Double
    var rhoT: Double?
    var rhoAsymptotic: Double?
    var rhoInterval: [Double]?
    var rhoExact: Double?
    var rhoGreater: Double?
    var s: Double
    var tau: Double
    var tauInterval: [Double]?
    var tauZ: Double
    var tauAsymptotic: Double
    var tauExact: Double?
    var tauGreater: Double?
  }

  var pearson: [Pearson]
  var ranks: [Ranks]
}

@Suite struct CorrelationTests {
  private let fixture: CorrelationFixture

  init() throws { fixture = try Fixtures.json("correlation/expected.json") }

  @Test func pearsonAgreesWithIntegrals() throws {
    for example in fixture.pearson {
      let test = try PearsonCorrelation(example.x, example.y, level: example.level)
      let label = "r = \(example.r)"
      // The fourth example lies within 1e-9 of a line: its values are exact to 1e-16 only, t to 12
      // digits.
      let digits = example.r > 0.99999 ? 8.0 : 13
      #expect(agrees(test.estimates[0].value, example.r, digits: 14.5), "\(label)")
      #expect(try agrees(#require(test.statistic).value, example.t, digits: digits), "\(label)")
      #expect(agrees(test.pValue.value, example.p, digits: digits - 1.5), "\(label)")
      let greater = try PearsonCorrelation(
        example.x, example.y, alternative: .greater, level: example.level)
      #expect(agrees(greater.pValue.value, example.greater, digits: digits - 1.5), "\(label)")
      let limits = try #require(test.estimates[0].limits)
      #expect(agrees(limits, example.interval, digits: 12, absolute: 1e-12), "\(label)")
      let lower = try #require(greater.estimates[0].limits)
      #expect(agrees(lower[0], example.lower, digits: 12, absolute: 1e-12), "\(label)")
      #expect(lower[1] == 1)
      guard let z = example.z, let p = example.zP, let interval = example.zInterval else {
        #expect(throws: StatsError.self) {
          try PearsonCorrelation(example.x, example.y, method: .fisherZ)
        }
        continue
      }
      let fisher = try PearsonCorrelation(
        example.x, example.y, method: .fisherZ, level: example.level)
      #expect(try agrees(#require(fisher.statistic).value, z, digits: min(digits, 12)), "\(label)")
      #expect(agrees(fisher.pValue.value, p, digits: digits - 2), "\(label)")
      #expect(try agrees(#require(fisher.estimates[0].limits), interval, digits: 12), "\(label)")
    }
  }

  @Test func rankCorrelationsAgreeWithAllOrders() throws {
    for example in fixture.ranks {
      func spearman(
        _ method: RankCorrelationMethod, _ alternative: Alternative = .twoSided
      ) throws -> SpearmanCorrelation {
        try SpearmanCorrelation(
          example.x, example.y, alternative: alternative, method: method, level: example.level)
      }
      func kendall(
        _ method: RankCorrelationMethod, _ alternative: Alternative = .twoSided
      ) throws -> KendallCorrelation {
        try KendallCorrelation(
          example.x, example.y, alternative: alternative, method: method, level: example.level)
      }
      let label = "\(example.x) \(example.y)"
      let rho = try spearman(.asymptotic)
      #expect(agrees(rho.estimates[0].value, example.rho, digits: 14.5, absolute: 1e-16))
      if let t = example.rhoT, let p = example.rhoAsymptotic, let limits = example.rhoInterval {
        #expect(try agrees(#require(rho.statistic).value, t, digits: 13, absolute: 1e-15))
        #expect(agrees(rho.pValue.value, p, digits: 12), "\(label)")
        #expect(
          try agrees(#require(rho.estimates[0].limits), limits, digits: 12, absolute: 1e-13))
      } else {
        #expect(rho.statistic == nil)
        #expect(rho.estimates[0].confidenceInterval == nil)
      }
      let tau = try kendall(.asymptotic)
      #expect(agrees(tau.estimates[0].value, example.tau, digits: 14.5, absolute: 1e-16))
      #expect(
        try agrees(#require(tau.statistic).value, example.tauZ, digits: 14, absolute: 1e-16))
      #expect(agrees(tau.pValue.value, example.tauAsymptotic, digits: 13), "\(label)")
      if let limits = example.tauInterval {
        #expect(
          try agrees(#require(tau.estimates[0].limits), limits, digits: 12, absolute: 1e-13),
          "\(label)")
      } else {
        #expect(tau.estimates[0].confidenceInterval == nil, "\(label)")
      }
      guard let rhoExact = example.rhoExact, let tauExact = example.tauExact,
        let rhoGreater = example.rhoGreater, let tauGreater = example.tauGreater
      else {
        // Too many orders to list in fractions; some are too many for the test.
        if example.x.count > SpearmanCorrelation.largestExact {
          #expect(throws: StatsError.self) { try spearman(.exact) }
        }
        continue
      }
      #expect(try agrees(spearman(.exact).pValue.value, rhoExact, digits: 14), "\(label)")
      #expect(try agrees(spearman(.exact, .greater).pValue.value, rhoGreater, digits: 14))
      #expect(try agrees(kendall(.exact).pValue.value, tauExact, digits: 14), "\(label)")
      #expect(try agrees(kendall(.exact, .greater).pValue.value, tauGreater, digits: 14))
      #expect(try kendall(.exact).statistic?.value == example.s)
      #expect(try spearman(.automatic).pValue == spearman(.exact).pValue)
    }
  }

  /// Hollander and Wolfe: r 0.5711816, tau 0.4444444, one-sided exact p 0.05972; R's `cor.test`.
  @Test func tuna() throws {
    let lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    let quality = [2.6, 3.1, 2.5, 5, 3.6, 4, 5.2, 2.8, 3.8]
    let pearson = try PearsonCorrelation(lightness, quality)
    #expect(agrees(pearson.estimates[0].value, 0.5711816, digits: 7))
    #expect(agrees(pearson.pValue.value, 0.1081731, digits: 6))
    let fisher = try PearsonCorrelation(lightness, quality, method: .fisherZ)
    #expect(
      try agrees(#require(fisher.estimates[0].limits), [-0.1497426, 0.8955795], digits: 6.5))
    let tau = try KendallCorrelation(lightness, quality, alternative: .greater)
    #expect(agrees(tau.estimates[0].value, 4.0 / 9, digits: 15))
    #expect(agrees(tau.pValue.value, 0.05972, digits: 4))
    let rho = try SpearmanCorrelation(lightness, quality)
    #expect(agrees(rho.estimates[0].value, 0.6, digits: 14))
    #expect(agrees(rho.pValue.value, 0.09679783951, digits: 9))
  }
}
