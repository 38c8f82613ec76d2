import RealModule

/// A positive number with a double's precision and an exponent without bounds, for sums of
/// products of many odds.
struct WideNumber: Sendable, Equatable {
  /// In 1..<2.
  private(set) var significand: Double
  private(set) var exponent: Int

  static let one = WideNumber(significand: 1, exponent: 0)

  private init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// exp(power), for a power of magnitude up to 1e12.
  init(exponential power: Double) {
    let steps = (power / Self.logTwoHigh).rounded()
    // Two parts of log 2, so that the difference keeps its digits.
    let rest = (-steps).multipliedExactly(Self.logTwoHigh, addedTo: power) - steps * Self.logTwoLow
    self.init(.exp(rest), Int(steps))
  }

  private init(_ value: Double, _ exponent: Int) {
    significand = value.significand
    self.exponent = exponent + Int(value.exponent)
  }

  /// The first 33 bits of log 2, and the rest.
  private static let logTwoHigh = 0.6931471803691238
  private static let logTwoLow = 1.9082149292705877e-10

  var logarithm: Double {
    Double(exponent) * Self.logTwoHigh + (.log(significand) + Double(exponent) * Self.logTwoLow)
  }

  static func * (first: WideNumber, second: WideNumber) -> WideNumber {
    WideNumber(first.significand * second.significand, first.exponent + second.exponent)
  }

  static func + (first: WideNumber, second: WideNumber) -> WideNumber {
    let (large, small) =
      first.exponent >= second.exponent ? (first, second) : (second, first)
    let shift = large.exponent - small.exponent
    guard shift <= 60 else { return large }
    let part = Double(sign: .plus, exponent: -shift, significand: small.significand)
    return WideNumber(large.significand + part, large.exponent)
  }

  /// The shares of two numbers in their sum, each to full precision.
  static func shares(_ first: WideNumber, _ second: WideNumber) -> (Double, Double) {
    let shift = min(max(second.exponent - first.exponent, -1100), 1100)
    let ratio = Double(
      sign: .plus, exponent: shift, significand: second.significand / first.significand)
    guard ratio > 1 else { return (1 / (1 + ratio), ratio / (1 + ratio)) }
    let inverse = 1 / ratio
    return (inverse / (1 + inverse), 1 / (1 + inverse))
  }
}

extension Double {
  /// self * factor + term, rounded once.
  fileprivate func multipliedExactly(_ factor: Double, addedTo term: Double) -> Double {
    term.addingProduct(self, factor)
  }
}
