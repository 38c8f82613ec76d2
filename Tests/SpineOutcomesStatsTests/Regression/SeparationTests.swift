import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

@Suite struct SeparationTests {
  /// The verdict of linear programmes (scipy, HiGHS) on 180 random designs of whole numbers.
  @Test func agreesWithLinearProgrammes() throws {
    for (index, one) in try LogisticFixture.load().separations.enumerated() {
      let design = try one.design()
      let found = try separation { try LogisticRegression(outcome: one.outcome, design: design) }
      #expect((found?.kind.rawValue ?? "none") == one.kind, "design \(index)")
      let names = design.columnNames
      let signs = names.map { name in
        found?.terms.first { $0.name == name }.map { $0.isPositive ? 1 : -1 } ?? 0
      }
      if let expected = one.signs { #expect(signs == expected, "design \(index)") }
      if let finite = one.finite {
        for (sign, isFinite) in zip(signs, finite) where isFinite {
          #expect(sign == 0, "design \(index)")
        }
      }
    }
  }

  /// Heinze and Schemper 2002: the programme of R's detectseparation names NV = +infinity.
  @Test func endometrialCancer() throws {
    let data = try LogisticFixture.load().endometrial
    let design = try Design(columns: data.columns.map { ($0.name, $0.values) })
    let found = try separation { try LogisticRegression(outcome: data.outcome, design: design) }
    #expect(found?.kind == .quasiComplete)
    #expect(found?.terms == [.init(name: "NV", isPositive: true)])
  }

  @Test func minimalSeparations() throws {
    // JuliaStats/GLM.jl issue 294.
    let julia = try separation {
      try LogisticRegression(outcome: [true, false, true], design: Design(["x": [1, 2, 2]]))
    }
    #expect(julia?.kind == .quasiComplete)
    #expect(
      julia?.terms == [
        .init(name: "(intercept)", isPositive: true), .init(name: "x", isPositive: false),
      ])
    // choxos/mlumr pull request 41.
    let tied = try separation {
      try LogisticRegression(
        outcome: [false, false, true, true], design: Design(["x": [-1, 0, 0, 1]]))
    }
    #expect(tied?.kind == .quasiComplete)
    #expect(tied?.terms == [.init(name: "x", isPositive: true)])
    let complete = try separation {
      try LogisticRegression(
        outcome: [false, false, false, false, true, true, true, true],
        design: Design(["x": [0, 0, 0, 0, 1, 1, 1, 1]]))
    }
    #expect(complete?.kind == .complete)
    #expect(complete?.terms.last == .init(name: "x", isPositive: true))
  }

  @Test func swappingTheOutcomeTurnsTheSigns() throws {
    let x = [1.0, 2, 2]
    let outcome = [true, false, true]
    let one = try separation {
      try LogisticRegression(outcome: outcome, design: Design(["x": x]))
    }
    let other = try separation {
      try LogisticRegression(outcome: outcome.map { !$0 }, design: Design(["x": x]))
    }
    #expect(one?.terms.map(\.isPositive) == other?.terms.map { !$0.isPositive })
  }

  /// The verdict does not depend on units, offsets or the order of the records.
  @Test func scaleDoesNotMatter() throws {
    let x = [1.0, 2, 3, 4, 5, 6, 3.5, 3.5]
    let outcome = [false, false, false, true, true, true, false, true]
    for (factor, offset) in [(1.0, 0.0), (1e-9, 0), (1e9, 1e12), (1e-300, 0), (-1, 2000)] {
      let moved = x.map { $0 * factor + offset }
      let found = try separation {
        try LogisticRegression(outcome: outcome, design: Design(["x": moved]))
      }
      #expect(found?.kind == .quasiComplete)
      #expect(found?.terms.last == .init(name: "x", isPositive: factor > 0))
    }
  }

  @Test func frequenciesOfZeroAreNoRecords() throws {
    // The only overlapping record has frequency 0.
    let x = [1.0, 2, 3, 4, 2.5, 1.5]
    let outcome = [false, false, true, true, false, true]
    let design = try Design(["x": x])
    let separated = try separation {
      try LogisticRegression(
        outcome: outcome, design: design, frequencies: FrequencyWeights([1, 3, 2, 1, 1, 0]))
    }
    #expect(separated?.kind == .complete)
    let overlapping = try separation {
      try LogisticRegression(
        outcome: outcome, design: design, frequencies: FrequencyWeights([1, 3, 2, 1, 1, 1]))
    }
    #expect(overlapping == nil)
  }

  /// Two nested separations: one term, then another among what the first leaves tied.
  @Test func nestedSeparation() throws {
    let a = [0.0, 0, 0, 0, 0, 0, 1, 1]
    let b = [0.0, 0, 0, 0, 1, 1, 0, 1]
    let outcome = [true, false, true, false, true, true, false, false]
    let found = try separation {
      try LogisticRegression(outcome: outcome, design: Design(["a": a, "b": b]))
    }
    #expect(found?.kind == .quasiComplete)
    #expect(
      found?.terms == [
        .init(name: "a", isPositive: false), .init(name: "b", isPositive: true),
      ])
  }

  @Test func manySeparatedRecords() throws {
    let x = (0..<50_000).map { Double(($0 * 7919) % 50_000) }
    let noise = (0..<50_000).map { Double(($0 * 104_729) % 1_009) }
    let found = try separation {
      try LogisticRegression(
        outcome: x.map { $0 >= 25_000 }, design: Design(["noise": noise, "x": x]))
    }
    #expect(found?.kind == .complete)
    #expect(found?.terms.contains(.init(name: "x", isPositive: true)) == true)
  }
}
