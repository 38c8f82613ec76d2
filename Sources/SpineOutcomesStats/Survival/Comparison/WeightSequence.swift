internal import Distributions
internal import RealModule

/// The weights of the event times of one stratum, one after the other.
struct WeightSequence {
  private let weight: LogRankWeight

  /// The product of the times so far: S(t-), S~(t-) or Prentice's.
  private var product = DoubleDouble(1)

  init(_ weight: LogRankWeight) { self.weight = weight }

  /// The weight of the next event time.
  ///
  /// - Parameters:
  ///   - events: The number d of events, 1 or more.
  ///   - atRisk: The number n at risk, at least d.
  /// - Returns: The weight, 0 or more.
  mutating func next(events: Int, atRisk: Int) -> Double {
    switch weight {
    case .logRank: return 1
    case .gehanBreslow: return Double(atRisk)
    case .taroneWare: return Double(atRisk).squareRoot()
    case .petoPeto(.survivalBefore), .flemingHarrington(rho: 1, gamma: 0):
      return nextProduct(events: events, atRisk: atRisk).before.value
    case .petoPeto: return nextPrecise(events: events, atRisk: atRisk).value
    case .flemingHarrington(let rho, let gamma):
      let survival = nextProduct(events: events, atRisk: atRisk).before
      return Self.power(survival.value, rho) * Self.power((-survival + 1).value, gamma)
    }
  }

  /// The weight of the next event time, to about 30 digits.
  mutating func nextPrecise(events: Int, atRisk: Int) -> DoubleDouble {
    switch weight {
    case .logRank: return DoubleDouble(1)
    case .gehanBreslow: return DoubleDouble(Double(atRisk))
    case .taroneWare: return DoubleDouble(Double(atRisk)).squareRoot()
    case .petoPeto(let form):
      let (before, after) = nextProduct(events: events, atRisk: atRisk)
      switch form {
      case .survivalBefore: return before
      case .prentice, .modified: return after
      case .modifiedScaled: return Self.scaled(after, atRisk)
      case .andersen: return Self.scaled(before, atRisk)
      }
    case .flemingHarrington(let rho, let gamma):
      let survival = nextProduct(events: events, atRisk: atRisk).before
      return Self.power(survival, rho) * Self.power(-survival + 1, gamma)
    }
  }

  /// The product just before and just after the time.
  private mutating func nextProduct(
    events: Int, atRisk: Int
  ) -> (before: DoubleDouble, after: DoubleDouble) {
    let before = product
    let (d, n) = (Double(events), Double(atRisk))
    switch weight {
    case .petoPeto(.modified), .petoPeto(.modifiedScaled), .petoPeto(.andersen):
      product.multiply(by: n + 1 - d, over: n + 1)
    case .petoPeto(.prentice): product.multiply(by: n, over: n + d)
    default: product.multiply(by: n - d, over: n)
    }
    return (before, product)
  }

  private static func scaled(_ product: DoubleDouble, _ atRisk: Int) -> DoubleDouble {
    var product = product
    product.multiply(by: Double(atRisk), over: Double(atRisk) + 1)
    return product
  }

  /// A power of a number in 0...1; 0^0 is 1.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    exponent == 0 ? 1 : .pow(base, exponent)
  }

  /// A power of a number in 0...1; 0^0 is 1: by products for small whole exponents.
  private static func power(_ base: DoubleDouble, _ exponent: Double) -> DoubleDouble {
    if exponent == 0 { return DoubleDouble(1) }
    guard base.high > 0 else { return DoubleDouble(0) }
    if exponent == exponent.rounded(), exponent <= 64 {
      var product = base
      for _ in 1..<Int(exponent) { product *= base }
      return product
    }
    return .exp(.log(base) * exponent)
  }
}
