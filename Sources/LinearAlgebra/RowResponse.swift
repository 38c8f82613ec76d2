import CKernels

/// What a logistic model explains, row by row.
///
/// A row with s successes and t failures contributes s log p + t log(1 - p), with log(p / (1 -
/// p)) its linear predictor plus its offset. A row of weight w counts as w s and w t: outcomes,
/// binomial counts, frequencies and case weights are all of this form.
package struct RowResponse: Sendable {
  /// The counts of the rows.
  package enum Counts: Sendable {
    /// One success where true, one failure elsewhere.
    case outcomes([Bool])

    /// Successes and failures, 0 or more, times the weight of the row; lists of one length.
    case weighted(successes: [Double], failures: [Double])
  }

  /// The counts.
  package let counts: Counts

  /// What is added to each linear predictor; nothing when nil.
  package let offset: [Double]?

  /// The number of rows.
  package let rows: Int

  /// Creates a response.
  ///
  /// - Throws: ``LinearAlgebraError/shape(_:)`` when lists differ in length.
  package init(_ counts: Counts, offset: [Double]? = nil) throws(LinearAlgebraError) {
    switch counts {
    case .outcomes(let outcomes): rows = outcomes.count
    case .weighted(let successes, let failures):
      rows = successes.count
      guard failures.count == rows else {
        throw .shape("\(rows) successes, \(failures.count) failures")
      }
    }
    if let offset, offset.count != rows { throw .shape("\(offset.count) offsets, \(rows) rows") }
    self.counts = counts
    self.offset = offset
  }
}

extension RowResponse {
  /// Turns linear predictors of rows, without their offset, into residuals and root weights.
  ///
  /// - Parameters:
  ///   - start: The first row.
  ///   - count: The number of rows.
  ///   - predictor: The linear predictors; like the results of a length of at least `count`
  ///     rounded up to a multiple of 8. The offset is added to them.
  ///   - residual: Receives the derivatives of the log-likelihood by the linear predictors.
  ///   - rootWeight: Receives the roots of minus the second derivatives.
  /// - Returns: The log-likelihood of the rows.
  package func respond(
    from start: Int, count: Int, predictor: inout [Double], residual: inout [Double],
    rootWeight: inout [Double]
  ) -> Double {
    precondition(start >= 0 && count >= 0 && start + count <= rows)
    let needed = BlockWorkspace.padded(count)
    precondition(min(predictor.count, residual.count, rootWeight.count) >= needed)
    if let offset { for row in 0..<count { predictor[row] += offset[start + row] } }
    var logLikelihood = 0.0
    RowSource.withResponse(self) { response in
      var response = response.advanced(by: start)
      logLikelihood = spine_respond(count, &response, predictor, &residual, &rootWeight)
    }
    return logLikelihood
  }
}
