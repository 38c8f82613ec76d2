import LinearAlgebra

/// A Newton step on scaled columns, and what certifies that a maximum is finite.
struct NewtonStep {
  var direction: [Double]

  /// The length of the step in the metric of the information.
  var decrement: Double

  /// R^-1 of the information R'R.
  var inverse: Matrix

  /// nu h is at most this, as in ``LogisticFit``.
  var certificate: Double

  /// The condition number of R, its columns scaled to length 1.
  var condition: Double

  /// The step from a score and the factor R of the information; nil where that is numerically
  /// singular.
  ///
  /// - Parameters:
  ///   - factor: R.
  ///   - score: The derivative of the log-likelihood.
  ///   - ranges: The greatest range of each column.
  ///   - condition: The condition number, from R and its inverse.
  /// - Throws: ``StatsError/numerical(_:)`` and its like for an error of linear algebra other than a
  ///   singular matrix.
  init?(
    _ factor: TriangularFactor?, _ score: [Double], ranges: [Double],
    condition: (TriangularFactor, Matrix) throws(LinearAlgebraError) -> Double
  ) throws(StatsError) {
    guard let factor else { return nil }
    do throws(LinearAlgebraError) {
      let half = try factor.solve(score, transposed: true)
      direction = try factor.solve(half)
      inverse = try factor.inverse()
      decrement = OrthogonalBasis.length(half)
      var reach = 0.0
      for (column, range) in ranges.enumerated() { reach += range * inverse.rowLength(column) }
      guard decrement.isFinite, reach.isFinite, direction.allSatisfy(\.isFinite) else {
        return nil
      }
      certificate = decrement * reach
      self.condition = try condition(factor, inverse)
    } catch .singular {
      return nil
    } catch {
      throw StatsError(error)
    }
  }

  /// Whether a step of this decrement leaves nothing to gain.
  func isLast(after previous: Double) -> Bool {
    let rounding = min(1e-3, max(1e-5, 100 * Double.ulpOfOne * condition * condition))
    return max(decrement, certificate) <= 1e-13
      || (decrement <= rounding && decrement >= previous / 4)
  }
}
