import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct RankCheckTests {
  private let rows = 200

  /// Values without a pattern that a combination could hit, in -1...1.
  private func column(_ seed: UInt64) -> [Double] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<rows).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
    }
  }

  /// The dependent columns by QR of the scaled columns, as the regressions decide it.
  private func dependent(_ columns: [[Double]]) throws -> [Int] {
    let scalings = columns.map { ColumnScaling($0, centred: false) }
    let storage = zip(columns, scalings).flatMap { column, scaling in
      column.map { $0 * scaling.factor - scaling.centre }
    }
    let matrix = try Matrix(rows: rows, columns: columns.count, storage: storage)
    let factor = try PlainQR.triangle(of: matrix)
    let found = RankCheck.dependentColumns(factor, scalings: scalings)
    if !found.isEmpty { #expect(!RankCheck.isClearlyFull(factor)) }
    return found
  }

  @Test func collinearColumnsAreFound() throws {
    let (u, v, w) = (column(1), column(2), column(3))
    let ones = [Double](repeating: 1, count: rows)
    #expect(try dependent([ones, u, v, w]) == [])
    // A combination with the rounding of its own computation; the later column is named.
    let sum = zip(u, v).map { 0.1 * $0 + 0.7 * $1 }
    #expect(try dependent([ones, u, v, sum, w]) == [3])
    #expect(try dependent([ones, sum, u, w, v]) == [4])
    #expect(try dependent([u, u, u]) == [1, 2])
    #expect(try dependent([ones, ones.map { $0 * 7 }]) == [1])
    // Shares far apart: 1e6 u - 1e6 v, and a large constant.
    #expect(try dependent([ones, u, v, zip(u, v).map { 1e6 * $0 - 1e6 * $1 + 1e9 }]) == [3])
    // Indicators of all levels add up to the constant.
    let levels = (0..<3).map { level in (0..<rows).map { $0 % 3 == level ? 1.0 : 0 } }
    #expect(try dependent([ones] + levels) == [3])
    #expect(try dependent([ones] + levels.dropLast()) == [])
  }

  @Test func zeroColumns() throws {
    let zeros = [Double](repeating: 0, count: rows)
    #expect(try dependent([zeros]) == [0])
    #expect(try dependent([column(1), zeros, column(2)]) == [1])
  }

  @Test(arguments: [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
  func nearlyCollinearColumnsAreNotDeficient(gap: Double) throws {
    let (u, v, w) = (column(1), column(2), column(3))
    let near = u.indices.map { u[$0] + v[$0] + gap * w[$0] }
    #expect(try dependent([u, v, near]) == [])
    // Pivoting sees the gap on its diagonal.
    let qr = try PivotedQR(Matrix(rows: rows, columns: 3, storage: u + v + near))
    #expect(qr.rank(tolerance: gap / 10) == 3)
    #expect(qr.rank(tolerance: gap * 10) == 2)
  }

  @Test func unitsDoNotMatter() throws {
    let (u, v, w) = (column(1), column(2), column(3))
    let sum = zip(u, v).map { $0 + $1 }
    for unit in [1e-150, 1e-50, 1e50, 1e150] {
      #expect(try dependent([u, v.map { $0 * unit }, w.map { $0 / unit }]) == [])
      #expect(try dependent([u, v.map { $0 * unit }, sum.map { $0 / unit }]) == [2])
    }
  }
}
