import RealModule

/// The logarithm of the gamma function and its differences, for positive arguments.
package enum LogGamma {
  /// log Γ(x).
  ///
  /// - Parameter x: Positive.
  /// - Returns: The logarithm, with full relative accuracy also near its zeros at 1 and 2;
  ///   infinity at 0 and at infinity, NaN below 0.
  package static func value(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    if x == .infinity { return .infinity }
    if x < 0.5 { return onePlus(x) - .log(x) }
    if x < 1.5 { return onePlus(x - 1) }
    if x < 2.5 { return twoPlus(x - 2) }
    if x < 8 { return downwards(x) }
    let rest = (halfLogTwoPi - 0.5) + stirlingError(x)
    return rest.addingProduct(x - 0.5, .log(x) - 1)
  }

  /// log Γ(x) for x in 2.5...8 by downward recursion: all terms but a small one are positive.
  private static func downwards(_ x: Double) -> Double {
    var shifted = x
    var product = 1.0
    while shifted >= 2.5 {
      shifted -= 1
      product *= shifted
    }
    return twoPlus(shifted - 2) + .log(product)
  }

  /// log Γ(1 + x) for x in -0.5...1.5, to full relative accuracy near 0 and 1.
  static func onePlus(_ x: Double) -> Double {
    x < 0.35 ? twoPlus(x) - .log(onePlus: x) : twoPlus(x - 1)
  }

  /// log Γ(2 + x) for x in -0.65...0.5: its Taylor series at 2.
  static func twoPlus(_ x: Double) -> Double {
    var sum = 0.0
    for coefficient in zetaCoefficients.reversed() {
      sum = sum * x + coefficient
    }
    return x * sum
  }

  /// The error of Stirling's formula, log Γ(x) - (x - 1/2) log x + x - log(2π)/2.
  ///
  /// Positive and decreasing; below 10 by upward recursion, whose steps are all positive.
  static func stirlingError(_ x: Double) -> Double {
    if x <= 10 {
      let twice = 2 * x
      let index = Int(twice)
      if index > 0, Double(index) == twice { return stirlingHalves[index] }
    }
    return stirlingSum(x)
  }

  /// The errors at the halves of 0...20: most shapes of statistics are among them.
  private static let stirlingHalves = (0...20).map {
    $0 == 0 ? .infinity : stirlingSum(Double($0) / 2)
  }

  private static func stirlingSum(_ x: Double) -> Double {
    var shifted = x
    var steps = 0.0
    while shifted < 10 {
      steps += stirlingStep(shifted)
      shifted += 1
    }
    return steps + stirlingSeries(shifted)
  }

  /// The Stirling error at x less that at x + 1: (x + 1/2) log(1 + 1/x) - 1.
  private static func stirlingStep(_ x: Double) -> Double {
    if x < 0.5 { return (x + 0.5) * .log(onePlus: 1 / x) - 1 }
    let ratio = 1 / (2 * x + 1)
    return LogOnePlusMinus.atanhRemainder(ratio * ratio)
  }

  private static func stirlingSeries(_ x: Double) -> Double {
    let inverse = 1 / x
    let square = inverse * inverse
    var sum = 0.0
    for coefficient in stirlingCoefficients.reversed() {
      sum = sum * square + coefficient
    }
    return sum * inverse
  }

  /// log Γ(x) - log Γ(x + a), with a relative error that stays small when a is small.
  ///
  /// - Parameters:
  ///   - x: Positive.
  ///   - a: Not negative.
  /// - Returns: The difference, not above 0 where the gamma function rises.
  package static func difference(_ x: Double, plus a: Double) -> Double {
    var shifted = x
    var steps = 0.0
    while shifted < 10 {
      steps += .log(onePlus: a / shifted)
      shifted += 1
    }
    let growth = Double.log(onePlus: a / shifted)
    // Differences of the Stirling series term by term: x^-m - (x + a)^-m.
    let inverse = 1 / shifted
    let square = inverse * inverse
    var power = inverse
    var exponent = 1.0
    var series = 0.0
    for coefficient in stirlingCoefficients {
      series -= coefficient * power * .expMinusOne(-exponent * growth)
      power *= square
      exponent += 2
    }
    return steps + (series - (shifted - 0.5) * growth - a * (.log(shifted + a) - 1))
  }

  static let halfLogTwoPi = 0.918938533204672741780329736405617640

  /// B(2k) / (2k (2k - 1)).
  static let stirlingCoefficients: [Double] = [
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
    -3617.0 / 122_400, 43867.0 / 244_188,
  ]

  /// The Taylor coefficients 1 - γ and (-1)^k (ζ(k) - 1) / k, k = 2, 3, ...
  private static let zetaCoefficients: [Double] = [
    0.42278433509846713939,
    0.32246703342411321824,
    -0.067352301053198095133,
    0.020580808427784547879,
    -0.0073855510286739852663,
    0.0028905103307415232858,
    -0.0011927539117032609771,
    0.00050966952474304242234,
    -0.00022315475845357937976,
    0.000099457512781808533715,
    -0.0000449262367381331417,
    0.000020507212775670691553,
    -9.439488275268395904e-6,
    4.3748667899074878042e-6,
    -2.0392157538013662368e-6,
    9.5514121304074198329e-7,
    -4.4924691987645660433e-7,
    2.1207184805554665869e-7,
    -1.0043224823968099609e-7,
    4.7698101693639805658e-8,
    -2.271109460894316491e-8,
    1.0838659214896954091e-8,
    -5.1834750419700466551e-9,
    2.4836745438024783172e-9,
    -1.1921401405860912074e-9,
    5.7313672416788620133e-10,
    -2.7595228851242331452e-10,
    1.3304764374244489481e-10,
    -6.4229645638381000221e-11,
    3.1044247747322276e-11,
    -1.5021384080754142e-11,
    7.275974480239079e-12,
    -3.527742476575915e-12,
    1.711991790559618e-12,
  ]
}
