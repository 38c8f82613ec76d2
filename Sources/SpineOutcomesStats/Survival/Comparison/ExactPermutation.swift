internal import Distributions

/// The exact permutation distribution of the sum of scores of the first of two groups.
///
/// The records are split into two parts, whose sums are found by adding records one by one; each
/// pair of sums of the two parts, one ascending and one descending, is a permutation's. That takes
/// about the square root of the number of permutations, and less with ties. van de Wiel, Comput Stat
/// Data Anal 36:393, 2001, doi 10.1016/S0167-9473(00)00047-X.
struct ExactPermutation {
  /// The largest number of sums that are kept of each part.
  static let largest = 1 << 20

  /// The largest number of sums that are formed in all: seconds of work.
  static let mostWork = 1 << 27

  /// The probability of a sum at least as far from 0 as that of the data.
  let probability: Double

  /// Counts the permutations within strata; nil when there are too many sums.
  ///
  /// - Parameters:
  ///   - strata: The scores of two groups in each stratum.
  ///   - pair: The two groups.
  /// - Complexity: O(n * number of sums of the larger part), at most 2^20 sums.
  init?(_ strata: [PermutationScores], _ pair: (first: Int, second: Int)) {
    let scale = strata.reduce(0) { $0 + $1.magnitude }
    // Sums that are equal differ by less than n 2^-104 of the scale.
    let tolerance = scale * 0x1p-80
    let records = strata.enumerated().flatMap { index, scores in
      scores.ascending.map { (stratum: index, score: $0) }
    }
    let firsts = strata.map { $0.sizes[pair.first] }
    var ends = (left: Part(tolerance), right: Part(tolerance))
    var rest = records[...]
    var work = 0
    while !rest.isEmpty {
      let isLeft = ends.left.sums.size <= ends.right.sums.size
      guard let record = isLeft ? rest.popFirst() : rest.popLast() else { break }
      let (size, first) = (strata[record.stratum].count, firsts[record.stratum])
      if isLeft {
        ends.left.add(record.score, record.stratum, size: size, first: first, firsts)
      } else {
        ends.right.add(record.score, record.stratum, size: size, first: first, firsts)
      }
      let formed = isLeft ? ends.left.sums.size : ends.right.sums.size
      work += formed
      guard formed <= Self.largest, work <= Self.mostWork else { return nil }
    }
    // Where the parts meet between two strata both are complete.
    if ends.left.stratum != ends.right.stratum {
      ends.left.close(firsts)
      ends.right.close(firsts)
    }
    let shared = ends.left.stratum == ends.right.stratum ? firsts[ends.left.stratum ?? 0] : 0
    let observed = strata.reduce(DoubleDouble(0)) { $0 + $1.sum(of: pair.first) }
    let bound = observed.high < 0 ? -observed : observed
    guard
      let probability = Self.share(
        ends.left.sums.lists, ends.right.sums.lists, shared, bound, tolerance)
    else { return nil }
    self.probability = probability
  }

  /// One of the two parts.
  private struct Part {
    var sums: ScoreSums
    var stratum: Int?

    init(_ tolerance: Double) { sums = ScoreSums(tolerance: tolerance) }

    mutating func add(
      _ score: DoubleDouble, _ stratum: Int, size: Int, first: Int, _ firsts: [Int]
    ) {
      if self.stratum != stratum { close(firsts) }
      self.stratum = stratum
      sums.add(score, size: size, first: first)
    }

    mutating func close(_ firsts: [Int]) {
      if let stratum { sums.close(first: firsts[stratum]) }
    }
  }

  /// The share of pairs of sums, with so many records of the first group, that are far from 0.
  private static func share(
    _ left: [[ScoreSums.Entry]], _ right: [[ScoreSums.Entry]], _ first: Int,
    _ bound: DoubleDouble, _ tolerance: Double
  ) -> Double? {
    var total = 0.0
    var far = 0.0
    for (count, list) in left.enumerated() {
      guard first - count >= 0, first - count < right.count else { continue }
      let others = right[first - count]
      let ways = others.reduce(0) { $0 + $1.ways }
      total += ways * list.reduce(0) { $0 + $1.ways }
      // From the least sum on, ever more sums of the other part reach the bound.
      var (above, top) = (0.0, others.count)
      for entry in list {
        while top > 0, (others[top - 1].sum + entry.sum - bound).high >= -tolerance {
          top -= 1
          above += others[top].ways
        }
        far += entry.ways * above
      }
      var (below, bottom) = (0.0, 0)
      for entry in list.reversed() {
        while bottom < others.count,
          (others[bottom].sum + entry.sum + bound).high <= tolerance
        {
          below += others[bottom].ways
          bottom += 1
        }
        far += entry.ways * below
      }
    }
    guard total > 0, total < .infinity else { return nil }
    return bound.high <= tolerance ? 1 : min(1, far / total)
  }
}
