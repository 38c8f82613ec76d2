import RealModule

/// The rational approximations of algorithm AS 241 to the normal quantile.
///
/// Wichura, Applied Statistics 1988;37:477, doi 10.2307/2347330.
enum NormalQuantileStart {
  /// The quantile at 1/2 + `offset`, for offsets up to 0.425.
  static func central(_ offset: Double) -> Double {
    let r = 0.180625 - offset * offset
    return offset * horner(centralNumerator, r) / horner(centralDenominator, r)
  }

  /// The value with an upper tail of this logarithm, for tails below 0.075.
  static func tail(logarithm: Double) -> Double {
    let r = (-logarithm).squareRoot()
    if r <= 5 {
      return horner(nearNumerator, r - 1.6) / horner(nearDenominator, r - 1.6)
    }
    return horner(farNumerator, r - 5) / horner(farDenominator, r - 5)
  }

  private static func horner(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 0.0
    for coefficient in coefficients.reversed() { sum = sum * x + coefficient }
    return sum
  }

  private static let centralNumerator = [
    3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
    13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
    33430.575583588128105, 2509.0809287301226727,
  ]
  private static let centralDenominator = [
    1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
    21213.794301586595867, 39307.895800092710610, 28729.085735721942674,
    5226.4952788528545610,
  ]
  private static let nearNumerator = [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
    3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
    0.0227238449892691845833, 0.000774545014278341407640,
  ]
  private static let nearDenominator = [
    1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
    0.148103976427480074590, 0.0151986665636164571966, 0.000547593808499534494600,
    1.05075007164441684324e-9,
  ]
  private static let farNumerator = [
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
    0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ]
  private static let farDenominator = [
    1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
    0.00078686913114561325910, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  ]
}
