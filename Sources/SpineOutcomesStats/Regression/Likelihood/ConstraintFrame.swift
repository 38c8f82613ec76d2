import LinearAlgebra
import RealModule

/// A quadratic model of a likelihood surface around a point, split into the directions that
/// linear functionals of the coefficients fix and those that they leave free.
///
/// In the coordinates u = R d the functionals are turned by reflections Q into the first few
/// coordinates v = Q u. Curvature and gradient are turned with them; the free coordinates then
/// are an unconstrained problem, also where the surface bends the wrong way along a functional.
struct ConstraintFrame {
  /// The number of functionals.
  let held: Int

  /// The gradient in the turned coordinates.
  let score: [Double]

  /// The negative second derivative in the turned coordinates, by columns; nil for the identity.
  private let curvature: [Double]?
  private let reflectors: [[Double]]

  /// Column k has the coordinates of functional k: entries 0...k.
  private let triangle: [[Double]]
  private let factor: TriangularFactor

  /// The Newton step of the free coordinates with the held ones at rest.
  let free: [Double]

  /// Half the squared decrement: what the step of the free coordinates gains.
  let gain: Double

  /// Whether the curvature of the free coordinates was that of a maximum.
  let isConcave: Bool

  /// Whether that curvature was at least half of the information in every direction.
  let isClear: Bool

  /// How the free coordinates follow the first held one, and the curvature along it.
  let coupling: [Double]
  let alongCurvature: Double

  /// Turns the model of the surface around a point.
  ///
  /// - Parameters:
  ///   - point: The surface at a point.
  ///   - functionals: Vectors over the scaled coefficients, linearly independent.
  /// - Throws: ``LinearAlgebraError/singular(column:)`` where information or functionals are.
  init(
    _ point: LikelihoodSurface.Point, _ functionals: [[Double]]
  ) throws(LinearAlgebraError) {
    let order = point.factor.order
    factor = point.factor
    held = functionals.count
    var reflectors: [[Double]] = []
    var triangle: [[Double]] = []
    for (place, functional) in functionals.enumerated() {
      var column = try point.factor.solve(functional, transposed: true)
      for reflector in reflectors { Self.reflect(&column, reflector) }
      let tail = OrthogonalBasis.length(Array(column[place...]))
      guard tail > 0, tail.isFinite else { throw .singular(column: place) }
      var reflector = [Double](repeating: 0, count: order)
      let target = column[place] > 0 ? -tail : tail
      for row in place..<order { reflector[row] = column[row] / tail }
      reflector[place] -= target / tail
      let size = OrthogonalBasis.length(reflector)
      for row in place..<order { reflector[row] /= size }
      reflectors.append(reflector)
      triangle.append(Array(column[..<place]) + [target])
    }
    var score = point.score
    for reflector in reflectors { Self.reflect(&score, reflector) }
    var curvature = point.curvature
    if curvature != nil {
      for reflector in reflectors { curvature.map { curvature = Self.turned($0, reflector) } }
    }
    self.reflectors = reflectors
    self.triangle = triangle
    self.score = score
    self.curvature = curvature
    let tail = Array(score[held...])
    guard let curvature, !tail.isEmpty else {
      free = tail
      gain = 0.5 * tail.reduce(0) { $0 + $1 * $1 }
      isConcave = true
      isClear = true
      coupling = Array(repeating: 0, count: tail.count)
      alongCurvature = curvature?.first ?? 1
      return
    }
    let (solver, isConcave) = try Self.solver(curvature, order: order, from: held)
    self.isConcave = isConcave
    isClear =
      isConcave && Self.isPositive(curvature, less: 0.5, order: order, from: held)
    let free = try solver.solve(tail)
    self.free = free
    gain = 0.5 * zip(tail, free).reduce(0) { $0 + $1.0 * $1.1 }
    if held > 0 {
      let mixed = (held..<order).map { curvature[$0] }
      let coupling = try solver.solve(mixed)
      self.coupling = coupling
      alongCurvature = curvature[0] - zip(mixed, coupling).reduce(0) { $0 + $1.0 * $1.1 }
    } else {
      coupling = Array(repeating: 0, count: tail.count)
      alongCurvature = 1
    }
  }

  /// The slope of the profile along the first held coordinate, the free ones at their maximum.
  var alongSlope: Double {
    guard let curvature, held > 0 else { return score.first ?? 0 }
    var slope = score[0]
    for (place, step) in free.enumerated() { slope -= curvature[held + place] * step }
    return slope
  }

  /// The length of the first functional: how much it moves with its coordinate.
  var reach: Double { triangle.first?.first ?? 0 }

  /// The step on scaled coefficients of turned coordinates.
  func direction(held head: [Double], free tail: [Double]) throws(LinearAlgebraError) -> [Double] {
    var step = head + tail
    for reflector in reflectors.reversed() { Self.reflect(&step, reflector) }
    return try factor.solve(step)
  }

  /// The held coordinates that change the functionals by the given amounts.
  func heldStep(_ changes: [Double]) -> [Double] {
    var head: [Double] = []
    for (place, change) in changes.enumerated() {
      var rest = change
      for before in 0..<place { rest -= triangle[place][before] * head[before] }
      head.append(rest / triangle[place][place])
    }
    return head
  }

  /// A solver for the free part, shifted towards the identity until it is positive definite.
  private static func solver(
    _ curvature: [Double], order: Int, from held: Int
  ) throws(LinearAlgebraError) -> (Cholesky, isConcave: Bool) {
    let count = order - held
    let part = block(curvature, order: order, from: held)
    var shift = 0.0
    for _ in 0..<60 {
      var shifted = part
      for place in 0..<count { shifted[place + place * count] += shift }
      do throws(LinearAlgebraError) {
        let solver = try Cholesky(Matrix(rows: count, columns: count, storage: shifted))
        return (solver, shift == 0)
      } catch .notPositiveDefinite {
        shift = shift == 0 ? 0.5 : 4 * shift
      }
    }
    throw .notPositiveDefinite(order: count)
  }

  /// Whether the free part stays positive definite less a multiple of the identity.
  private static func isPositive(
    _ curvature: [Double], less: Double, order: Int, from held: Int
  ) -> Bool {
    let count = order - held
    var part = block(curvature, order: order, from: held)
    for place in 0..<count { part[place + place * count] -= less }
    return (try? Cholesky(Matrix(rows: count, columns: count, storage: part))) != nil
  }

  /// The rows and columns from one on.
  private static func block(_ matrix: [Double], order: Int, from first: Int) -> [Double] {
    (first..<order).flatMap { matrix[(first + $0 * order)..<(order + $0 * order)] }
  }

  private static func reflect(_ vector: inout [Double], _ reflector: [Double]) {
    var product = 0.0
    for place in vector.indices { product += vector[place] * reflector[place] }
    for place in vector.indices { vector[place] -= 2 * product * reflector[place] }
  }

  /// Q A Q for a symmetric A.
  private static func turned(_ matrix: [Double], _ reflector: [Double]) -> [Double] {
    let order = reflector.count
    var result = matrix
    for column in 0..<order {
      var entries = Array(result[(column * order)..<((column + 1) * order)])
      reflect(&entries, reflector)
      result.replaceSubrange((column * order)..<((column + 1) * order), with: entries)
    }
    for row in 0..<order {
      var entries = (0..<order).map { result[row + $0 * order] }
      reflect(&entries, reflector)
      for column in 0..<order { result[row + column * order] = entries[column] }
    }
    return result
  }
}
