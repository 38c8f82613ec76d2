/// A whole number from 0 to 2^256 - 1, for products of counts that are compared exactly.
struct WideInteger: Sendable, Comparable {
  /// Its words, the lowest first.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  static let zero = WideInteger(0)

  init(_ value: UInt64) { words = (value, 0, 0, 0) }

  /// The number high x 2^64 + low.
  init(low: UInt64, high: UInt64) { words = (low, high, 0, 0) }

  /// A count, which is not negative.
  init(count: Int) { self.init(UInt64(max(0, count))) }

  /// The product of two counts, neither of them negative.
  init(product first: Int, _ second: Int) {
    let product = UInt64(max(0, first)).multipliedFullWidth(by: UInt64(max(0, second)))
    words = (product.low, product.high, 0, 0)
  }

  static func == (first: WideInteger, second: WideInteger) -> Bool {
    first.words == second.words
  }

  static func < (first: WideInteger, second: WideInteger) -> Bool {
    if first.words.3 != second.words.3 { return first.words.3 < second.words.3 }
    if first.words.2 != second.words.2 { return first.words.2 < second.words.2 }
    if first.words.1 != second.words.1 { return first.words.1 < second.words.1 }
    return first.words.0 < second.words.0
  }

  /// How many binary digits it has; 0 for 0.
  var bitWidth: Int {
    for (index, word) in [words.3, words.2, words.1, words.0].enumerated() where word > 0 {
      return 64 * (4 - index) - word.leadingZeroBitCount
    }
    return 0
  }

  /// The sum modulo 2^256.
  static func &+ (first: WideInteger, second: WideInteger) -> WideInteger {
    var result = WideInteger.zero
    var carry: UInt64 = 0
    (result.words.0, carry) = sum(first.words.0, second.words.0, 0)
    (result.words.1, carry) = sum(first.words.1, second.words.1, carry)
    (result.words.2, carry) = sum(first.words.2, second.words.2, carry)
    (result.words.3, _) = sum(first.words.3, second.words.3, carry)
    return result
  }

  /// The difference modulo 2^256.
  static func &- (first: WideInteger, second: WideInteger) -> WideInteger {
    var negated = second
    negated.words = (~second.words.0, ~second.words.1, ~second.words.2, ~second.words.3)
    return first &+ negated &+ WideInteger(1)
  }

  /// The difference to one word, unless that is larger.
  func subtracting(_ second: UInt64) -> WideInteger? {
    guard self >= WideInteger(second) else { return nil }
    var result = self
    var borrow: Bool
    (result.words.0, borrow) = words.0.subtractingReportingOverflow(second)
    if borrow { (result.words.1, borrow) = words.1.subtractingReportingOverflow(1) }
    if borrow { (result.words.2, borrow) = words.2.subtractingReportingOverflow(1) }
    if borrow { result.words.3 = words.3 &- 1 }
    return result
  }

  /// The product with one word, modulo 2^256.
  static func &* (first: WideInteger, second: UInt64) -> WideInteger {
    var result = WideInteger.zero
    var carry: UInt64 = 0
    (result.words.0, carry) = product(first.words.0, second, carry)
    (result.words.1, carry) = product(first.words.1, second, carry)
    (result.words.2, carry) = product(first.words.2, second, carry)
    (result.words.3, _) = product(first.words.3, second, carry)
    return result
  }

  /// The product modulo 2^256.
  static func &* (first: WideInteger, second: WideInteger) -> WideInteger {
    var result = first &* second.words.0
    var moved = first
    for word in [second.words.1, second.words.2, second.words.3] {
      moved.words = (0, moved.words.0, moved.words.1, moved.words.2)
      if word > 0 { result = result &+ (moved &* word) }
    }
    return result
  }

  /// The nearest double, to within a rounding or two.
  var approximate: Double {
    Double(words.0) + 0x1p64 * Double(words.1) + 0x1p128 * Double(words.2)
      + 0x1p192 * Double(words.3)
  }

  /// The number, if it is an `Int`.
  var exactInt: Int? {
    guard words.1 == 0, words.2 == 0, words.3 == 0 else { return nil }
    return Int(exactly: words.0)
  }

  @inline(__always)
  private static func sum(_ a: UInt64, _ b: UInt64, _ carry: UInt64) -> (UInt64, UInt64) {
    let (part, first) = a.addingReportingOverflow(b)
    let (sum, second) = part.addingReportingOverflow(carry)
    return (sum, (first ? 1 : 0) &+ (second ? 1 : 0))
  }

  @inline(__always)
  private static func product(_ a: UInt64, _ b: UInt64, _ carry: UInt64) -> (UInt64, UInt64) {
    let full = a.multipliedFullWidth(by: b)
    let (low, overflow) = full.low.addingReportingOverflow(carry)
    return (low, full.high &+ (overflow ? 1 : 0))
  }
}
