import LinearAlgebra
import RealModule

/// One pass over the rows: first and second derivative of Firth's penalty, half the log
/// determinant of the information.
///
/// With R'R the information, z = R^-T x the row in the coordinates in which the information is
/// the identity, w = m p (1 - p) its weight and h = w z'z its leverage (of all m trials), the
/// penalty has there the gradient sum of h (1/2 - p) z, and the second derivative
/// sum of h [2 (1/2 - p)^2 - p (1 - p)] z z' - 2 sum over c, d of T_acd T_bcd with
/// T = sum of w (1/2 - p) z z z. The symmetric T makes the second derivative as cheap as p^3 / 6
/// products a row, where the definition asks for n of them.
struct PenaltySweep {
  /// Derivatives in the coordinates in which the information is the identity.
  struct Derivatives {
    var gradient: [Double]

    /// The negative second derivative, by columns; nil when not asked for.
    var curvature: [Double]?
  }

  private let response: LogisticResponse
  private var blocks: DesignBlocks
  private let width: Int
  private var predictor: [Double]
  private var scratch: [Double]
  private var whitened: [Double]
  private var weight: [Double]
  private var centre: [Double]
  private var leverage: [Double]
  private var product: [Double]

  init(_ problem: LogisticProblem) throws(StatsError) {
    response = problem.response
    blocks = try DesignBlocks(
      problem.design, scalings: problem.scalings, rows: problem.response.rows)
    width = problem.design.columnCount
    let capacity = blocks.block.capacity
    predictor = Array(repeating: 0, count: capacity)
    scratch = predictor
    weight = predictor
    centre = predictor
    leverage = predictor
    product = predictor
    whitened = Array(repeating: 0, count: capacity * width)
  }

  /// The number of products of which the second derivative consists.
  var curvatureCost: Double {
    Double(response.rows) * Double(width) * Double(width + 1) * Double(width + 2) / 6
  }

  /// Passes over all rows.
  ///
  /// - Parameters:
  ///   - point: Scaled coefficients.
  ///   - factor: The factor R of the information there.
  ///   - precision: How linear predictors are summed.
  ///   - hasCurvature: Whether the second derivative is wanted.
  /// - Returns: The derivatives; nil for a singular factor.
  /// - Throws: ``StatsError/numerical(_:)`` and ``StatsError/tooLarge(_:)`` of linear algebra.
  mutating func evaluate(
    at point: ScaledPoint, factor: TriangularFactor, _ precision: LogisticSweep.Precision,
    hasCurvature: Bool
  ) throws(StatsError) -> Derivatives? {
    let capacity = blocks.block.capacity
    var gradient = [CompensatedSum](repeating: CompensatedSum(), count: width)
    var square = [Double](repeating: 0, count: hasCurvature ? width * width : 0)
    var cube = [Double](repeating: 0, count: hasCurvature ? width * width * width : 0)
    for start in blocks.starts {
      let count = blocks.load(at: start)
      switch precision {
      case .working: blocks.block.multiply(point.high, into: &predictor)
      case .double:
        blocks.block.multiplyExactly(
          point.high, low: point.low, into: &predictor, scratch: &scratch)
      }
      if let offset = blocks.design.offset {
        for row in 0..<count { predictor[row] += offset[start + row] }
      }
      do throws(LinearAlgebraError) {
        try blocks.block.whiten(by: factor, into: &whitened)
      } catch .singular {
        return nil
      } catch {
        throw StatsError(error)
      }
      weigh(from: start, count: count)
      for column in 0..<width {
        for row in 0..<count { product[row] = leverage[row] * centre[row] }
        gradient[column].add(Self.dot(product, whitened, at: column * capacity, count))
      }
      if hasCurvature { addCurvature(count, &square, &cube) }
    }
    guard hasCurvature else { return Derivatives(gradient: gradient.map(\.value)) }
    return Derivatives(
      gradient: gradient.map(\.value), curvature: curvature(square: square, cube: cube))
  }

  /// Weights, leverages and 1/2 - p of the rows of a block.
  private mutating func weigh(from start: Int, count: Int) {
    let capacity = blocks.block.capacity
    for row in 0..<count { leverage[row] = 0 }
    for column in 0..<width {
      let first = column * capacity
      for row in 0..<count {
        leverage[row] += whitened[first + row] * whitened[first + row]
      }
    }
    for row in 0..<count {
      let e = Double.exp(-predictor[row].magnitude)
      let onePlus = 1 + e
      weight[row] = Double(response.trials(start + row)) * (e / (onePlus * onePlus))
      leverage[row] *= weight[row]
      // 1/2 - p = -tanh(eta / 2) / 2, without cancellation near p = 1/2.
      let half = -0.5 * Double.expMinusOne(-predictor[row].magnitude) / onePlus
      centre[row] = predictor[row] >= 0 ? -half : half
    }
  }

  private mutating func addCurvature(
    _ count: Int, _ square: inout [Double], _ cube: inout [Double]
  ) {
    let capacity = blocks.block.capacity
    for first in 0..<width {
      for row in 0..<count {
        let c = centre[row]
        // p (1 - p) = 1/4 - c^2.
        let share = leverage[row] * (3 * c * c - 0.25)
        product[row] = share * whitened[first * capacity + row]
      }
      for second in first..<width {
        square[first + second * width] += Self.dot(product, whitened, at: second * capacity, count)
      }
      for second in first..<width {
        for row in 0..<count {
          product[row] =
            weight[row] * centre[row] * whitened[first * capacity + row]
            * whitened[second * capacity + row]
        }
        for third in second..<width {
          cube[first + width * (second + width * third)] += Self.dot(
            product, whitened, at: third * capacity, count)
        }
      }
    }
  }

  /// The negative second derivative from the sums over an ordered triple of coordinates.
  private func curvature(square: [Double], cube: [Double]) -> [Double] {
    func entry(_ a: Int, _ b: Int, _ c: Int) -> Double {
      let (low, high) = (min(a, b, c), max(a, b, c))
      return cube[low + width * (a + b + c - low - high + width * high)]
    }
    var result = square
    for first in 0..<width {
      for second in first..<width {
        var sum = 0.0
        for c in 0..<width {
          for d in 0..<width { sum += entry(first, c, d) * entry(second, c, d) }
        }
        let value = 2 * sum - square[first + second * width]
        result[first + second * width] = value
        result[second + first * width] = value
      }
    }
    return result
  }

  private static func dot(
    _ left: [Double], _ right: [Double], at start: Int, _ count: Int
  ) -> Double {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let base = right.baseAddress else { return 0 }
        let b = base + start
        var sums = SIMD4<Double>.zero
        var row = 0
        while row + 4 <= count {
          sums +=
            SIMD4(a[row], a[row + 1], a[row + 2], a[row + 3])
            * SIMD4(b[row], b[row + 1], b[row + 2], b[row + 3])
          row += 4
        }
        var sum = (sums[0] + sums[2]) + (sums[1] + sums[3])
        while row < count {
          sum += a[row] * b[row]
          row += 1
        }
        return sum
      }
    }
  }
}
