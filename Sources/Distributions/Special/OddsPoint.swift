import RealModule

/// A point of the beta distribution from the logarithm of its odds x / y.
struct OddsPoint {
  let plain: BetaPoint
  let logX: Double
  let logY: Double

  init(_ a: Double, _ b: Double, logOdds: Double) {
    // The smaller share over the larger.
    let ratio = Double.exp(-logOdds.magnitude)
    let (large, small) = (1 / (1 + ratio), ratio / (1 + ratio))
    let logLarge = -Double.log(onePlus: ratio)
    let logSmall = logLarge - logOdds.magnitude
    let isLow = logOdds < 0
    let (x, y) = isLow ? (small, large) : (large, small)
    logX = isLow ? logSmall : logLarge
    logY = isLow ? logLarge : logSmall
    // a y - b x
    let distance = large * (isLow ? a.addingProduct(-b, ratio) : (-b).addingProduct(a, ratio))
    plain = BetaPoint(a: a, b: b, x: x, y: y, distance: distance)
  }
}
