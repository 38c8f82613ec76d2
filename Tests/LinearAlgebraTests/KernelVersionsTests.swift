import CKernels
import Foundation
import Testing

/// The version of the kernels for this processor has the bits of the plain one.
///
/// Both sum in the same order and contract nothing, so every bit is the same; of a NaN only that
/// it is one. Targets begin as NaN: what one version leaves unwritten, the other must too.
@Suite(.enabled(if: spine_has_vector_version() != 0, "the processor has the plain version only"))
struct KernelVersionsTests {
  static let counts = [0, 1, 7, 8, 9, 63, 64, 65, 1000]

  struct Numbers {
    var state: UInt64

    /// Between -1 and 1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state) >> 11) * 0x1p-52
    }

    mutating func list(_ count: Int) -> [Double] { (0..<count).map { _ in next() } }
  }

  func padded(_ rows: Int) -> Int {
    (rows + Int(SPINE_LANES) - 1) / Int(SPINE_LANES) * Int(SPINE_LANES)
  }

  func blank(_ count: Int) -> [Double] { Array(repeating: .nan, count: count) }

  func isSame(_ first: [Double], _ second: [Double]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy {
        $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN)
      }
  }

  /// Linear predictors where nothing, everything and the last digits are to be seen.
  static let extremes: [Double] = [
    0, -0.0, 1e-308, -Double.leastNonzeroMagnitude, 1e-17, 0.5, -36.7, 37.5, 700, -700, 708.4,
    -709.8, 744.4, -745.2,
    746, 800, -801, 1e17, 1e308, -1e308, .infinity, -.infinity, .nan, 3,
  ]

  @Test(arguments: counts) func loading(_ rows: Int) {
    var numbers = Numbers(state: 1)
    var source = numbers.list(2 * rows + 8)
    for (place, value) in Self.extremes.enumerated() where place < rows { source[place] = value }
    let codes = (0..<rows + 8).map { Int32($0 * 7 % 5) }
    let size = padded(rows) + 8
    var (first, second) = (blank(size), blank(size))
    spine_load_numbers(&first, source, rows, 0x1p-3, 0.7)
    spine_load_numbers_plain(&second, source, rows, 0x1p-3, 0.7)
    #expect(isSame(first, second))
    #expect(first.dropFirst(padded(rows)).allSatisfy { $0.isNaN })
    (first, second) = (blank(size), blank(size))
    spine_load_indicator(&first, codes, rows, 3, 1.5, -0.5)
    spine_load_indicator_plain(&second, codes, rows, 3, 1.5, -0.5)
    #expect(isSame(first, second))
    #expect(first.dropFirst(padded(rows)).allSatisfy { $0.isNaN })
  }

  /// Calls a body with outcomes of 0 and 1, then with weights that are 0 for some rows, each
  /// without and with an offset.
  private func withResponses(_ rows: Int, _ body: (inout spine_response) -> Void) {
    var numbers = Numbers(state: 2)
    let outcomes = (0..<rows + 8).map { _ in UInt8(numbers.next() > 0.2 ? 1 : 0) }
    let successes = (0..<rows + 8).map { $0 % 3 == 0 ? 0 : (numbers.next() * 8).rounded() + 8 }
    let failures = (0..<rows + 8).map { $0 % 6 < 2 ? 0 : (numbers.next() * 1e6).rounded() + 1e6 }
    let offset = numbers.list(rows + 8)
    outcomes.withUnsafeBufferPointer { outcomes in
      successes.withUnsafeBufferPointer { successes in
        failures.withUnsafeBufferPointer { failures in
          offset.withUnsafeBufferPointer { offset in
            for known in [nil, offset.baseAddress] {
              var binary = spine_response(
                outcomes: outcomes.baseAddress, successes: nil, failures: nil, offset: known)
              body(&binary)
              var weighted = spine_response(
                outcomes: nil, successes: successes.baseAddress, failures: failures.baseAddress,
                offset: known)
              body(&weighted)
            }
          }
        }
      }
    }
  }

  @Test(arguments: counts) func responding(_ rows: Int) {
    var numbers = Numbers(state: 3)
    var predictors = [numbers.list(padded(rows)).map { 40 * $0 }]
    // Every extreme value in every lane.
    for shift in 0..<8 {
      predictors.append(
        (0..<padded(rows)).map { Self.extremes[($0 + shift) % Self.extremes.count] })
    }
    withResponses(rows) { response in
      for predictor in predictors {
        var (residual, weight) = (blank(padded(rows) + 8), blank(padded(rows) + 8))
        var (plainResidual, plainWeight) = (residual, weight)
        let loss = spine_respond(rows, &response, predictor, &residual, &weight)
        let plainLoss = spine_respond_plain(
          rows, &response, predictor, &plainResidual, &plainWeight)
        #expect(isSame([loss], [plainLoss]))
        #expect(isSame(residual, plainResidual))
        #expect(isSame(weight, plainWeight))
      }
    }
  }

  @Test(arguments: 1...24) func blocks(_ columns: Int) {
    var numbers = Numbers(state: UInt64(columns))
    // The longest block with some numbers of columns only, for time.
    for rows in Self.counts where rows < 1000 || columns < 4 || columns % 8 == 0 {
      let leading = padded(rows)
      var entries = numbers.list(leading * columns)
      for column in 0..<columns {
        for row in rows..<leading { entries[row + column * leading] = 0 }
      }
      // One column of another size, which the sums' second parts see.
      for row in 0..<rows { entries[row] *= 0x1p30 }
      withResponses(rows) { response in
        for size in rows < 1000 ? [1.0, 700, 1e308] : [700] {
          var (fast, plain) = (Sums(columns, rows: leading), Sums(columns, rows: leading))
          let coefficients = numbers.list(columns).map { $0 * size }
          fast.pass(entries, rows, leading, coefficients, &response, isPlain: false)
          plain.pass(entries, rows, leading, coefficients, &response, isPlain: true)
          #expect(
            zip(fast.all, plain.all).allSatisfy { isSame($0, $1) },
            "\(columns) columns, \(rows) rows, coefficients of \(size)")
        }
      }
    }
  }

  /// What a pass over a block writes.
  private struct Sums {
    var entries: [Double] = []
    var predictor: [Double]
    var score: [Double]
    var products: [Double]
    var lost: [Double]

    var all: [[Double]] { [entries, predictor, score, products, lost] }

    init(_ columns: Int, rows: Int) {
      predictor = Array(repeating: .nan, count: rows + 8)
      score = Array(repeating: .nan, count: columns)
      products = (0..<columns * columns).map { Double($0) / 3 }
      lost = products.map { $0 * 1e-17 }
    }

    mutating func pass(
      _ source: [Double], _ rows: Int, _ leading: Int, _ coefficients: [Double],
      _ response: inout spine_response, isPlain: Bool
    ) {
      entries = source
      let columns = coefficients.count
      var residual = [Double](repeating: .nan, count: leading)
      var weight = residual
      entries.withUnsafeMutableBufferPointer { entries in
        var block = spine_block(
          entries: entries.baseAddress, leading: leading, rows: rows, columns: columns)
        if isPlain {
          spine_predict_plain(&block, coefficients, &response, &predictor)
          _ = spine_respond_plain(rows, &response, predictor, &residual, &weight)
          spine_score_and_scale_plain(&block, residual, weight, &score)
          spine_add_cross_products_plain(&block, &products, &lost)
        } else {
          spine_predict(&block, coefficients, &response, &predictor)
          _ = spine_respond(rows, &response, predictor, &residual, &weight)
          spine_score_and_scale(&block, residual, weight, &score)
          spine_add_cross_products(&block, &products, &lost)
        }
      }
    }
  }
}
