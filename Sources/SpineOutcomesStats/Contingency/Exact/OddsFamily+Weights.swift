extension OddsFamily {
  /// Compares two weights exactly, w(first) with w(second): -1 smaller, 0 equal, 1 larger.
  ///
  /// Their ratio is a quotient of two products of whole numbers, which are multiplied out. Beyond
  /// 4096 factors doubles decide, with equality inside a relative 1e-12.
  func compareWeights(_ first: Int, _ second: Int) -> Int {
    if first == second || isMirror(first, second) { return 0 }
    let (low, high) = first < second ? (first, second) : (second, first)
    let sign = first < second ? 1 : -1
    guard high - low <= 4096 else {
      var quotient = 1.0
      for k in low..<high { quotient *= ratio(k) }
      if (quotient - 1).magnitude <= 1e-12 { return 0 }
      return quotient < 1 ? sign : -sign
    }
    var risen = WholeProduct()
    var fallen = WholeProduct()
    for k in low..<high {
      let factors = factors(k)
      risen.multiply(by: factors.above.0)
      risen.multiply(by: factors.above.1)
      fallen.multiply(by: factors.below.0)
      fallen.multiply(by: factors.below.1)
    }
    if risen == fallen { return 0 }
    return risen < fallen ? sign : -sign
  }
}

/// A product of whole numbers, of any size.
private struct WholeProduct: Equatable {
  /// The digits to base 2^64, lowest first, without leading zeros.
  private var digits: [UInt64] = [1]

  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in digits.indices {
      let (high, low) = digits[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      digits[index] = sum
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry > 0 { digits.append(carry) }
  }

  static func < (first: Self, second: Self) -> Bool {
    if first.digits.count != second.digits.count {
      return first.digits.count < second.digits.count
    }
    for (one, two) in zip(first.digits.reversed(), second.digits.reversed()) where one != two {
      return one < two
    }
    return false
  }
}
