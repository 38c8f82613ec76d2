internal import Foundation

/// The null distribution of the largest distance between two empirical distributions, with ties.
///
/// If events and others do not differ, every order of the m + n records is equally likely: a
/// random path from (0, 0) to (m, n). The p-value is the probability that the path meets a point
/// (i, j), at the end of a run of tied scores, with |i / m - j / n| >= the distance; the
/// distances are compared as integers, and all terms of the recursion are positive.
///
/// Agrees with `ks.test(events, others, exact = TRUE)` of R, ties included.
///
/// Source: Schroer & Trenkler, Comput Stat Data Anal 1995;20:185,
/// doi 10.1016/0167-9473(94)00040-P.
struct SmirnovDistribution {
  /// The number of tied records at each distinct score, in order.
  let blocks: [Int]

  let events: Int

  let others: Int

  /// Up to this product of events and others the distribution is computed exactly.
  static let largestProduct = 1 << 24

  /// Whether the exact distribution is within reach; the product is known not to overflow.
  var isExact: Bool { events * others <= Self.largestProduct }

  /// The probability of a distance of at least `excess` / (events x others), in either direction.
  ///
  /// - Complexity: O(events x others) when exact.
  func upperTail(_ excess: Int) -> Double {
    guard excess > 0 else { return 1 }
    return isExact ? exact(excess) : asymptotic(excess)
  }

  private func exact(_ excess: Int) -> Double {
    var isBlockEnd = [Bool](repeating: false, count: events + others + 1)
    var end = 0
    for block in blocks {
      end += block
      isBlockEnd[end] = true
    }
    let reciprocals = (0...(events + others)).map { 1 / Double(max(1, $0)) }
    // The probability that a path to (i, j) has met the distance, for the current i.
    var met = [Double](repeating: 0, count: others + 1)
    for i in 0...events {
      var beside = 0.0
      for j in 0...others {
        let distance = i * others - j * events
        if isBlockEnd[i + j], distance.magnitude >= excess.magnitude {
          beside = 1
        } else {
          beside = (Double(i) * met[j] + Double(j) * beside) * reciprocals[i + j]
        }
        met[j] = beside
      }
    }
    return min(1, met[others])
  }

  /// Kolmogorov's limit; with ties it is an upper bound of the limit.
  private func asymptotic(_ excess: Int) -> Double {
    let (m, n) = (Double(events), Double(others))
    let scaled = Double(excess) / (m * n) * (m / (m + n) * n).squareRoot()
    if scaled < 0.8 {
      var sum = 0.0
      for k in stride(from: 1.0, through: 39.0, by: 2) {
        sum += exp(-k * k * Double.pi * Double.pi / (8 * scaled * scaled))
      }
      return max(0, min(1, 1 - (2 * Double.pi).squareRoot() / scaled * sum))
    }
    var sum = 0.0
    for k in stride(from: 20.0, through: 1, by: -1) {
      let term = exp(-2 * k * k * scaled * scaled)
      sum += k.truncatingRemainder(dividingBy: 2) == 1 ? term : -term
    }
    return max(0, min(1, 2 * sum))
  }
}
