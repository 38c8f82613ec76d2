import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct FactorisationRuleTests {
  /// Digits of standard errors on designs of condition 3 to 3e10, against exact fractions.
  @Test func ruleKeepsTheDigits() throws {
    var chosen: [Factorisation] = []
    for rung in try LeastSquaresFixture.load().ladder {
      let (orthogonal, crossProducts) = try factors(of: rung.columns)
      let condition = try orthogonal.withUnitColumns().conditionEstimate()
      // The 1-norm estimate is within the order, 4, of the condition number in the 2-norm.
      #expect(condition > rung.expected.condition && condition < 4 * rung.expected.condition)
      let byQR = digits(try errors(orthogonal), rung.expected.unscaledErrors)
      let byCholesky = try crossProducts.map {
        digits(try errors($0), rung.expected.unscaledErrors)
      }
      if ProcessInfo.processInfo.environment["DIGITS"] != nil {
        print("condition", condition, "QR", byQR, "Cholesky", byCholesky ?? 0)
      }
      #expect(byQR >= min(15, 16 - log10(condition)))
      let way = Factorisation.sufficient(conditionNumber: condition)
      chosen.append(way)
      #expect(way.suffices(conditionNumber: condition))
      #expect(Factorisation.orthogonal.suffices(conditionNumber: condition))
      if way == .crossProducts { #expect(try #require(byCholesky) >= 13) }
    }
    #expect(Set(chosen.prefix(2)) == [.crossProducts])
    #expect(Set(chosen.dropFirst(2)) == [.orthogonal])
    #expect(Factorisation.sufficient(conditionNumber: .infinity) == .orthogonal)
    #expect(Factorisation.sufficient(conditionNumber: .nan) == .orthogonal)
  }

  private func errors(_ factor: TriangularFactor) throws -> [Double] {
    try factor.inverse().rowLists.map { OrthogonalBasis.length($0) }
  }

  private func factors(
    of columns: [[Double]]
  ) throws -> (orthogonal: TriangularFactor, crossProducts: TriangularFactor?) {
    var block = try RowBlock(capacity: 16, columns: columns.count)
    let rows = columns[0].count
    for start in stride(from: 0, to: rows, by: 16) {
      block.begin(rows: min(16, rows - start))
      for (place, column) in columns.enumerated() {
        block.load(column: place, from: column, at: start, factor: 1, centre: 0)
      }
      try block.addCrossProducts()
      try block.absorbIntoFactor()
    }
    return (try block.factor(), try TriangularFactor(crossProducts: block.crossProductMatrix()))
  }
}
