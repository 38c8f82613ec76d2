import Foundation

/// About how many ways there are of filling lines that cost little more than the least: the volume
/// of an ellipsoid, as for normal variables.
struct EllipsoidCount: Sendable {
  /// The logarithm of the number of ways in a unit of volume.
  private(set) var logDensity: Double

  private(set) var dimension: Double

  /// - Parameters:
  ///   - sizes: The sizes of the lines.
  ///   - left: The number of records of each category; as many as there are in the lines.
  init(_ sizes: [Int], _ left: [Int]) {
    let (lines, width) = (Double(sizes.count), Double(left.count))
    dimension = (lines - 1) * (width - 1)
    logDensity =
      ((lines - 1) * left.reduce(0) { $0 + log(Double($1) + 0.5) }
        + (width - 1) * sizes.reduce(0) { $0 + log(Double($1) + 0.5) }
        - (lines * width - 1) * log(Double(sizes.reduce(0, +)) + 0.5)) / 2
  }

  /// Ways of this and of another, together.
  mutating func multiply(by other: EllipsoidCount) {
    logDensity += other.logDensity
    dimension += other.dimension
  }

  /// The number of ways that cost less than so much above the least, in natural logarithms.
  func callAsFunction(excess: Double) -> Double {
    exp(
      dimension / 2 * log(2 * .pi * (max(0, excess) + 0.5)) - lgamma(dimension / 2 + 1)
        + logDensity)
  }
}
