/// Log-likelihood, score and information of a proportional hazards model at some coefficients,
/// summed with compensation.
///
/// The information is sum over rows of expected events times x x', less sum over the factors of
/// the likelihood of the squared means of their risk sets.
package struct RiskSetSums: Sendable {
  /// The log-likelihood, the score and the squares about 0.
  var about: LogisticSums

  /// The squared means, and nothing else.
  var means: LogisticSums

  /// Whether every linear predictor was a finite number.
  package internal(set) var isFinite = true

  /// Sums over no rows yet.
  package init(columns: Int) {
    about = LogisticSums(columns: columns)
    means = LogisticSums(columns: columns)
  }

  /// The logarithm of the partial likelihood.
  package var logLikelihood: Double { about.logLikelihood + means.logLikelihood }

  /// The derivative of the log-likelihood by each coefficient.
  package var score: [Double] { about.score }

  /// The information: its upper triangle.
  package var information: Matrix {
    get throws(LinearAlgebraError) { try about.information(less: means) }
  }

  mutating func reset() {
    about.reset()
    means.reset()
    isFinite = true
  }

  mutating func add(_ other: RiskSetSums) {
    about.add(other.about)
    means.add(other.means)
    isFinite = isFinite && other.isFinite
  }
}
