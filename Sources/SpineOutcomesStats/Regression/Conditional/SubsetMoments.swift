/// Total weight, mean and covariance of the sum of rows over all subsets of one size, each subset
/// weighted by the product of its rows' odds.
///
/// The total weight is the elementary symmetric function of the odds, by the recursion of Gail,
/// Lubin and Rubinstein (Biometrika 68:703, 1981): subsets of j of the first i rows either lack
/// row i or hold it. The two parts are merged as two samples are, weights by shares, means by
/// their difference, and covariances with what the difference of the means adds: every term is
/// positive, so that nothing cancels, where derivatives of the function itself would.
struct SubsetMoments {
  /// The number of columns.
  let columns: Int

  /// The weight of all subsets of the size asked for.
  private(set) var weight = WideNumber.one

  private var weights: [WideNumber] = []
  private var means: [Double] = []
  private var covariances: [Double] = []
  private var difference: [Double]
  private var size = 0

  init(columns: Int) {
    self.columns = columns
    difference = Array(repeating: 0, count: columns)
  }

  private var triangle: Int { columns * (columns + 1) / 2 }

  /// The mean of the sums.
  func mean(_ column: Int) -> Double { means[size * columns + column] }

  /// The covariance of the sums in two columns, the second not before the first.
  func covariance(_ first: Int, _ second: Int) -> Double {
    covariances[size * triangle + second * (second + 1) / 2 + first]
  }

  /// Runs the recursion.
  ///
  /// - Parameters:
  ///   - odds: The odds of each row.
  ///   - rows: The rows, one after another.
  ///   - size: The size of the subsets, 1 or more and at most the number of rows.
  /// - Complexity: O(n size p^2) time, O(size p^2) memory.
  mutating func run(odds: [WideNumber], rows: [Double], size: Int) {
    self.size = size
    let (n, p, t) = (odds.count, columns, triangle)
    weights = Array(repeating: .one, count: size + 1)
    means = Array(repeating: 0, count: (size + 1) * p)
    covariances = Array(repeating: 0, count: (size + 1) * t)
    means.withUnsafeMutableBufferPointer { means in
      covariances.withUnsafeMutableBufferPointer { covariances in
        for row in 0..<n {
          // Sizes from which the size asked for cannot be reached any more are left alone.
          let least = max(1, size - (n - 1 - row))
          let greatest = min(row + 1, size)
          guard least <= greatest else { continue }
          for j in stride(from: greatest, through: least, by: -1) {
            let (own, below) = (j * p, (j - 1) * p)
            let (ownSquare, belowSquare) = (j * t, (j - 1) * t)
            let with = odds[row] * weights[j - 1]
            guard j <= row else {
              weights[j] = with
              for k in 0..<p { means[own + k] = means[below + k] + rows[row * p + k] }
              for k in 0..<t { covariances[ownSquare + k] = covariances[belowSquare + k] }
              continue
            }
            let (without, share) = WideNumber.shares(weights[j], with)
            weights[j] = weights[j] + with
            for k in 0..<p {
              difference[k] = means[below + k] + rows[row * p + k] - means[own + k]
              means[own + k] += share * difference[k]
            }
            let between = without * share
            var place = 0
            for second in 0..<p {
              let scaled = between * difference[second]
              for first in 0...second {
                covariances[ownSquare + place] =
                  without * covariances[ownSquare + place]
                  + (share * covariances[belowSquare + place] + scaled * difference[first])
                place += 1
              }
            }
          }
        }
      }
    }
    weight = weights[size]
  }
}
