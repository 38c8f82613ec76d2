import LinearAlgebra
import RealModule

/// Where the profile of a functional falls to a target, on one side.
struct ProfileCrossing {
  let functional: [Double]

  /// 1 for the upper end, -1 for the lower one.
  let side: Double

  /// The value of what is maximised at the end.
  let target: Double

  /// The greatest number of Newton steps.
  static let iterationLimit = 200

  /// The coefficients at the crossing.
  ///
  /// - Parameters:
  ///   - start: Where to begin, usually the estimate.
  ///   - surface: What is maximised.
  /// - Returns: The coefficients; nil when the way there is numerically singular or too long.
  /// - Throws: ``StatsError/numerical(_:)`` and ``StatsError/tooLarge(_:)`` of linear algebra.
  func end(
    from start: LikelihoodSurface.Point, _ surface: inout some ProfiledSurface
  ) throws(StatsError) -> ScaledPoint? {
    var current = start
    var inside = -Double.infinity
    var outside = Double.infinity
    for _ in 0..<Self.iterationLimit {
      let frame: ConstraintFrame
      do throws(LinearAlgebraError) {
        frame = try ConstraintFrame(current, [functional])
      } catch .singular, .notPositiveDefinite {
        return nil
      } catch {
        throw StatsError(error)
      }
      if !frame.isClear { surface.isDoubtful = true }
      let place = side * current.coefficients.product(functional)
      let gap = current.value + frame.gain - target
      if current.value >= target { inside = max(inside, place) }
      let isNear = frame.isConcave && frame.gain <= max(1e-3, 0.05 * gap.magnitude)
      if gap < 0, isNear { outside = min(outside, place) }
      guard isNear else {
        guard let next = try Self.free(frame, current, &surface) else { return nil }
        current = next
        continue
      }
      var move = step(frame, gap: gap)
      let reach = side * frame.reach
      // Outside of what is known already: the middle instead.
      if inside.isFinite, outside.isFinite {
        let goal = place + move * reach
        if goal <= inside && gap < 0 || goal >= outside && gap > 0 {
          move = (0.5 * (inside + outside) - place) / reach
        }
      }
      // The gap tells the end from a bracket that has shrunk to nothing around a jump.
      let isLast = move.magnitude <= 1e-8 && frame.gain <= 1e-13 && gap.magnitude <= 1e-6
      guard let next = try step(frame, current, by: move, isLast: isLast, &surface) else {
        return nil
      }
      switch next {
      case .end(let end): return end
      case .point(let point): current = point
      }
    }
    return nil
  }

  private enum Next {
    case end(ScaledPoint)
    case point(LikelihoodSurface.Point)
  }

  /// How far to go along the held coordinate, by the quadratic model of the profile.
  private func step(_ frame: ConstraintFrame, gap: Double) -> Double {
    // The coordinate grows with the functional or against it.
    let outward = frame.reach > 0 ? side : -side
    let (slope, half) = (outward * frame.alongSlope, 0.5 * frame.alongCurvature)
    // Along the outward coordinate x: gap + slope x - half x^2 = 0.
    let square = slope * slope + 4 * half * gap
    var x: Double
    if half > 0, square >= 0 {
      let root = square.squareRoot()
      // The greater root, without cancellation.
      x = slope > 0 ? (slope + root) / (2 * half) : 2 * gap / (root - slope)
    } else if slope < 0 {
      x = -gap / slope
    } else {
      x = gap >= 0 ? 1 : -1
    }
    if !x.isFinite { x = gap >= 0 ? 1 : -1 }
    return outward * min(max(x, -3), 3)
  }

  /// Moves the functional, the free directions with it.
  private func step(
    _ frame: ConstraintFrame, _ current: LikelihoodSurface.Point, by move: Double, isLast: Bool,
    _ surface: inout some ProfiledSurface
  ) throws(StatsError) -> Next? {
    var share = 1.0
    let lowest = min(target, current.value) - 3
    while share > 0x1p-40 {
      let head = share * move
      let tail = frame.free.indices.map { frame.free[$0] - frame.coupling[$0] * head }
      let direction = try StatsError.wrapping { () throws(LinearAlgebraError) in
        try frame.direction(held: [head], free: tail)
      }
      guard direction.allSatisfy(\.isFinite) else { return nil }
      var next = current.coefficients
      next.add(1, direction)
      if isLast { return .end(next) }
      if let point = try surface.evaluate(at: next), point.value >= lowest {
        return .point(point)
      }
      share /= 2
    }
    return nil
  }

  /// Moves the free directions alone, upwards.
  private static func free(
    _ frame: ConstraintFrame, _ current: LikelihoodSurface.Point,
    _ surface: inout some ProfiledSurface
  ) throws(StatsError) -> LikelihoodSurface.Point? {
    let direction = try StatsError.wrapping { () throws(LinearAlgebraError) in
      try frame.direction(held: [0], free: frame.free)
    }
    guard direction.allSatisfy(\.isFinite) else { return nil }
    return try surface.climbed(
      from: current, by: direction, gain: 2 * frame.gain, floor: current.value)
  }
}
