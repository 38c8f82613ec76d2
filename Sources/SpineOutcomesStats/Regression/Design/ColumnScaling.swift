import RealModule

/// How a column is brought to a mean near 0 and a spread near 1 before the computation.
///
/// The factor is a power of two and the centre a coarse number, so that scaling typical data
/// rounds nothing: the scaled problem is the given one, on other units.
struct ColumnScaling: Sendable, Equatable {
  /// A power of two that brings the spread near 1.
  var factor = 1.0

  /// What is subtracted from the scaled value; 0 without a constant term.
  var centre = 0.0

  /// The largest magnitude among the scaled and centred values.
  var largest = 1.0

  /// The largest magnitude before centring, in scaled units: what rounding is relative to.
  var magnitude = 1.0

  /// Whether all values are the same.
  var isConstant = false

  /// The scaling that changes nothing.
  static let identity = ColumnScaling()

  init() {}

  /// Measures a column.
  init(_ column: DesignColumn, centred: Bool) {
    switch column.values {
    case .numbers(let values): self.init(values, centred: centred)
    case .indicator(let codes, let code):
      self.init(ones: codes.count { $0 == code }, of: codes.count, centred: centred)
    }
  }

  private init(ones: Int, of count: Int, centred: Bool) {
    isConstant = ones == 0 || ones == count
    guard !isConstant else { return }
    let share = Double(ones) / Double(count)
    factor = Self.power(near: (share * (1 - share)).squareRoot())
    centre = centred ? Self.coarse(share * factor) : 0
    largest = max((factor - centre).magnitude, centre.magnitude)
    magnitude = factor
  }

  private init(_ values: [Double], centred: Bool) {
    guard let first = values.first else { return }
    var (low, high) = (first, first)
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    isConstant = low == high
    let extent = max(low.magnitude, high.magnitude)
    guard extent > 0 else { return }
    // Sums are taken in units of the largest magnitude: nothing overflows.
    let unit = Self.power(near: extent)
    var sum = CompensatedSum()
    for value in values { sum.add(value * unit) }
    let mean = sum.value / Double(values.count)
    let middle = centred && !isConstant ? mean : 0
    var squares = 0.0
    for value in values {
      let distance = value * unit - middle
      squares += distance * distance
    }
    let spread = (squares / Double(values.count)).squareRoot()
    let stretch = spread > 0 ? Self.power(near: spread) : 1
    factor = min(max(unit * stretch, 0x1p-1000), 0x1p1000)
    // A mean of a few spreads needs no centring, and far outliers then keep their neighbours'
    // digits.
    let scaledMiddle = middle * (factor / unit)
    centre = scaledMiddle.magnitude > 2 ? Self.coarse(scaledMiddle) : 0
    largest = max((low * factor - centre).magnitude, (high * factor - centre).magnitude)
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

  /// The scalings of all columns of a design, the constant one first.
  static func all(of design: Design) -> [ColumnScaling] {
    let centred = design.intercept == .included
    return (centred ? [.identity] : []) + design.columns.map { ColumnScaling($0, centred: centred) }
  }
}
