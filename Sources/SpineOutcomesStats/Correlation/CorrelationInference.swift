import Distributions
import RealModule

/// The test and the interval of Pearson's correlation.
struct CorrelationInference {
  let r: Double

  /// r / sqrt(1 - r^2), which keeps its digits near 1; infinite at 1.
  private let slope: Double

  private let pairs: Int
  private let alternative: Alternative
  private let tail: Double

  private var count: Double { Double(pairs) }

  struct Result {
    var statistic: TestStatistic?
    var pValue: Double

    /// Nil where all pairs are on a line.
    var limits: (lower: Double, upper: Double)?
  }

  init(_ moments: PairedMoments, _ alternative: Alternative, _ level: Double) {
    let root = moments.first.sumOfSquares.squareRoot() * moments.second.sumOfSquares.squareRoot()
    let residual = moments.residual
    let plain = moments.sumOfProducts / root
    // Near 1 the residual has the digits.
    let near = plain < 0 ? -(1 - residual).squareRoot() : (1 - residual).squareRoot()
    r = min(1, max(-1, residual < 0.01 ? near : plain))
    slope = moments.sumOfProducts / root / residual.squareRoot()
    pairs = moments.count
    self.alternative = alternative
    tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
  }

  /// By the distribution of r under bivariate normality.
  func exact() throws(StatsError) -> Result {
    guard slope.isFinite else { return perfect }
    let freedom = count - 2
    let t = slope * freedom.squareRoot()
    return Result(
      statistic: try TestStatistic("t", t, degreesOfFreedom: freedom),
      pValue: StudentT(degreesOfFreedom: freedom).tail(t, alternative),
      limits: (
        alternative == .less ? -1 : limit(upperTail: tail),
        alternative == .greater ? 1 : limit(upperTail: 1 - tail)
      ))
  }

  /// The correlation at which r has an upper tail.
  private func limit(upperTail probability: Double) -> Double {
    let observed = Double.asinh(slope)
    let z = Normal.standard.quantile(upperTail: probability) / max(1, count - 3).squareRoot()
    // On the scale of Fisher's z, times sqrt(n - 1): about one probit for each unit.
    let scale = (count - 1).squareRoot()
    let start = (observed - z) * scale
    let root = ProbitRoot.find(from: start, target: probability, within: -1e5...1e5) {
      CorrelationDistribution(count: pairs, centre: $0 / scale).tails(observed)
    }
    return .tanh(root / scale)
  }

  /// By the normal distribution of atanh(r).
  func fisherZ() throws(StatsError) -> Result {
    guard slope.isFinite else { return perfect }
    let error = 1 / (count - 3).squareRoot()
    let centre = Double.asinh(slope)
    let z = centre / error
    let reach = Normal.standard.quantile(upperTail: tail) * error
    let p =
      switch alternative {
      case .twoSided: min(1, 2 * Normal.standard.upperTail(z.magnitude))
      case .greater: Normal.standard.upperTail(z)
      case .less: Normal.standard.cdf(z)
      }
    return Result(
      statistic: try TestStatistic("z", z), pValue: p,
      limits: (
        alternative == .less ? -1 : .tanh(centre - reach),
        alternative == .greater ? 1 : .tanh(centre + reach)
      ))
  }

  /// All pairs on a line.
  private var perfect: Result {
    let isOpposite = (alternative == .greater && r < 0) || (alternative == .less && r > 0)
    return Result(statistic: nil, pValue: isOpposite ? 1 : 0, limits: nil)
  }
}
