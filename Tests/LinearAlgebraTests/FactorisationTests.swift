import Foundation
import Testing
import _StatsTestSupport

@testable import LinearAlgebra

@Suite struct FactorisationTests {
  /// 3 x 3 with a known factor and inverse in whole numbers.
  private let symmetric = [[4.0, 12, -16], [12, 37, -43], [-16, -43, 98]]

  @Test func cholesky() throws {
    let cholesky = try Cholesky(Matrix(rows: symmetric))
    // The worked example of A = L L' with L = (2; 6 1; -8 5 3).
    #expect(cholesky.factor.matrix.rowLists == [[2, 6, -8], [0, 1, 5], [0, 0, 3]])
    #expect(agrees(try cholesky.solve([0, 6, 39]), [1, 1, 1], digits: 12))
    // 36 A^-1 = (1777 -488 76; -488 136 -20; 76 -20 4), by cofactors.
    let inverse = try cholesky.inverse()
    #expect(
      agrees(
        inverse.storage.map { $0 * 36 }, [1777, -488, 76, -488, 136, -20, 76, -20, 4], digits: 12))
    // The 1-norms of A and its inverse are 157 and (1777 + 488 + 76) / 36.
    #expect(agrees(try cholesky.conditionEstimate(), 157 * 2341 / 36, digits: 12))
  }

  @Test func choleskyRefuses() throws {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try Cholesky(Matrix(rows: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) {
      try Cholesky(Matrix(rows: [[.nan, 0], [0, 1]]))
    }
    #expect(throws: LinearAlgebraError.self) { try Cholesky(Matrix(rows: [[1, 2]])) }
    #expect(try Cholesky(Matrix(rows: 0, columns: 0)).inverse().storage.isEmpty)
  }

  @Test func shapesAreChecked() throws {
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: 2, columns: 2, storage: [1]) }
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: -1, columns: 2) }
    #expect(throws: LinearAlgebraError.tooLarge("the number of rows")) {
      try Matrix(rows: Int(Int32.max) + 1, columns: 0)
    }
    #expect(throws: LinearAlgebraError.self) {
      try RowBlock(capacity: Int(Int32.max), columns: 2)
    }
    #expect(throws: LinearAlgebraError.self) { try RowBlock(capacity: .max, columns: 2) }
    let triangle = try TriangularFactor(upper: Matrix(rows: [[1, 2], [0, 3]]))
    #expect(throws: LinearAlgebraError.self) { try triangle.solve([1]) }
    #expect(throws: LinearAlgebraError.self) {
      try triangle.stacked(on: TriangularFactor(upper: Matrix(rows: [[1]])))
    }
  }

  @Test func triangles() throws {
    let triangle = try TriangularFactor(upper: Matrix(rows: [[2, 1, 1], [9, -4, 2], [9, 9, 5]]))
    // Rows turn so that the diagonal is positive.
    #expect(triangle.matrix.rowLists == [[2, 1, 1], [0, 4, -2], [0, 0, 5]])
    #expect(try triangle.solve([4, 2, 5]) == [1, 1, 1])
    #expect(try triangle.solve([2, 5, 4], transposed: true) == [1, 1, 1])
    #expect(
      agrees(
        try triangle.inverse().storage, [0.5, 0, 0, -0.125, 0.25, 0, -0.15, 0.1, 0.2], digits: 15))
    // 1-norms 8 and 0.5.
    #expect(agrees(try triangle.conditionEstimate(), 8 * 0.5, digits: 14))
    #expect(agrees(triangle.columnLength(2), 30.0.squareRoot(), digits: 15))
    let singular = try TriangularFactor(upper: Matrix(rows: [[1, 2], [0, 0]]))
    #expect(throws: LinearAlgebraError.singular(column: 1)) { try singular.solve([1, 1]) }
    #expect(throws: LinearAlgebraError.singular(column: 1)) { try singular.inverse() }
    #expect(try singular.conditionEstimate() == .infinity)
  }

  @Test func stackedTrianglesStandForTheSum() throws {
    let rows: [[Double]] = (0..<12).map { (row: Int) -> [Double] in
      (0..<3).map { (column: Int) -> Double in Double((row * 7 + column * 5 + row * column) % 11) }
    }
    let whole = try PlainQR.triangle(of: Matrix(rows: rows))
    let top = try PlainQR.triangle(of: Matrix(rows: Array(rows[..<2])))
    let bottom = try PlainQR.triangle(of: Matrix(rows: Array(rows[2...])))
    let merged = try top.stacked(on: bottom)
    #expect(agrees(merged.matrix.storage, whole.matrix.storage, digits: 13, absolute: 1e-13))
    // R'R is the cross-product of the columns.
    var gram = [Double](repeating: 0, count: 9)
    for i in 0..<3 {
      for j in 0..<3 {
        for row in rows { gram[i + 3 * j] += row[i] * row[j] }
      }
    }
    let cholesky = try Cholesky(Matrix(rows: 3, columns: 3, storage: gram)).factor
    #expect(agrees(cholesky.matrix.storage, whole.matrix.storage, digits: 12, absolute: 1e-12))
  }

  @Test func blocksGiveTheWhole() throws {
    let values = (0..<50).map { Double(($0 * 13) % 17) }
    let codes = (0..<50).map { Int32($0 % 3) }
    let rows: [[Double]] = values.indices.map { (row: Int) -> [Double] in
      [1, values[row] * 2 - 3, codes[row] == 1 ? 0.75 : -0.25]
    }
    let whole = try PlainQR.triangle(of: Matrix(rows: rows))
    var block = try RowBlock(capacity: 16, columns: 3)
    for start in stride(from: 0, to: 50, by: 16) {
      block.begin(rows: min(16, 50 - start))
      block.fill(column: 0, with: 1)
      block.load(column: 1, from: values, at: start, factor: 2, centre: 3)
      block.load(column: 2, from: codes, at: start, equalTo: 1, present: 0.75, absent: -0.25)
      var product = [Double](repeating: 0, count: 16)
      block.multiply([1, 2, 4], into: &product)
      let second = rows[start + 1]
      #expect(product[1] == second[0] + 2 * second[1] + 4 * second[2])
      var sums = [0.0, 0, 0]
      block.multiplyTransposed(Array(repeating: 1, count: 16), into: &sums)
      #expect(sums[0] == Double(block.rows))
      #expect(block.row(1) == rows[start + 1])
      try block.addCrossProducts()
      try block.absorbIntoFactor()
    }
    #expect(
      agrees(try block.factor().matrix.storage, whole.matrix.storage, digits: 13, absolute: 1e-12))
    #expect(
      agrees(
        try Cholesky(block.crossProductMatrix()).factor.matrix.storage, whole.matrix.storage,
        digits: 11,
        absolute: 1e-11))
  }

  @Test func pivotingFindsTheRank() throws {
    let rows: [[Double]] = (0..<8).map { (row: Int) -> [Double] in
      [1, Double(row), 2 + 3 * Double(row)]
    }
    #expect(try PivotedQR(Matrix(rows: rows)).rank(tolerance: 1e-12) == 2)
    #expect(try PivotedQR(Matrix(rows: 0, columns: 3)).rank(tolerance: 1e-12) == 0)
    #expect(throws: LinearAlgebraError.self) {
      try PivotedQR(Matrix(rows: [[1, 2]])).triangle()
    }
    #expect(throws: LinearAlgebraError.self) {
      try PivotedQR(Matrix(rows: [[1, 2]])).rotated([1, 2])
    }
  }
}

@Suite struct SmallMatrixTests {
  /// Loops up to the limit and LAPACK above it: the same matrix on both sides of it.
  @Test(arguments: [1, 2, 31, 32, 33, 40])
  func bothWaysAgree(order: Int) throws {
    // Kac, Murdock and Szego: r^|i - j| has the inverse of a tridiagonal matrix, in closed form.
    let r = 0.5
    let matrix = try Matrix(
      rows: (0..<order).map { i in (0..<order).map { pow(r, Double(abs(i - $0))) } })
    let cholesky = try Cholesky(matrix)
    let scale = 1 / (1 - r * r)
    let exact = (0..<order).flatMap { i in
      (0..<order).map { j -> Double in
        if order == 1 { return 1 }
        if i == j { return i == 0 || i == order - 1 ? scale : (1 + r * r) * scale }
        return abs(i - j) == 1 ? -r * scale : 0
      }
    }
    let inverse = try cholesky.factor.inverse()
    var product = [Double](repeating: 0, count: order * order)
    for i in 0..<order {
      for j in 0..<order {
        for k in 0..<order { product[i + j * order] += inverse[i, k] * inverse[j, k] }
      }
    }
    #expect(agrees(product, exact, digits: 13, absolute: 1e-14))
    let right = (0..<order).map { Double($0 % 5) - 2 }
    let solution = try cholesky.factor.solve(cholesky.factor.solve(right, transposed: true))
    #expect(agrees(solution, try cholesky.solve(right), digits: 12, absolute: 1e-13))
    let condition = try cholesky.factor.conditionOfUnitColumns(inverse: inverse)
    let estimate = try cholesky.factor.withUnitColumns().conditionEstimate()
    #expect(estimate <= condition * 1.0001 && condition <= 3 * estimate)
    #expect(agrees(inverse.rowLength(0), OrthogonalBasis.length(inverse.row(0)), digits: 15))
  }

  @Test func smallRefusals() throws {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 34)) {
      var matrix = try Matrix(rows: 40, columns: 40)
      for index in 0..<40 { matrix[index, index] = index == 33 ? -1 : 1 }
      _ = try Cholesky(matrix)
    }
  }
}
