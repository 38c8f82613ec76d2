/// The basis of a restricted cubic spline: cubic between the knots, linear outside them.
///
/// With knots t1 < ... < tk, piece j = 1 ... k - 2 is, with (u)+ = max(u, 0),
///
///     [(x - tj)+^3 - (x - t(k-1))+^3 (tk - tj) / (tk - t(k-1))
///       + (x - tk)+^3 (t(k-1) - tj) / (tk - t(k-1))] / (tk - t1)^2
///
/// and x itself is the first column. Source: Harrell, Regression Modeling Strategies, 2nd ed.,
/// section 2.4.5, doi 10.1007/978-3-319-19425-7; agrees with R's `rms::rcs`.
enum RestrictedCubicSpline {
  /// The number of pieces beside x itself.
  static func pieces(knots: [Double]) -> Int { max(0, knots.count - 2) }

  /// Refuses knots that are not at least three, finite and rising.
  static func check(knots: [Double]) throws(StatsError) {
    guard knots.count >= 3, knots.allSatisfy(\.isFinite),
      zip(knots, knots.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw .invalidArgument(
        name: "knots", reason: "a restricted cubic spline needs 3 or more finite, rising knots")
    }
  }

  /// The value of a piece; nil for knots or a piece that are none.
  static func value(at x: Double, knots: [Double], piece: Int) -> Double? {
    guard piece >= 1, piece <= pieces(knots: knots) else { return nil }
    let first = knots[piece - 1]
    let (beforeLast, last) = (knots[knots.count - 2], knots[knots.count - 1])
    let unit = last - knots[0]
    guard x > first else { return 0 }
    // Past the last knot the cubes cancel; this is what is left of them.
    if x >= last {
      let middle = (x - first) + (x - beforeLast) + (x - last)
      return (last - first) / unit * ((beforeLast - first) / unit) * middle
    }
    let rise = x - first
    var sum = rise / unit * (rise / unit) * rise
    if x > beforeLast {
      let late = x - beforeLast
      sum -= late / unit * (late / unit) * late * ((last - first) / (last - beforeLast))
    }
    return sum
  }
}
