/// How a column is brought to a mean near 0 and a spread near 1 before a computation.
///
/// The factor is a power of two and the centre a multiple of 1/8, so that scaling typical data
/// rounds nothing: the scaled problem is the given one, on other units. A column is centred
/// only where its mean exceeds two spreads: below that centring gains nothing, and a far
/// outlier would cost its neighbours their last digits.
///
/// The condition number of a design depends on the units and the zeros of its columns; the one
/// that counts for the accuracy of a solution is that of the scaled columns (van der Sluis,
/// Numerische Mathematik 14:14, 1969: unit lengths are best up to a factor of sqrt(p)).
package struct ColumnScaling: Sendable, Equatable {
  /// A power of two that brings the spread near 1.
  package private(set) var factor = 1.0

  /// What is subtracted from the scaled value; 0 for a column that is not centred.
  package private(set) var centre = 0.0

  /// The largest magnitude among the scaled and centred values.
  package private(set) var largest = 1.0

  /// The largest magnitude before centring, in scaled units: what rounding is relative to.
  package private(set) var magnitude = 1.0

  /// The scaling that changes nothing.
  package static let identity = ColumnScaling()

  private init() {}

  /// Takes a scaling without centre that was measured elsewhere.
  ///
  /// - Parameters:
  ///   - factor: A power of two that brings the spread near 1.
  ///   - largest: The largest magnitude of what enters the computation, scaled.
  ///   - magnitude: The largest magnitude of the scaled values.
  package init(factor: Double, largest: Double, magnitude: Double) {
    self.factor = factor
    self.largest = largest
    self.magnitude = magnitude
  }

  /// Measures a column of zeros and ones.
  ///
  /// - Parameters:
  ///   - ones: The number of ones.
  ///   - count: The number of values.
  ///   - centred: Whether the column may be centred: the design has a constant one.
  package init(ones: Int, of count: Int, centred: Bool) {
    guard ones > 0, ones < count else { return }
    let share = Double(ones) / Double(count)
    factor = Self.power(near: (share * (1 - share)).squareRoot())
    centre = centred ? Self.coarse(share * factor) : 0
    largest = max((factor - centre).magnitude, centre.magnitude)
    magnitude = factor
  }

  /// Measures a column of finite numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers.
  ///   - centred: Whether the column may be centred: the design has a constant one.
  package init(_ values: [Double], centred: Bool) {
    self.init(ColumnMoments(values), of: values, centred: centred)
  }

  /// Takes the moments of a column of finite numbers.
  ///
  /// - Parameters:
  ///   - moments: The moments of the numbers, in their own unit.
  ///   - values: The numbers, for those whose squares no double holds.
  ///   - centred: Whether the column may be centred: the design has a constant one.
  package init(_ moments: ColumnMoments, of values: [Double], centred: Bool) {
    var unit = 1.0
    var moments = moments
    let extent = moments.extent
    guard extent > 0 else { return }
    if !(0x1p-400...0x1p400).contains(extent) {
      // Squares would overflow or vanish: measured again in units of the largest magnitude.
      unit = Self.power(near: extent)
      moments = ColumnMoments(values, unit: unit)
    }
    let isConstant = moments.low == moments.high
    let middle = centred && !isConstant ? moments.mean : 0
    let spread = isConstant ? extent * unit : moments.spread(around: middle)
    let stretch = spread > 0 ? Self.power(near: spread) : 1
    factor = min(max(unit * stretch, 0x1p-1000), 0x1p1000)
    let scaledMiddle = middle * (factor / unit)
    centre = scaledMiddle.magnitude > 2 ? Self.coarse(scaledMiddle) : 0
    largest = max(
      (moments.low / unit * factor - centre).magnitude,
      (moments.high / unit * factor - centre).magnitude)
    magnitude = extent * factor
  }

  /// The power of two that brings a positive number into 1..<2.
  private static func power(near value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    let exponent = min(max(-value.exponent, -1000), 1000)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// The value rounded to a multiple of 1/8.
  private static func coarse(_ value: Double) -> Double { (value * 8).rounded() / 8 }
}
