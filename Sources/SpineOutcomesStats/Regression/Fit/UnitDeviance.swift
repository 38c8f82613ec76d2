import RealModule

/// The contribution of a row of grouped outcomes to the deviance.
enum UnitDeviance {
  /// 2 [y log(y / (m p)) + (m - y) log((m - y) / (m (1 - p)))].
  ///
  /// Each part of the sum goes through `log1p` where share and probability are close, so that
  /// what is left of two nearly equal terms keeps its digits.
  ///
  /// - Parameters:
  ///   - events: y, 0...m.
  ///   - trials: m; a row without trials contributes nothing.
  ///   - predictor: The log odds of p.
  /// - Returns: The contribution, 0 or more.
  static func value(events: Double, trials: Double, predictor: Double) -> Double {
    guard trials > 0 else { return 0 }
    let others = trials - events
    let e = Double.exp(-predictor.magnitude)
    let (small, large) = (e / (1 + e), 1 / (1 + e))
    let (event, other) = predictor >= 0 ? (large, small) : (small, large)
    // m p - y = (m - y) p - y (1 - p), without forming p - share.
    let excess = others * event - events * other
    let logTotal = Double.log(onePlus: e)
    func part(_ count: Double, _ expected: Double, _ excess: Double, _ logShare: Double) -> Double {
      guard count > 0 else { return 0 }
      let relative = excess / count
      // D(count, expected) = count log(count / expected) + excess, never negative.
      if relative.magnitude < 0.5 { return count * (relative - .log(onePlus: relative)) }
      return count * (.log(count / trials) - logShare) + excess
    }
    let logEvent = -(logTotal + max(0, -predictor))
    let logOther = -(logTotal + max(0, predictor))
    return 2
      * max(
        0,
        part(events, trials * event, excess, logEvent)
          + part(others, trials * other, -excess, logOther)
          + (events > 0 ? 0 : excess) + (others > 0 ? 0 : -excess))
  }
}
