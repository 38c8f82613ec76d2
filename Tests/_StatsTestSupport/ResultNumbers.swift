public import Foundation

/// The numbers of a result as its JSON holds them, at any depth: what the cells of its tables are
/// held against.
///
/// A cell is looked up by rounding each number of the result exactly (``ExactDecimal``), so that a
/// number that was rounded twice, or that is in no result, is found out.
public struct ResultNumbers {
  /// All numbers, in ascending order.
  private var values: [Double] = []

  /// Numbers that stand together as limits: an interval, quartiles, a range.
  private var pairs: [(lower: Double, upper: Double)] = []

  /// Reads the JSON of a result.
  public init(_ json: Any) {
    collect(json)
    values.sort()
  }

  /// Reads the JSON of a result from its text.
  public init(json: Data) throws { self.init(try JSONSerialization.jsonObject(with: json)) }

  /// Numbers that are at hand.
  public init(_ numbers: [Double]) { values = numbers.sorted() }

  /// The numbers of this and of another result together.
  public func with(_ other: ResultNumbers) -> ResultNumbers {
    var both = self
    both.values = (values + other.values).sorted()
    both.pairs += other.pairs
    return both
  }

  /// What of a cell is no number of the result, rounded once.
  public func faults(in cell: String) -> [String] {
    var count: Int?
    return ShownCell(cell).parts.compactMap { part in
      switch part {
      case .numeral(let numeral):
        defer { count = Int(numeral.text) }
        return holds(numeral) || isShare(count, ofATotal: numeral)
          ? nil : "\(numeral.text) is no number of the result"
      case .range(let lower, let upper):
        return holds(lower, upper)
          ? nil : "\(lower.text) to \(upper.text) are no limits of the result"
      case .share(let count, let total, let percentage):
        return Self.isShare(count, total, percentage)
          ? (holdsWhole(count) && holdsWhole(total) ? nil : "\(count)/\(total) is in no result")
          : "\(percentage.text) % is not \(count)/\(total)"
      }
    }
  }

  private mutating func collect(_ json: Any) {
    switch json {
    case let object as [String: Any]:
      for item in object.values { collect(item) }
      for (lower, upper) in [
        ("lower", "upper"), ("lowerQuartile", "upperQuartile"), ("minimum", "maximum"),
      ] {
        if let low = Self.number(object[lower]), let high = Self.number(object[upper]) {
          pairs.append((low, high))
        }
      }
      values += Self.sums(of: object.values.compactMap { Self.whole($0) })
    case let list as [Any]:
      for item in list { collect(item) }
      let counts = list.compactMap { Self.whole($0) }
      if counts.count == list.count, !counts.isEmpty { values.append(counts.reduce(0, +)) }
      sumColumns(of: list)
    default: if let number = Self.number(json) { values.append(number) }
    }
  }

  /// The totals of a table of counts: those of its columns, and of all.
  private mutating func sumColumns(of list: [Any]) {
    let rows = list.compactMap { ($0 as? [Any])?.compactMap { Self.whole($0) } }
    guard rows.count == list.count, let width = rows.first?.count, width > 0,
      rows.allSatisfy({ $0.count == width })
    else { return }
    let totals = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } }
    values += totals + [totals.reduce(0, +)]
    if rows.count == 2, width == 2, rows[0][1] * rows[1][0] > 0 {
      // The odds ratio of a stratum, either way round.
      let ratio = rows[0][0] * rows[1][1] / (rows[0][1] * rows[1][0])
      values += [ratio, 1 / ratio]
    }
  }

  /// The sums of two counts of one object, such as true negatives and false positives.
  private static func sums(of counts: [Double]) -> [Double] {
    guard counts.count <= 24 else { return [] }
    return counts.indices.flatMap { first in
      counts[(first + 1)...].map { counts[first] + $0 }
    }
  }

  private static func number(_ json: Any?) -> Double? {
    switch json {
    case let text as String where text == "Infinity": .infinity
    case let text as String where text == "-Infinity": -.infinity
    case let number as NSNumber: number.doubleValue
    default: nil
    }
  }

  /// A count: a whole number of 0 or more.
  private static func whole(_ json: Any?) -> Double? {
    guard let number = number(json), number >= 0, number < 1e9, number == number.rounded() else {
      return nil
    }
    return number
  }

  private func holds(_ numeral: ShownCell.Numeral) -> Bool {
    if let bound = numeral.bound, let limit = Double(numeral.text), limit < 1 {
      // "< 0.001" and "> 0.999" of p-values; a cutoff "< 0.5" is a number of its own.
      if bound == "<", values.contains(where: { $0 >= 0 && $0 < limit }) { return true }
      if bound == ">", values.contains(where: { $0 > limit && $0 <= 1 }) { return true }
    }
    return values.contains { Self.shows($0, numeral) }
  }

  private func holds(_ lower: ShownCell.Numeral, _ upper: ShownCell.Numeral) -> Bool {
    pairs.contains { Self.shows($0.lower, lower) && Self.shows($0.upper, upper) }
      || (holds(lower) && holds(upper) && !hasPairs(near: lower))
  }

  /// Whether some limits are shown by a numeral, so that its partner must be theirs.
  private func hasPairs(near lower: ShownCell.Numeral) -> Bool {
    pairs.contains { Self.shows($0.lower, lower) }
  }

  private func holdsWhole(_ count: Int) -> Bool { values.contains(Double(count)) }

  /// Whether a percentage is that of the count before it, of some total of the result, as in a cross
  /// table whose totals stand in another column.
  private func isShare(_ count: Int?, ofATotal percentage: ShownCell.Numeral) -> Bool {
    guard let count, percentage.decimals != nil, holdsWhole(count) else { return false }
    return values.contains { total in
      total >= Double(count) && total < 1e9 && total == total.rounded()
        && Self.isShare(count, Int(total), percentage)
    }
  }

  /// Whether a numeral is a number, or a hundred times it, rounded once.
  private static func shows(_ value: Double, _ numeral: ShownCell.Numeral) -> Bool {
    guard let shown = Double(numeral.text), value.isFinite else { return false }
    if let mark = numeral.text.firstIndex(of: "e") {
      let digits = numeral.text[..<mark].filter(\.isNumber).count
      return String(format: "%.\(digits - 1)e", value) == numeral.text
    }
    let decimals = numeral.decimals ?? 0
    for power in numeral.isPercentage ? [2] : [0, 2] {
      let distance = (value * (power == 2 ? 100 : 1) - shown).magnitude
      // The expansion is for those that are near. 1e-12 stands for what is rounding of 0.
      guard distance <= 0.6 * pow(10, -Double(decimals)) else { continue }
      if ExactDecimal(value).rounded(to: decimals, timesTenTo: power) == numeral.text {
        return true
      }
    }
    return false
  }

  /// Whether a percentage is the exact quotient, rounded once with ties to the even decimal.
  static func isShare(_ count: Int, _ total: Int, _ percentage: ShownCell.Numeral) -> Bool {
    guard total > 0 else { return false }
    let decimals = percentage.decimals ?? 0
    let scale = (0..<decimals).reduce(100) { scale, _ in scale * 10 }
    let (quotient, rest) = (scale * count).quotientAndRemainder(dividingBy: total)
    let isUp = 2 * rest > total || (2 * rest == total && quotient % 2 == 1)
    var digits = String(quotient + (isUp ? 1 : 0))
    while digits.count <= decimals { digits = "0" + digits }
    let whole = digits.dropLast(decimals)
    return percentage.text == (decimals == 0 ? digits : "\(whole).\(digits.suffix(decimals))")
  }
}
