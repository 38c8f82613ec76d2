import LinearAlgebra
import RealModule

/// A linear functional of the scaled coefficients, held at a value.
struct Held {
  let functional: [Double]
  let value: Double
}

extension LikelihoodSurface {
  /// A maximum under constraints.
  struct Maximum {
    /// The surface at the last pass, at most a negligible step from the maximum.
    var point: Point

    /// What is maximised, with the gain of the last step.
    var value: Double
    var iterations: Int
  }

  /// How far a maximum is refined.
  enum Goal {
    /// Until the value is at the level of rounding, the coefficients good to half the digits.
    case value

    /// Until nothing is left to gain for the coefficients.
    case coefficients
  }

  /// The greatest number of Newton steps.
  static let iterationLimit = 200

  /// Climbs from a point to a maximum with some functionals held, by Newton's method.
  ///
  /// Every step raises the value, so the result is never below the start where that satisfies
  /// the constraints.
  ///
  /// - Parameters:
  ///   - constraints: What is held.
  ///   - start: Where to begin; it need not satisfy the constraints.
  ///   - goal: How far to refine.
  /// - Returns: A maximum; nil when the way there is numerically singular or too long.
  /// - Throws: ``StatsError/numerical(_:)`` and ``StatsError/tooLarge(_:)`` of linear algebra.
  mutating func maximum(
    holding constraints: [Held] = [], from start: Point, _ goal: Goal
  ) throws(StatsError) -> Maximum? {
    let functionals = constraints.map(\.functional)
    var current = start
    var previous = Double.infinity
    for iteration in 1...Self.iterationLimit {
      let frame: ConstraintFrame
      let direction: [Double]
      let correction: Double
      do throws(LinearAlgebraError) {
        frame = try ConstraintFrame(current, functionals)
        let head = frame.heldStep(
          constraints.map { $0.value - current.coefficients.product($0.functional) })
        correction = OrthogonalBasis.length(head)
        direction = try frame.direction(
          held: head,
          free: correction > 0.1 ? frame.free.map { _ in 0 } : frame.free)
      } catch .singular, .notPositiveDefinite {
        return nil
      } catch {
        throw StatsError(error)
      }
      guard direction.allSatisfy(\.isFinite) else { return nil }
      if correction > 0.1 {
        // Onto the constraints first: what is gained or lost on the way says nothing.
        guard let moved = try moved(current, by: direction) else { return nil }
        current = moved
        continue
      }
      if !frame.isClear { isDoubtful = true }
      let decrement = (2 * frame.gain).squareRoot()
      if decrement > 0.1 * previous, previous < 0.1, estimator == .firth, !hasPenaltyCurvature,
        decrement > 1e-9
      {
        // The information is no good stand-in here.
        hasPenaltyCurvature = true
        guard let again = try evaluate(at: current.coefficients) else { return nil }
        current = again
        previous = .infinity
        continue
      }
      if correction <= 1e-6, isLast(decrement, after: previous, goal) {
        current.coefficients.add(1, direction)
        return Maximum(
          point: current, value: current.value + frame.gain, iterations: iteration)
      }
      if goal == .coefficients, decrement < 1e-3, precision == .working {
        precision = .double
      }
      let floor = correction > 1e-8 ? -Double.infinity : current.value
      guard
        let next = try climbed(
          from: current, by: direction, gain: 2 * frame.gain, floor: floor)
      else { return nil }
      current = next
      previous = decrement
    }
    return nil
  }

  private func isLast(_ decrement: Double, after previous: Double, _ goal: Goal) -> Bool {
    switch goal {
    case .value: decrement <= 1e-7 || (decrement <= 1e-5 && decrement >= previous / 4)
    case .coefficients:
      precision == .double
        && (decrement <= 1e-13 || (decrement <= 1e-5 && decrement >= previous / 4))
    }
  }

  /// Takes a step whole, or as much of it as leads to no singular information.
  private mutating func moved(
    _ point: Point, by direction: [Double]
  ) throws(StatsError) -> Point? {
    var share = 1.0
    while share > 0x1p-20 {
      var next = point.coefficients
      next.add(share, direction)
      if let reached = try evaluate(at: next) { return reached }
      share /= 2
    }
    return nil
  }
}

extension ScaledPoint {
  /// The value of a linear functional.
  func product(_ functional: [Double]) -> Double {
    var sum = CompensatedSum()
    for (place, weight) in functional.enumerated() where weight != 0 {
      let product = weight * high[place]
      sum.add(product)
      sum.add((-product).addingProduct(weight, high[place]) + weight * low[place])
    }
    return sum.value
  }
}
