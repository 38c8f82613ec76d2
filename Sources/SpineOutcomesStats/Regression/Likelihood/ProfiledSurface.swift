/// What profiles are taken of: something to be maximised, with its derivatives.
protocol ProfiledSurface {
  /// Whether somewhere the curvature was less than half of the information.
  var isDoubtful: Bool { get set }

  /// The surface at scaled coefficients; nil where the information is numerically singular.
  mutating func evaluate(at point: ScaledPoint) throws(StatsError) -> LikelihoodSurface.Point?
}

extension LikelihoodSurface: ProfiledSurface {}

extension ProfiledSurface {
  /// Takes a step, halved until the value rises as it must.
  mutating func climbed(
    from point: LikelihoodSurface.Point, by direction: [Double], gain: Double, floor: Double
  ) throws(StatsError) -> LikelihoodSurface.Point? {
    let rounding = 1e-12 * (1 + point.value.magnitude)
    var share = 1.0
    var last: LikelihoodSurface.Point?
    while share >= 0x1p-40 {
      var next = point.coefficients
      next.add(share, direction)
      last = try evaluate(at: next)
      if let last, last.value - floor >= 1e-4 * share * gain - rounding { return last }
      share /= 2
    }
    // A step that changes nothing any more: the next iteration then stalls or ends.
    return last
  }
}
