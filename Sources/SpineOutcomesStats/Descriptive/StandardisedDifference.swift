import LinearAlgebra

/// How far two groups lie apart in one variable, in standard deviations: the standardised mean
/// difference of a baseline table.
///
/// Of a number, |m1 - m2| / sqrt((s1^2 + s2^2) / 2). Of a category with the shares p of its levels,
/// all but one, sqrt((p1 - p2)' S^-1 (p1 - p2)) with S the mean of the groups' covariance matrices
/// diag(p) - p p'; with two levels that is |p1 - p2| / sqrt((p1 (1 - p1) + p2 (1 - p2)) / 2). Unlike
/// a p-value it does not depend on the size of the groups.
///
/// Agrees with R's `tableone::ExtractSmd` of two groups. Of more groups it is that of the pair
/// which lies furthest apart, named, where tableone gives the mean over all pairs.
///
/// Source: Yang and Dalton, SAS Global Forum 2012, paper 335; Austin 2009, doi 10.1002/sim.3697.
public struct StandardisedDifference: Sendable, Hashable, Codable {
  /// The difference, 0 or more, in standard deviations.
  public let value: Double

  /// The group named first in the table.
  public let first: String

  /// The other group.
  public let second: String
}

extension StandardisedDifference {
  /// The pair of groups that lies furthest apart; the first of several.
  ///
  /// A pair without a difference that can be told is passed over: a group of one value, groups
  /// without spread at different values, categories without a common level.
  private static func largest(
    of names: [String], between difference: (Int, Int) -> Double?
  ) -> StandardisedDifference? {
    var found: StandardisedDifference?
    for first in names.indices {
      for second in names.indices.dropFirst(first + 1) {
        guard let value = difference(first, second), value.isFinite else { continue }
        if value > found?.value ?? -1 {
          found = StandardisedDifference(
            value: value, first: names[first], second: names[second])
        }
      }
    }
    return found
  }

  /// The largest difference of a number between groups.
  static func ofNumbers(
    _ groups: [NumericSummary], _ names: [String]
  ) -> StandardisedDifference? {
    largest(of: names) { first, second in
      guard let m = groups[first].mean, let n = groups[second].mean,
        let s = groups[first].standardDeviation, let t = groups[second].standardDeviation
      else { return nil }
      // Scaled by the larger, so that no square leaves the range.
      let scale = max(s, t)
      guard scale > 0 else { return m == n ? 0 : nil }
      let spread =
        scale * (((s / scale) * (s / scale) + (t / scale) * (t / scale)) / 2).squareRoot()
      return (m / spread - n / spread).magnitude
    }
  }

  /// The largest difference of a category between groups; `counts[level][group]`.
  static func ofLevels(_ counts: [[Int]], _ names: [String]) -> StandardisedDifference? {
    let totals = names.indices.map { group in counts.reduce(0) { $0 + Double($1[group]) } }
    return largest(of: names) { first, second in
      guard totals[first] > 0, totals[second] > 0 else { return nil }
      let shares = counts.map {
        (Double($0[first]) / totals[first], Double($0[second]) / totals[second])
      }
      .filter { $0.0 > 0 || $0.1 > 0 }
      guard shares.contains(where: { $0.0 > 0 && $0.1 > 0 }) else { return nil }
      return distance(Array(shares.dropLast()))
    }
  }

  /// The distance between the shares of all levels but one; nil where it has no end.
  private static func distance(_ shares: [(Double, Double)]) -> Double? {
    guard !shares.isEmpty else { return 0 }
    let covariance = shares.enumerated().map { row, p in
      shares.enumerated().map { column, q in
        row == column
          ? (p.0 * (1 - p.0) + p.1 * (1 - p.1)) / 2 : -(p.0 * q.0 + p.1 * q.1) / 2
      }
    }
    let difference = shares.map { $0.0 - $0.1 }
    guard let matrix = try? Matrix(rows: covariance),
      let solution = try? Cholesky(matrix).solve(difference)
    else { return nil }
    return max(0, zip(difference, solution).reduce(0) { $0 + $1.0 * $1.1 }).squareRoot()
  }
}

extension StandardisedDifference: CustomStringConvertible {
  /// One line: "0.314 (operated and irradiated)".
  public var description: String { "\(Decimals.fixed(value, 3)) (\(first) and \(second))" }
}
