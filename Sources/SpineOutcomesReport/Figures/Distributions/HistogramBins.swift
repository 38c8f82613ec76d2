internal import Foundation

/// The bars of a histogram: equal steps of a width that people can read, with their counts.
struct HistogramBins: Sendable, Equatable {
  /// The lower end of the first bar.
  let first: Double

  /// The width of a bar.
  let step: Double

  /// How many values lie in each bar: at its lower end or above, below its upper end.
  private(set) var counts: [Int]

  /// The upper end of the last bar.
  var last: Double { first + Double(counts.count) * step }

  /// The most places of a lattice that have a bar each.
  private static let mostPlaces = 24.0

  /// Counts values.
  ///
  /// Where all values lie on a lattice of few places, as whole numbers of a short range do, each
  /// place has a bar around it. Others have steps of 1, 2 or 5 times a power of ten, up to three
  /// times the cube root of n of them.
  ///
  /// - Parameters:
  ///   - cells: The distinct values, ascending, with their counts.
  ///   - limit: The most bars, at least 2.
  init(_ cells: [(value: Double, count: Int)], atMost limit: Int) {
    let total = cells.reduce(0) { $0 + $1.count }
    guard let low = cells.first?.value, let high = cells.last?.value, low < high,
      (high - low).isFinite
    else {
      (first, step, counts) = ((cells.first?.value ?? 0) - 0.5, 1, [total])
      return
    }
    let span = high - low
    if let distance = Self.lattice(cells.map(\.value)), span <= Self.mostPlaces * distance {
      (first, step) = (low - distance / 2, distance)
    } else {
      let wanted = min(max(2, limit), max(5, Int((3 * cbrt(Double(total))).rounded(.up))))
      step = Self.step(span, atMost: wanted)
      first = (low / step + 1e-9).rounded(.down) * step
    }
    counts = []
    for (value, count) in cells {
      let place = max(0, Int(min(((value - first) / step + 1e-9).rounded(.down), 1000)))
      while counts.count <= place { counts.append(0) }
      counts[place] += count
    }
  }

  /// The distance of which all differences of ascending values are multiples; nil for none.
  private static func lattice(_ values: [Double]) -> Double? {
    guard let first = values.first,
      let least = zip(values, values.dropFirst()).map({ $1 - $0 }).min(), least > 0
    else { return nil }
    let isLattice = values.allSatisfy { value in
      let steps = (value - first) / least
      return steps.isFinite && (steps - steps.rounded()).magnitude < 1e-6
    }
    return isLattice ? least : nil
  }

  /// The smallest readable step of which so many span a range.
  private static func step(_ span: Double, atMost count: Int) -> Double {
    let least = span / Double(count)
    let power = pow(10, floor(log10(least)))
    guard power > 0, power.isFinite else { return span }
    return power * ([1, 2, 5, 10].first { $0 * power >= least * (1 - 1e-9) } ?? 10)
  }
}
