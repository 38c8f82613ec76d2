internal import Distributions

extension LifeTable.Group {
  /// Whether S right after a time is above (1), level with (0) or below (-1) a number near it.
  ///
  /// The product is carried in 106 bits. Multiples of 2^-20 are doubles as they are meant; other
  /// numbers stand for decimals that are nearest to them.
  func side(_ index: Int, of target: Double) -> Double {
    var product = DoubleDouble(1)
    var current = count - lateEntries.reduce(0, +)
    for place in 0...index {
      if events[place] > 0 {
        product.multiply(by: Double(current - events[place]), over: Double(current))
      }
      current += entered(place) - events[place] - censored[place]
    }
    // 2^-80 is far above the rounding of a million factors in 106 bits, 2^-82.
    let isExact = (target * 0x1p20).rounded() == target * 0x1p20
    return product.compared(to: target, tolerance: isExact ? 0x1p-80 : 0x1p-50)
  }
}
