import RealModule

/// Means of functions of S, with S^2 a chi-square over its degrees of freedom.
///
/// By the trapezoidal rule in y = log S; see ``NoncentralT``.
package struct ChiMean: Sendable {
  private let degreesOfFreedom: Double

  /// - Parameter degreesOfFreedom: n, above 0 and finite.
  package init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

  /// The logarithm of the density of log S, less its largest value: n (y - (e^(2y) - 1) / 2).
  private func logWeight(_ y: Double) -> Double {
    degreesOfFreedom * (y - 0.5 * .expMinusOne(2 * y))
  }

  /// The mean of a function of S.
  ///
  /// - Parameters:
  ///   - slope: How steep the function is: it changes over a distance of 1 / slope.
  ///   - logarithm: The logarithm of the function, which it may leave the range of doubles in.
  ///   - function: A smooth function from 0 to 1.
  /// - Returns: The mean.
  package func mean(
    slope: Double, logarithm: (_ s: Double) -> Double, _ function: (_ s: Double) -> Double
  ) -> Double {
    let peak = peak(logarithm)
    let steepness = (2 * degreesOfFreedom + slope * slope).squareRoot()
    let step = min(0.11, 0.55 / (max(1, .exp(peak)) * steepness))
    let plainStep = min(0.11, 0.55 / (2 * degreesOfFreedom).squareRoot())
    let whole = sum(from: 0, step: plainStep) { _ in 1 }
    let part = sum(from: peak, step: step, function)
    return min(1, part.sum * step / (whole.sum * plainStep) * .exp(part.logScale - whole.logScale))
  }

  /// Where the integrand is largest, roughly.
  private func peak(_ logarithm: (Double) -> Double) -> Double {
    func height(_ y: Double) -> Double { logWeight(y) + logarithm(.exp(y)) }
    let width = 1 / (2 * degreesOfFreedom).squareRoot()
    var (best, bestHeight) = (0.0, height(0))
    var move = 4 * width
    while move > width / 8 {
      var hasMoved = false
      for next in [best - move, best + move] {
        let there = height(next)
        if there > bestHeight {
          (best, bestHeight, hasMoved) = (next, there, true)
          break
        }
      }
      move = hasMoved ? min(2 * move, 4) : move / 2
    }
    return best
  }

  /// The sum of weight times function over a grid, as a multiple of e^logScale.
  private func sum(
    from start: Double, step: Double, _ function: (Double) -> Double
  ) -> (sum: Double, logScale: Double) {
    let scale = logWeight(start)
    var total = function(.exp(start))
    for direction in [-step, step] {
      var y = start
      for index in 1..<20_000 {
        y = start + direction * Double(index)
        let term = .exp(logWeight(y) - scale) * function(.exp(y))
        total += term
        if term <= 0x1p-56 * total { break }
      }
    }
    return (total, scale)
  }
}
