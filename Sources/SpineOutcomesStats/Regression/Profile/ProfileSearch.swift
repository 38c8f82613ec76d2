import LinearAlgebra
import RealModule

/// Looks for other maxima of a penalised likelihood than the one that was followed.
///
/// A log-likelihood is concave and needs no search. The penalised one can have several maxima
/// along a profile where the data are few and separated: with a coefficient held far out, two
/// arrangements of the others may each be a local best, and following the one nearest to the
/// estimate gives limits that are too near. Where the curvature was met to be less than half of
/// the information, the others are therefore climbed to from many starts: directions of a fixed
/// list at two distances, in the coordinates in which the information of the constant
/// model is the identity, so that units of the columns do not matter.
///
/// What is found is a true maximum; that none is missed is not proven. A wrong limit can only
/// be too near to the estimate, a wrong p-value only too small.
struct ProfileSearch {
  /// Where climbs begin, as steps from the estimate.
  let offsets: [[Double]]

  /// The starts are fewer for larger problems.
  init(_ surface: inout LikelihoodSurface) throws(StatsError) {
    let problem = surface.problem
    let width = problem.design.columnCount
    guard let null = try surface.evaluate(at: FirthFit.start(problem)) else {
      offsets = []
      return
    }
    // A step of this length moves a linear predictor by about 1.
    let unit = (Double(problem.count) / 4).squareRoot()
    var steps: [[Double]] = []
    for (place, direction) in Self.directions(width).prefix(Self.count(problem)).enumerated() {
      let distance = place % 2 == 0 ? 2 * unit : 8 * unit
      do throws(LinearAlgebraError) {
        steps.append(try null.factor.solve(direction.map { $0 * distance }))
      } catch {
        continue
      }
    }
    offsets = steps
  }

  /// How many starts the size of the data allows: all up to some hundred records of a few
  /// columns, none from some ten thousand on.
  private static func count(_ problem: LogisticProblem) -> Int {
    let width = Double(problem.design.columnCount)
    let work = Double(problem.response.rows) * width * width
    return Int(min(24, 2e5 / max(1, work)))
  }

  /// Unit vectors to all sides: the axes, and others of a fixed sequence.
  private static func directions(_ width: Int) -> [[Double]] {
    var all: [[Double]] = []
    // Weyl's sequence of square roots of primes, folded to -1...1.
    let roots = [2.0, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37].map { $0.squareRoot() }
    for index in 1...12 {
      let raw = (0..<width).map { place in
        let turn = Double(index) * roots[place % roots.count] * (1 + Double(place / roots.count))
        return 2 * (turn - turn.rounded(.down)) - 1
      }
      let length = OrthogonalBasis.length(raw)
      guard length > 0 else { continue }
      all.append(raw.map { $0 / length })
    }
    for axis in 0..<min(width, 8) {
      for sign in [1.0, -1.0] {
        all.append((0..<width).map { $0 == axis ? sign : 0 })
      }
    }
    return all
  }

  /// The highest of the maxima reached from all starts, with a functional held or free.
  ///
  /// - Parameters:
  ///   - held: What is held.
  ///   - centre: The point around which climbs start.
  ///   - surface: What is maximised.
  /// - Returns: The highest one; nil when no start led to any.
  /// - Throws: ``StatsError/numerical(_:)`` and ``StatsError/tooLarge(_:)`` of linear algebra.
  func highest(
    holding held: [Held], around centre: ScaledPoint, _ surface: inout LikelihoodSurface
  ) throws(StatsError) -> LikelihoodSurface.Maximum? {
    var best: LikelihoodSurface.Maximum?
    for offset in offsets {
      var place = centre
      place.add(1, offset)
      guard let start = try surface.evaluate(at: place),
        let found = try surface.maximum(holding: held, from: start, .value)
      else { continue }
      if found.value > best?.value ?? -.infinity { best = found }
    }
    return best
  }
}
