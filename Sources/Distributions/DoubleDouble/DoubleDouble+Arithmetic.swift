extension DoubleDouble {
  @inlinable @inline(__always) package static prefix func - (number: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -number.high, low: -number.low)
  }

  @inlinable @inline(__always) package static func + (left: DoubleDouble, right: DoubleDouble)
    -> DoubleDouble
  {
    let highs = DoubleDouble(sum: left.high, right.high)
    let lows = DoubleDouble(sum: left.low, right.low)
    let upper = DoubleDouble(large: highs.high, small: highs.low + lows.high)
    return DoubleDouble(large: upper.high, small: upper.low + lows.low)
  }

  @inlinable package static func + (left: DoubleDouble, right: Double) -> DoubleDouble {
    let sum = DoubleDouble(sum: left.high, right)
    return DoubleDouble(large: sum.high, small: sum.low + left.low)
  }

  @inlinable @inline(__always) package static func - (left: DoubleDouble, right: DoubleDouble)
    -> DoubleDouble
  {
    left + -right
  }

  @inlinable package static func - (left: DoubleDouble, right: Double) -> DoubleDouble {
    left + -right
  }

  @inlinable package static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let product = left.high * right.high
    var rest = (-product).addingProduct(left.high, right.high)
    rest += (left.low * right.low).addingProduct(left.high, right.low)
      .addingProduct(left.low, right.high)
    return DoubleDouble(large: product, small: rest)
  }

  @inlinable package static func * (left: DoubleDouble, right: Double) -> DoubleDouble {
    let product = left.high * right
    let rest = (-product).addingProduct(left.high, right).addingProduct(left.low, right)
    return DoubleDouble(large: product, small: rest)
  }

  @inlinable package static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
    let first = left.high / right.high
    let remainder = left - right * first
    let second = remainder.high / right.high
    let third = (remainder - right * second).high / right.high
    return DoubleDouble(large: first, small: second) + third
  }

  @inlinable package static func / (left: DoubleDouble, right: Double) -> DoubleDouble {
    left / DoubleDouble(right)
  }

  @inlinable package static func / (left: Double, right: DoubleDouble) -> DoubleDouble {
    DoubleDouble(left) / right
  }

  @inlinable @inline(__always) package static func += (
    left: inout DoubleDouble, right: DoubleDouble
  ) {
    left = left + right
  }

  @inlinable package static func *= (left: inout DoubleDouble, right: DoubleDouble) {
    left = left * right
  }

  /// The product with a power of 2: exact, unless it leaves the range of normal numbers.
  @inlinable package func scaled(by power: Double) -> DoubleDouble {
    DoubleDouble(high: high * power, low: low * power)
  }

  /// The square root; NaN below 0.
  package func squareRoot() -> DoubleDouble {
    guard high > 0, high < .infinity else { return DoubleDouble(high.squareRoot()) }
    let root = high.squareRoot()
    let rest = (self - DoubleDouble(product: root, root)).high
    let better = DoubleDouble(large: root, small: rest / (2 * root))
    let remainder = (self - better * better).high
    return better + remainder / (2 * root)
  }
}
