/// The variance of a partial area by the delta method, from counts.
///
/// The partial area of a curve through given scores is a function of the shares of events and
/// of others at each score. Its derivatives are, for an event whose cell spans others a to b, the
/// part of the range that lies beyond its place in the cell; for an other, the height of the
/// curve at its place, cut off at the ends of the range; both averaged over the cell. Over the
/// whole range these are DeLong's placements, and
///
///     var = S10 / m + S01 / n
///
/// with their sample variances is DeLong's variance. The curve's slope stands for the
/// uncertainty of the threshold at either end of the range.
///
/// Source: delta method for the partial area as in Dodd & Pepe, Biometrics 2003;59:614,
/// doi 10.1111/1541-0420.00071.
struct PartialAreaVariance: Sendable {
  /// The variance, as of a share of all pairs; nil with one event or one other, 0 where no
  /// derivative varies.
  let value: Double?

  /// The variance over a range of specificity.
  ///
  /// - Parameters:
  ///   - counts: The counts; for a range of sensitivity those of the mirrored curve.
  ///   - bounds: The range.
  init(_ counts: CurveCounts, _ bounds: ClosedRange<Double>) {
    let (m, n) = (Double(counts.eventTotal), Double(counts.otherTotal))
    guard counts.eventTotal > 1, counts.otherTotal > 1 else {
      value = nil
      return
    }
    let start = counts.falsePositives(atSpecificity: bounds.upperBound)
    let end = counts.falsePositives(atSpecificity: bounds.lowerBound)
    let ends = (
      low: Self.height(counts, at: start, above: true),
      high: Self.height(counts, at: end, above: false)
    )
    var ofEvents = Spread()
    var ofOthers = Spread()
    var (width, height) = (0, 0)
    for cell in 0..<counts.count {
      let (event, other) = (counts.events[cell], counts.others[cell])
      let (left, right) = (Double(width), Double(width + other))
      if event > 0 {
        ofEvents.append(Self.reach(left, right, start, end), count: event)
      }
      if other > 0 {
        // The height of the curve at the place, averaged over the cell in three parts.
        let (from, to) = (min(max(start, left), right), max(min(end, right), left))
        var sum = 0.0
        if from > left { sum += (from - left) * ends.low }
        if right > to { sum += (right - to) * ends.high }
        if to > from {
          let middle = ((from - left) + (to - left)) / (2 * Double(other))
          sum += (to - from) * (Double(height) + Double(event) * middle)
        }
        ofOthers.append(sum / Double(other), count: other)
      }
      width += other
      height += event
    }
    let events = ofEvents.variance(scale: end - start)
    let others = ofOthers.variance(scale: m)
    value = events / m / n / n + others / n / m / m
  }

  /// The part of a range beyond a place that is uniform between left and right.
  private static func reach(
    _ left: Double, _ right: Double, _ start: Double, _ end: Double
  ) -> Double {
    func beyond(_ x: Double) -> Double {
      if x <= left { return 0 }
      if x >= right { return (x - right) + (right - left) / 2 }
      return (x - left) * ((x - left) / (2 * (right - left)))
    }
    return beyond(end) - beyond(start)
  }

  /// The height of the curve at a number of others, above or below a vertical step there.
  private static func height(_ counts: CurveCounts, at place: Double, above: Bool) -> Double {
    var (width, height) = (0, 0)
    for cell in 0..<counts.count {
      let (event, other) = (counts.events[cell], counts.others[cell])
      let right = Double(width + other)
      if !above, Double(width) >= place { break }
      if right > place {
        return Double(height) + Double(event) * ((place - Double(width)) / Double(other))
      }
      width += other
      height += event
    }
    return Double(height)
  }

  /// Values with their counts.
  private struct Spread {
    var values: [Double] = []
    var counts: [Int] = []

    mutating func append(_ value: Double, count: Int) {
      values.append(value)
      counts.append(count)
    }

    /// The sample variance; 0 where all values agree but for rounding.
    func variance(scale: Double) -> Double {
      guard let low = values.min(), let high = values.max(), high - low > 1e-12 * scale else {
        return 0
      }
      let total = Double(counts.reduce(0, +))
      var sum = CompensatedSum()
      for (value, count) in zip(values, counts) { sum.add((value - low) * Double(count)) }
      let mean = sum.value / total
      var squares = CompensatedSum()
      for (value, count) in zip(values, counts) {
        let deviation = (value - low) - mean
        squares.add(deviation * deviation * Double(count))
      }
      return squares.value / (total - 1)
    }
  }
}
