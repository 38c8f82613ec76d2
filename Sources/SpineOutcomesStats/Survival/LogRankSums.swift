internal import Distributions

/// Observed and expected events of each group, and how strongly each pair of groups is compared.
///
/// The covariance of the log-rank scores is a graph Laplacian: minus a weight w(j, l) >= 0 for
/// each pair of groups, and on the diagonal the sum of the weights of a row. Only the weights
/// are summed: no digit is lost to subtraction, and the rank is the number of groups less the
/// number of sets of groups that are never at risk together.
struct LogRankSums {
  var observed: [Int]
  var expected: [Double]

  /// The weight of each pair, a symmetric matrix with zeros on the diagonal.
  var weights: [[Double]]

  /// Sums over the event times of all groups.
  ///
  /// With d events among r at risk, r(j) of them in group j: E(j) = Σ d r(j) / r, and
  /// w(j, l) = Σ d (r - d) / (r - 1) · r(j) r(l) / r².
  init(_ groups: [LifeTable.Group]) {
    let count = groups.count
    observed = groups.map(\.eventCount)
    var expected = [DoubleDouble](repeating: DoubleDouble(0), count: count)
    var weights = [DoubleDouble](repeating: DoubleDouble(0), count: count * count)
    var atRisk = groups.map { $0.count - $0.lateEntries.reduce(0, +) }
    var heads = [Int](repeating: 0, count: count)
    var shares = [Double](repeating: 0, count: count)
    while true {
      var time = Double.infinity
      for index in 0..<count where heads[index] < groups[index].times.count {
        time = min(time, groups[index].times[heads[index]])
      }
      if time == .infinity { break }
      let all = atRisk.reduce(0, +)
      var events = 0
      for index in 0..<count { shares[index] = Double(atRisk[index]) / Double(all) }
      for index in 0..<count {
        let head = heads[index]
        guard head < groups[index].times.count, groups[index].times[head] == time else { continue }
        events += groups[index].events[head]
        atRisk[index] -= groups[index].events[head] + groups[index].censored[head]
        atRisk[index] += groups[index].entered(head)
        heads[index] = head + 1
      }
      guard events > 0 else { continue }
      let spread =
        all > 1 ? Double(events) * (Double(all - events) / Double(all - 1)) : 0
      for first in 0..<count where shares[first] > 0 {
        expected[first].add(Double(events) * shares[first])
        guard spread > 0 else { continue }
        for second in 0..<first where shares[second] > 0 {
          weights[first * count + second].add(spread * shares[first] * shares[second])
        }
      }
    }
    self.expected = expected.map(\.value)
    self.weights = (0..<count).map { first in
      (0..<count).map { second in
        first == second ? 0 : weights[max(first, second) * count + min(first, second)].value
      }
    }
  }

  /// The covariance matrix of observed minus expected.
  var covariance: [[Double]] {
    weights.enumerated().map { row, weights in
      let sum = weights.reduce(0, +)
      return weights.enumerated().map { column, weight in
        row == column ? sum : weight == 0 ? 0 : -weight
      }
    }
  }

  /// The quadratic form of observed minus expected in the generalised inverse of the covariance.
  ///
  /// One group after the other is eliminated; what remains of a Laplacian is a Laplacian, again
  /// without subtraction. A group that is compared with no other takes no degree of freedom.
  var chiSquare: (value: Double, degreesOfFreedom: Int) {
    var weights = weights
    var score = zip(observed, expected).map { Double($0) - $1 }
    var value = 0.0
    var freedom = 0
    for group in score.indices.reversed() {
      let sum = weights[group][..<group].reduce(0, +)
      guard sum > 0 else { continue }
      value += score[group] * (score[group] / sum)
      freedom += 1
      for first in 0..<group {
        let share = weights[group][first] / sum
        score[first] += share * score[group]
        for second in 0..<group where second != first {
          weights[first][second] += share * weights[group][second]
        }
      }
    }
    return (value, freedom)
  }
}
