import RealModule

/// Exponential and logarithm to about 31 digits, relative.
extension DoubleDouble {
  package static let logTwo = DoubleDouble(
    high: 0.6931471805599453, low: 2.3190468138462996e-17)
  package static let pi = DoubleDouble(high: 3.141592653589793, low: 1.2246467991473532e-16)
  package static let halfLogTwoPi = DoubleDouble(
    high: 0.9189385332046728, low: -3.8782941580672414e-17)

  /// e to the power of a number: infinity above 709.7, 0 below -745.1; digits are lost below -670,
  /// where the lower half of the result underflows.
  package static func exp(_ exponent: DoubleDouble) -> DoubleDouble {
    guard exponent.high > -746, exponent.high < 710 else {
      return DoubleDouble(.exp(exponent.high))
    }
    let (twos, rest) = reduced(exponent)
    let mantissa = rest + 1
    // Two factors, as 2^1024 itself is no number.
    let half = (twos / 2).rounded(.down)
    return mantissa.scaled(by: power(half)).scaled(by: power(twos - half))
  }

  /// e to the power of a number, less 1, to full relative accuracy near 0.
  package static func expMinusOne(_ exponent: DoubleDouble) -> DoubleDouble {
    guard exponent.high > -40, exponent.high < 40 else { return exp(exponent) - 1 }
    let (twos, rest) = reduced(exponent)
    if twos == 0 { return rest }
    let scale = power(twos)
    return rest.scaled(by: scale) + (scale - 1)
  }

  /// The natural logarithm, also to full relative accuracy near 1.
  package static func log(_ number: DoubleDouble) -> DoubleDouble {
    let start = Double.log(number.high)
    guard start.isFinite else { return DoubleDouble(start) }
    if start.magnitude < 0.5 { return logOnePlus(number - 1) }
    // The power of 2 by itself: the rest is then at most log 2 and the sum keeps its digits.
    let exponent = Double(number.high.exponent)
    let half = (exponent / 2).rounded(.down)
    let mantissa = number.scaled(by: power(-half)).scaled(by: power(half - exponent))
    let rest = Double.log(mantissa.high)
    let miss = mantissa * exp(DoubleDouble(-rest)) - 1
    let square = miss.high * miss.high
    return logTwo * exponent + (miss + rest) - square * (0.5 - miss.high / 3)
  }

  /// log(1 + x), to full relative accuracy near 0.
  package static func logOnePlus(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > -0.5, x.high < 1 else { return log(x + 1) }
    if x.high.magnitude < 1e-33 { return x }
    let start = Double.log(onePlus: x.high)
    let grown = expMinusOne(DoubleDouble(start))
    // log(1 + x) = start + log(1 + miss), with a miss of an ulp of the start.
    let miss = (x - grown) / (grown + 1)
    return miss + start - 0.5 * miss.high * miss.high
  }

  /// log(1 + x) - x without cancellation.
  package static func logOnePlusMinus(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > -0.3, x.high < 0.4 else { return logOnePlus(x) - x }
    let ratio = x / (x + 2)
    return ratio * (atanhRemainder(ratio * ratio).scaled(by: 2) - x)
  }

  /// The sum s/3 + s²/5 + s³/7 + ..., which is atanh(r)/r - 1 at s = r², for s below 0.04.
  static func atanhRemainder(_ square: DoubleDouble) -> DoubleDouble {
    var power = square
    var sum = DoubleDouble(0)
    var divisor = 3.0
    for _ in 0..<40 {
      let term = power / divisor
      sum += term
      if term.high <= sum.high * 0x1p-108 { break }
      power *= square
      divisor += 2
    }
    return sum
  }

  /// Splits exp(x) into 2^twos (1 + rest).
  private static func reduced(_ x: DoubleDouble) -> (twos: Double, rest: DoubleDouble) {
    let twos = (x.high / logTwo.high).rounded()
    // The third part of log 2 keeps the remainder's digits at exponents of hundreds.
    let third = 5.707708438416212e-34
    let remainder =
      (x - DoubleDouble(product: twos, logTwo.high) - DoubleDouble(product: twos, logTwo.low))
      - twos * third
    let small = remainder.scaled(by: 0x1p-4)
    // The later terms are too small to need their lower halves.
    var tail = 0.0
    for factor in laterInverseFactorials { tail = (tail + factor) * small.high }
    var sum = DoubleDouble(tail)
    for factor in inverseFactorials { sum = (sum + factor) * small }
    sum = sum * small + small
    for _ in 0..<4 { sum = sum.scaled(by: 2) + sum * sum }
    return (twos, sum)
  }

  private static func power(_ exponent: Double) -> Double {
    Double(sign: .plus, exponent: Int(exponent), significand: 1)
  }

  /// 1 / k! for k = 15, 14, ..., 8.
  private static let laterInverseFactorials = [
    7.647163731819816e-13, 1.1470745597729725e-11, 1.6059043836821613e-10, 2.08767569878681e-09,
    2.505210838544172e-08, 2.755731922398589e-07, 2.7557319223985893e-06, 2.48015873015873e-05,
  ]

  /// 1 / k! for k = 7, 6, ..., 2.
  private static let inverseFactorials = [
    DoubleDouble(high: 0.0001984126984126984, low: 1.7209558293420705e-22),
    DoubleDouble(high: 0.001388888888888889, low: -5.300543954373577e-20),
    DoubleDouble(high: 0.008333333333333333, low: 1.1564823173178714e-19),
    DoubleDouble(high: 0.041666666666666664, low: 2.3129646346357427e-18),
    DoubleDouble(high: 0.16666666666666666, low: 9.25185853854297e-18),
    DoubleDouble(high: 0.5, low: 0.0),
  ]
}
