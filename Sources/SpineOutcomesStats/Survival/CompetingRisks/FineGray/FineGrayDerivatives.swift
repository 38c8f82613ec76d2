import LinearAlgebra

/// The weighted partial likelihood of all strata with its score and information.
struct FineGrayDerivatives {
  /// The pass of each stratum.
  let passes: [FineGrayPass]

  /// The logarithm of the weighted partial likelihood.
  let logLikelihood: Double

  /// The estimating function.
  let score: [Double]

  /// The information, the upper triangle row by row.
  let information: [Double]

  /// Whether all numbers are finite.
  var isFinite: Bool {
    logLikelihood.isFinite && score.allSatisfy(\.isFinite) && information.allSatisfy(\.isFinite)
  }

  /// Passes over all rows at scaled coefficients.
  ///
  /// - Complexity: O(n p²).
  init(_ problem: FineGrayProblem, at coefficients: [Double]) {
    let rows = problem.strata.reduce(0) { $0 + $1.rows.count }
    let passes = Parallel.map(problem.strata.count, isLarge: rows > 1 << 13) {
      FineGrayPass(problem.strata[$0], at: coefficients)
    }
    var likelihood = CompensatedSum()
    var score = [CompensatedSum](repeating: CompensatedSum(), count: coefficients.count)
    var information = [CompensatedSum](
      repeating: CompensatedSum(), count: coefficients.count * coefficients.count)
    for pass in passes {
      likelihood.add(pass.logLikelihood)
      for column in score.indices { score[column].add(pass.score[column]) }
      for place in information.indices { information[place].add(pass.information[place]) }
    }
    self.passes = passes
    logLikelihood = likelihood.value
    self.score = score.map(\.value)
    self.information = information.map(\.value)
  }

  /// The factor R of the information R'R; nil where it is numerically singular.
  func factor() throws(StatsError) -> TriangularFactor? {
    try Self.factor(ofTriangle: information, columns: score.count)
  }

  /// The factor R of a symmetric matrix R'R given by its upper triangle; nil where it is singular.
  static func factor(
    ofTriangle values: [Double], columns: Int
  ) throws(StatsError) -> TriangularFactor? {
    try StatsError.wrapping { () throws(LinearAlgebraError) in
      var matrix = try Matrix(rows: columns, columns: columns)
      for first in 0..<columns {
        for second in first..<columns {
          let value = values[first * columns + second]
          matrix[first, second] = value
          matrix[second, first] = value
        }
      }
      return try TriangularFactor(crossProducts: matrix)
    }
  }
}
