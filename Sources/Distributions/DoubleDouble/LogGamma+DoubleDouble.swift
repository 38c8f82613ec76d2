/// The logarithm of the gamma function to about 30 digits.
extension LogGamma {
  /// log Γ(x), with full relative accuracy also near its zeros at 1 and 2.
  ///
  /// - Parameter x: Positive and finite.
  /// - Returns: The logarithm; infinity at 0 and at infinity, NaN below 0.
  package static func value(_ x: DoubleDouble) -> DoubleDouble {
    guard x.high > 0, x.high < .infinity else { return DoubleDouble(value(x.high)) }
    if x.high < 0.5 { return onePlus(x) - .log(x) }
    if x.high < 2.5 { return onePlus(x - 1) }
    // Upwards by a product, whose logarithm comes off again.
    var shifted = x
    var product = DoubleDouble(1)
    while shifted.high < leastForSeries {
      product *= shifted
      shifted = shifted + 1
    }
    let stirling =
      (shifted - 0.5) * .log(shifted) - shifted + (.halfLogTwoPi + stirlingSeries(shifted))
    return product.high == 1 ? stirling : stirling - .log(product)
  }

  /// log Γ(1 + x) for x in -0.5...1.5, to full relative accuracy near 0 and 1.
  package static func onePlus(_ x: DoubleDouble) -> DoubleDouble {
    x.high < 0.5 ? twoPlus(x) - .logOnePlus(x) : twoPlus(x - 1)
  }

  /// log Γ(2 + x) for x in -0.5...0.5: its Taylor series at 2.
  private static func twoPlus(_ x: DoubleDouble) -> DoubleDouble {
    // The later coefficients are too small to need their lower halves.
    var tail = 0.0
    for coefficient in laterCoefficients.reversed() { tail = tail * x.high + coefficient }
    var sum = DoubleDouble(tail)
    for coefficient in taylorCoefficients.reversed() { sum = sum * x + coefficient }
    return sum * x
  }

  /// The error of Stirling's formula, log Γ(x) - (x - 1/2) log x + x - log(2π)/2.
  ///
  /// - Parameter x: Positive and finite.
  /// - Returns: The error, positive; below 20 to about 30 digits after the point.
  package static func stirlingError(_ x: DoubleDouble) -> DoubleDouble {
    if x.high >= leastForSeries { return stirlingSeries(x) }
    return value(x) - (x - 0.5) * .log(x) + x - .halfLogTwoPi
  }

  private static func stirlingSeries(_ x: DoubleDouble) -> DoubleDouble {
    let inverse = 1 / x
    // There the second term is below the last digit of the first.
    if x.high > 1e17 { return inverse / 12 }
    let square = inverse * inverse
    var sum = DoubleDouble(0)
    for coefficient in stirlingTerms.reversed() { sum = sum * square + coefficient }
    return sum * inverse
  }

  /// From here on the Stirling series reaches 31 digits.
  static let leastForSeries = 20.0

  /// B(2k) / (2k (2k - 1)), k = 1, 2, ...
  static let stirlingTerms = [
    DoubleDouble(high: 0.08333333333333333, low: 4.625929269271485e-18),
    DoubleDouble(high: -0.002777777777777778, low: 1.0601087908747154e-19),
    DoubleDouble(high: 0.0007936507936507937, low: 6.883823317368282e-22),
    DoubleDouble(high: -0.0005952380952380953, low: 5.36938218754726e-20),
    DoubleDouble(high: 0.0008417508417508417, low: 3.6870174889237694e-20),
    DoubleDouble(high: -0.0019175269175269176, low: 1.0675702776872475e-19),
    DoubleDouble(high: 0.00641025641025641, low: 2.2240044563805217e-19),
    DoubleDouble(high: -0.029550653594771242, low: 4.861760957508855e-19),
    DoubleDouble(high: 0.17964437236883057, low: -6.401600482710946e-19),
    DoubleDouble(high: -1.3924322169059011, low: 1.5837056989230303e-17),
    DoubleDouble(high: 13.402864044168393, low: -6.154114101993966e-16),
    DoubleDouble(high: -156.84828462600203, low: 9.391823141715389e-15),
    DoubleDouble(high: 2193.1033333333335, low: -1.3339255626002948e-13),
    DoubleDouble(high: -36108.77125372499, low: 5.897583353514365e-13),
    DoubleDouble(high: 691472.268851313, low: 2.5585296305158e-11),
    DoubleDouble(high: -15238221.539407415, low: -8.76774522490625e-10),
    DoubleDouble(high: 382900751.39141417, low: -2.4082684757733585e-08),
  ]

  /// The Taylor coefficients 1 - γ and (-1)^k (ζ(k) - 1) / k, k = 2, 3, ..., 28.
  private static let taylorCoefficients = [
    DoubleDouble(high: 0.42278433509846713, low: 4.942915152430645e-18),
    DoubleDouble(high: 0.3224670334241132, low: 1.520336175199238e-17),
    DoubleDouble(high: -0.0673523010531981, low: 6.87667631175899e-18),
    DoubleDouble(high: 0.020580808427784546, low: 1.4629392512775695e-18),
    DoubleDouble(high: -0.007385551028673986, low: 4.1051370891788617e-19),
    DoubleDouble(high: 0.0028905103307415234, low: -7.357950161901912e-20),
    DoubleDouble(high: -0.001192753911703261, low: 4.1747852352514e-20),
    DoubleDouble(high: 0.0005096695247430425, low: -2.780354175057013e-20),
    DoubleDouble(high: -0.00022315475845357939, low: 6.032078299350848e-21),
    DoubleDouble(high: 9.945751278180853e-05, low: 2.734261130690314e-21),
    DoubleDouble(high: -4.492623673813314e-05, low: 3.4577848248512954e-22),
    DoubleDouble(high: 2.050721277567069e-05, low: 4.864174577619616e-22),
    DoubleDouble(high: -9.439488275268397e-06, low: 8.111985879973243e-22),
    DoubleDouble(high: 4.374866789907488e-06, low: -3.7021851137962053e-22),
    DoubleDouble(high: -2.039215753801366e-06, low: -4.70891370095011e-23),
    DoubleDouble(high: 9.55141213040742e-07, low: 4.798512617588967e-23),
    DoubleDouble(high: -4.492469198764566e-07, low: 1.4219340578032317e-23),
    DoubleDouble(high: 2.1207184805554665e-07, low: 1.2243193613787666e-23),
    DoubleDouble(high: -1.0043224823968099e-07, low: -5.246728062732248e-24),
    DoubleDouble(high: 4.7698101693639804e-08, low: 1.6747349659198183e-24),
    DoubleDouble(high: -2.2711094608943164e-08, low: -1.406065812811299e-24),
    DoubleDouble(high: 1.0838659214896955e-08, low: -5.018242148804151e-25),
    DoubleDouble(high: -5.183475041970047e-09, low: -1.0891302535635231e-26),
    DoubleDouble(high: 2.4836745438024785e-09, low: -1.5805048837932932e-25),
    DoubleDouble(high: -1.1921401405860912e-09, low: -5.269861418993634e-26),
    DoubleDouble(high: 5.731367241678862e-10, low: -2.3810866578223724e-26),
    DoubleDouble(high: -2.7595228851242334e-10, low: 2.107257883073299e-26),
    DoubleDouble(high: 1.330476437424449e-10, low: 6.614614775208236e-27),
  ]

  /// Their continuation, k = 29, 30, ..., 55.
  private static let laterCoefficients = [
    -6.4229645638381e-11,
    3.1044247747322276e-11,
    -1.5021384080754142e-11,
    7.275974480239079e-12,
    -3.527742476575915e-12,
    1.711991790559618e-12,
    -8.315385841420285e-13,
    4.04220052528944e-13,
    -1.9664756310966165e-13,
    9.573630387838556e-14,
    -4.6640760264283744e-14,
    2.2737369600659724e-14,
    -1.1091399470834522e-14,
    5.413659156725363e-15,
    -2.643880017860995e-15,
    1.2918959062789966e-15,
    -6.315935504198448e-16,
    3.089316266963393e-16,
    -1.5117930628108198e-16,
    7.40148685695232e-17,
    -3.625218048120654e-17,
    1.7763568421861633e-17,
    -8.70763157479179e-18,
    4.270088559227004e-18,
    -2.0947604247944643e-18,
    1.0279842823787928e-18,
    -5.046468294792953e-19,
  ]
}
