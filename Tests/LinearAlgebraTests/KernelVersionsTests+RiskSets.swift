import CKernels
import Testing

extension KernelVersionsTests {
  @Test(arguments: counts) func relativeRisks(_ rows: Int) {
    var numbers = Numbers(state: 11)
    let weights = (0..<rows + 8).map { Double($0 % 5) }
    var predictors = [numbers.list(padded(rows)).map { 30 * $0 }]
    // Every extreme value in every lane; far out and for what is no number the results differ in
    // nothing either.
    for shift in 0..<8 {
      predictors.append(
        (0..<padded(rows)).map { Self.extremes[($0 + shift) % Self.extremes.count] })
    }
    for predictor in predictors {
      for known in [nil, weights] {
        var (first, second) = (predictor, predictor)
        let most = spine_relative_risks(rows, known, &first)
        let plainMost = spine_relative_risks_plain(rows, known, &second)
        #expect(isSame([most], [plainMost]))
        #expect(isSame(first, second))
        #expect(first.dropFirst(rows).allSatisfy { $0 == 0 })
      }
    }
  }

  @Test(arguments: 1...12) func sumsOfRisks(_ columns: Int) {
    var numbers = Numbers(state: UInt64(columns) + 20)
    for rows in Self.counts where rows > 0 {
      let leading = padded(rows)
      var entries = numbers.list(leading * columns)
      // A value of another size, which the order of additions shows.
      for row in stride(from: 0, to: rows, by: 7) { entries[row] *= 0x1p40 }
      let risks = numbers.list(leading).map { $0 + 1 }
      for (from, to) in [(0, rows), (rows / 3, rows), (rows / 3, rows - rows / 5), (rows, rows)] {
        var (first, second) = (blank(columns + 9), blank(columns + 9))
        entries.withUnsafeMutableBufferPointer { entries in
          var block = spine_block(
            entries: entries.baseAddress, leading: leading, rows: rows, columns: columns)
          spine_risk_sums(&block, risks, from, to, &first)
          spine_risk_sums_plain(&block, risks, from, to, &second)
        }
        #expect(isSame(first, second), "\(columns) columns, rows \(from)..<\(to)")
        #expect(first.dropFirst(columns + 1).allSatisfy { $0.isNaN })
      }
    }
  }

  @Test(arguments: counts) func runningSums(_ rows: Int) {
    var numbers = Numbers(state: 31)
    let x = numbers.list(rows + 8)
    var risks = numbers.list(rows + 8).map { $0 + 1 }
    for row in stride(from: 0, to: rows, by: 5) { risks[row] *= 0x1p30 }
    for column in [nil, x] {
      for (from, to) in [(0, rows), (rows / 2, rows), (rows / 4, rows - rows / 4)] {
        for start in [0, 1e-30, 12345.678] {
          var (first, second) = (blank(rows + 8), blank(rows + 8))
          spine_running_sums(column, risks, from, to, start, &first)
          spine_running_sums_plain(column, risks, from, to, start, &second)
          #expect(isSame(first, second))
          #expect(first.prefix(from).allSatisfy { $0.isNaN })
          #expect(first.dropFirst(max(from, to)).allSatisfy { $0.isNaN })
        }
      }
    }
  }

  @Test(arguments: counts) func martingaleRows(_ rows: Int) {
    var numbers = Numbers(state: 41)
    let events = (0..<rows + 8).map { Double($0 % 3) }
    var risks = numbers.list(rows + 8).map { $0 + 1 }
    let hazard = numbers.list(rows + 8).map { $0 + 1 }
    for shift in 0..<2 {
      if shift > 0 {
        let extremes = [0, 1e-308, 1e308, Double.leastNonzeroMagnitude]
        for row in 0..<rows { risks[row] = extremes[row % 4] }
      }
      let size = padded(rows) + 8
      var (residual, weight) = (blank(size), blank(size))
      var (plainResidual, plainWeight) = (blank(size), blank(size))
      spine_martingale_rows(rows, events, risks, hazard, &residual, &weight)
      spine_martingale_rows_plain(rows, events, risks, hazard, &plainResidual, &plainWeight)
      #expect(isSame(residual, plainResidual) && isSame(weight, plainWeight))
      #expect(weight[rows..<padded(rows)].allSatisfy { $0 == 0 })
      #expect(residual.dropFirst(padded(rows)).allSatisfy { $0.isNaN })
    }
  }
}
