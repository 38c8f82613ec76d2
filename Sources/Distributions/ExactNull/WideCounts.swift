/// Whole numbers of a fixed width, several words each, that are added and subtracted exactly.
///
/// Arithmetic is modulo 2^(64 words): a result that fits is right whatever was passed on the way.
struct WideCounts {
  let count: Int

  /// The number of words of each number.
  private let words: Int

  /// The words of the numbers, number after number, the lowest word first.
  private var limbs: [UInt64]

  /// Numbers that are all 0 except for the first one, which is 1.
  ///
  /// - Parameters:
  ///   - count: How many, 1 or more.
  ///   - words: The words of each, 1 or more.
  init(oneThenZeros count: Int, words: Int) {
    self.count = count
    self.words = words
    limbs = [UInt64](repeating: 0, count: count * words)
    limbs[0] = 1
  }

  /// Adds to each number the (already increased) number so many places before it.
  ///
  /// As a power series it is divided by 1 - q^distance.
  ///
  /// - Parameters:
  ///   - distance: The number of places, 1 or more.
  ///   - end: How many numbers are changed; those behind are left as they are.
  ///   - active: How many low words of each are changed.
  mutating func accumulate(every distance: Int, upTo end: Int, words active: Int) {
    let (words, offset) = (words, distance * words)
    let (end, active) = (min(end, count) * words, min(active, words))
    limbs.withUnsafeMutableBufferPointer { limbs in
      guard let base = limbs.baseAddress else { return }
      if active <= 2 {
        var start = offset
        while start < end {
          let (low, overflow) = base[start].addingReportingOverflow(base[start &- offset])
          base[start] = low
          if active == 2 {
            base[start &+ 1] &+= base[start &+ 1 &- offset] &+ (overflow ? 1 : 0)
          }
          start &+= words
        }
        return
      }
      for start in stride(from: offset, to: end, by: words) {
        let (target, source) = (base + start, base + (start - offset))
        var carry: UInt64 = 0
        for index in 0..<active {
          let (sum, first) = target[index].addingReportingOverflow(source[index])
          let (total, second) = sum.addingReportingOverflow(carry)
          target[index] = total
          carry = (first ? 1 : 0) | (second ? 1 : 0)
        }
      }
    }
  }

  /// Subtracts from each number the one so many places before it.
  ///
  /// As a power series it is multiplied by 1 - q^distance. The parameters are those of
  /// ``accumulate(every:upTo:words:)``.
  mutating func difference(every distance: Int, upTo end: Int, words active: Int) {
    let (words, offset) = (words, distance * words)
    let (end, active) = (min(end, count) * words, min(active, words))
    limbs.withUnsafeMutableBufferPointer { limbs in
      guard let base = limbs.baseAddress else { return }
      if active <= 2 {
        var start = end &- words
        while start >= offset {
          let (low, overflow) = base[start].subtractingReportingOverflow(base[start &- offset])
          base[start] = low
          if active == 2 {
            base[start &+ 1] &-= base[start &+ 1 &- offset] &+ (overflow ? 1 : 0)
          }
          start &-= words
        }
        return
      }
      for start in stride(from: end - words, through: offset, by: -words) {
        let (target, source) = (base + start, base + (start - offset))
        var borrow: UInt64 = 0
        for index in 0..<active {
          let (rest, first) = target[index].subtractingReportingOverflow(source[index])
          let (total, second) = rest.subtractingReportingOverflow(borrow)
          target[index] = total
          borrow = (first ? 1 : 0) | (second ? 1 : 0)
        }
      }
    }
  }

  /// The number at a place, rounded to a double.
  subscript(place: Int) -> Double {
    var value = 0.0
    for index in stride(from: words - 1, through: 0, by: -1) {
      let limb = limbs[place * words + index]
      value += Double(sign: .plus, exponent: 64 * index, significand: Double(limb))
    }
    return value
  }
}
