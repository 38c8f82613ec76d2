import LinearAlgebra

/// A pass over the rows by QR or in twice the working precision.
///
/// The rows are cut into chunks of a fixed number; each is summed on its own, on several threads
/// where there are many, and the sums are put together in order: QR of one triangle stacked on
/// the next. The bits do not depend on the number of threads.
struct PrecisePass {
  let design: Design
  let scalings: [ColumnScaling]
  let response: RowResponse
  let factorisation: Factorisation
  let precision: LogisticSweep.Precision

  /// The number of blocks of a chunk.
  private static let chunk = 64

  /// Passes over all rows at scaled coefficients, given as a sum of two parts.
  func state(
    at coefficients: [Double], low: [Double]
  ) throws(StatsError) -> LogisticSweep.State {
    let size = Self.chunk * DesignBlocks.blockSize
    let chunks = max(1, (response.rows + size - 1) / size)
    let parts = Parallel.map(chunks, isLarge: chunks > 1) { chunk in
      Result { () throws(StatsError) in
        try sums(
          of: (chunk * size)..<min(response.rows, (chunk + 1) * size), at: coefficients, low: low)
      }
    }
    var total = try parts[0].get()
    for part in parts.dropFirst() { try total.add(part.get()) }
    return LogisticSweep.State(
      logLikelihood: total.logLikelihood.value, score: total.score.map(\.value),
      factor: try total.factor, factorisation: factorisation, precision: precision)
  }

  /// The sums over some rows.
  private func sums(
    of rows: Range<Int>, at coefficients: [Double], low: [Double]
  ) throws(StatsError) -> PreciseSums {
    var blocks = try DesignBlocks(design, scalings: scalings, rows: response.rows)
    var predictor = [Double](repeating: 0, count: DesignBlocks.blockSize)
    var residual = predictor
    var rootWeight = predictor
    var part = [Double](repeating: 0, count: coefficients.count)
    var lowPart = part
    var logLikelihood = CompensatedSum()
    var score = [CompensatedSum](repeating: CompensatedSum(), count: coefficients.count)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: DesignBlocks.blockSize) {
      let count = blocks.load(at: start)
      switch precision {
      case .working: blocks.block.multiply(coefficients, into: &predictor)
      case .double:
        blocks.block.multiplyExactly(
          coefficients, low: low, into: &predictor, scratch: &residual)
      }
      logLikelihood.add(
        response.respond(
          from: start, count: count, predictor: &predictor, residual: &residual,
          rootWeight: &rootWeight))
      switch precision {
      case .working: blocks.block.multiplyTransposed(residual, into: &part)
      case .double:
        blocks.block.multiplyTransposedExactly(residual, into: &part, low: &lowPart)
        for column in part.indices { score[column].add(lowPart[column]) }
      }
      for column in part.indices { score[column].add(part[column]) }
      blocks.block.scaleRows(by: rootWeight)
      try StatsError.wrapping { () throws(LinearAlgebraError) in
        switch factorisation {
        case .crossProducts: try blocks.block.addCrossProducts()
        case .orthogonal: try blocks.block.absorbIntoFactor()
        }
      }
    }
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      switch factorisation {
      case .crossProducts:
        PreciseSums(
          logLikelihood: logLikelihood, score: score,
          information: .crossProducts(try blocks.block.crossProductMatrix()))
      case .orthogonal:
        PreciseSums(
          logLikelihood: logLikelihood, score: score,
          information: .factor(try blocks.block.factor()))
      }
    }
  }
}

/// The sums of a precise pass over some of the rows.
private struct PreciseSums: Sendable {
  /// The information, summed or factorised.
  enum Information: Sendable {
    case crossProducts(Matrix)
    case factor(TriangularFactor)
  }

  var logLikelihood: CompensatedSum
  var score: [CompensatedSum]
  var information: Information

  /// Adds the sums over the rows that follow.
  mutating func add(_ other: PreciseSums) throws(StatsError) {
    logLikelihood.add(other.logLikelihood)
    for place in score.indices { score[place].add(other.score[place]) }
    information = try StatsError.wrapping { () throws(LinearAlgebraError) in
      switch (information, other.information) {
      case (.crossProducts(let first), .crossProducts(let second)):
        .crossProducts(try first.adding(second))
      case (.factor(let first), .factor(let second)): .factor(try first.stacked(on: second))
      default: throw .shape("sums of different passes")
      }
    }
  }

  /// R with R'R = the information; nil when cross-products are not positive definite.
  var factor: TriangularFactor? {
    get throws(StatsError) {
      try StatsError.wrapping { () throws(LinearAlgebraError) in
        switch information {
        case .crossProducts(let matrix): try TriangularFactor(crossProducts: matrix)
        case .factor(let factor): factor
        }
      }
    }
  }
}
