import Distributions

/// A sum of doubles without any rounding, from which terms can be taken away again.
///
/// It is kept as doubles that do not overlap, of rising magnitude: as few as its digits need. What
/// has been added and taken away leaves nothing behind, however large it was, and the order of the
/// terms does not matter.
///
/// Shewchuk, Discrete Comput Geom 18:305, 1997, doi 10.1007/PL00009321.
struct ExactSum: Sendable {
  // Two parts serve most sums, without memory of their own.
  private var first = 0.0
  private var second = 0.0
  private var more: [Double] = []
  private var count = 0

  init() {}

  /// The parts, of rising magnitude; none for 0.
  var parts: [Double] { (0..<count).map { self[$0] } }

  /// Whether nothing is left, or was ever added.
  var isZero: Bool { count == 0 }

  /// The sum, rounded to twice the digits of a double; not finite where it leaves their range.
  var value: DoubleDouble {
    var sum = DoubleDouble(0)
    for place in stride(from: count - 1, through: 0, by: -1) { sum.add(self[place]) }
    return sum
  }

  private subscript(place: Int) -> Double {
    get { place == 0 ? first : place == 1 ? second : more[place - 2] }
    set {
      switch place {
      case 0: first = newValue
      case 1: second = newValue
      case _ where place >= more.count + 2: more.append(newValue)
      default: more[place - 2] = newValue
      }
    }
  }

  /// Adds a term.
  mutating func add(_ term: Double) {
    var rest = term
    var kept = 0
    for place in 0..<count {
      let sum = DoubleDouble(sum: rest, self[place])
      if sum.low != 0 {
        self[kept] = sum.low
        kept += 1
      }
      rest = sum.high
    }
    if rest != 0 {
      self[kept] = rest
      kept += 1
    }
    count = kept
    if more.count > max(0, kept - 2) { more.removeLast(more.count - max(0, kept - 2)) }
  }

  /// Adds a term of twice the digits.
  mutating func add(_ term: DoubleDouble) {
    add(term.low)
    add(term.high)
  }

  /// Adds another sum, or takes it away.
  mutating func add(_ other: ExactSum, times sign: Double = 1) {
    for place in 0..<other.count { add(sign * other[place]) }
  }
}

extension ExactSum: Equatable {
  /// Whether both are the same number.
  static func == (left: ExactSum, right: ExactSum) -> Bool {
    var difference = left
    difference.add(right, times: -1)
    return difference.isZero
  }
}

extension ExactSum: Codable {
  /// Decodes the list of parts; its sum.
  init(from decoder: any Decoder) throws {
    for part in try [Double](from: decoder) { add(part) }
  }

  /// Encodes the parts as a list.
  func encode(to encoder: any Encoder) throws { try parts.encode(to: encoder) }
}
