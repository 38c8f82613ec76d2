extension HypothesisTest {
  /// Why a limit of a shift is infinite that the test does not leave out; empty where none is.
  func unboundedShift(_ shift: Estimate?) -> [String] {
    guard let interval = shift?.confidenceInterval,
      alternative != .less && interval.lower == -.infinity
        || alternative != .greater && interval.upper == .infinity
    else { return [] }
    return ["infinite limit: too few observations to reject any shift on that side at this level"]
  }
}
