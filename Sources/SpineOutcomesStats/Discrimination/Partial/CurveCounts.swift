/// The counts of a curve or of a resample of it, by cell, the most suspicious score first.
///
/// On the scale of counts the curve goes straight from (0, 0) to (others, events): by a cell's
/// others to the right and by its events upwards.
struct CurveCounts: Sendable {
  let events: [Int]
  let others: [Int]
  let eventTotal: Int
  let otherTotal: Int

  init(events: [Int], others: [Int], eventTotal: Int, otherTotal: Int) {
    self.events = events
    self.others = others
    self.eventTotal = eventTotal
    self.otherTotal = otherTotal
  }

  init(_ cells: OrderedCells) {
    self.init(
      events: cells.events, others: cells.others, eventTotal: cells.eventTotal,
      otherTotal: cells.otherTotal)
  }

  /// The number of cells.
  var count: Int { min(events.count, others.count) }

  /// The curve of the others, from the least suspicious score: its sensitivity is the
  /// specificity of this one, and the other way round.
  var mirrored: CurveCounts {
    CurveCounts(
      events: others.reversed(), others: events.reversed(), eventTotal: otherTotal,
      otherTotal: eventTotal)
  }

  /// Twice the pairs that the event wins, ties counting half.
  var doubledWins: Int {
    var (wins, beyond) = (0, otherTotal)
    for cell in 0..<count {
      let tied = others[cell]
      wins &+= events[cell] &* (2 &* beyond &- tied)
      beyond &-= tied
    }
    return wins
  }

  /// A share of a count, exactly whole where it is the share of a whole number.
  static func multiple(_ share: Double, of total: Int) -> Double {
    let product = share * Double(total)
    let whole = product.rounded()
    return whole / Double(total) == share ? whole : product
  }

  /// The number of others above a threshold of the given specificity.
  func falsePositives(atSpecificity given: Double) -> Double {
    max(0, Double(otherTotal) - Self.multiple(given, of: otherTotal))
  }

  /// The area over a range, as a share of all pairs.
  func partialArea(_ range: PartialRange) -> Double {
    let counts: CurveCounts
    switch range {
    case .specificity: counts = self
    case .sensitivity: counts = mirrored
    }
    let area = counts.area(
      from: counts.falsePositives(atSpecificity: range.bounds.upperBound),
      to: counts.falsePositives(atSpecificity: range.bounds.lowerBound))
    // The ends of the range are rounded: a curve through its corner has the width itself.
    return min(area / (Double(eventTotal) * Double(otherTotal)), range.width)
  }

  /// The area over a range of numbers of others, in pairs.
  func area(from start: Double, to end: Double) -> Double {
    var doubledWhole = 0
    var parts = 0.0
    var (width, height) = (0, 0)
    for cell in 0..<count {
      let (other, event) = (others[cell], events[cell])
      let (left, right) = (Double(width), Double(width &+ other))
      if left >= end { break }
      if other > 0, right > start {
        if left >= start, right <= end {
          doubledWhole &+= other &* (2 &* height &+ event)
        } else {
          // From the share u to the share v of the cell.
          let (from, to) = (max(start, left), min(end, right))
          let middle = ((from - left) + (to - left)) / (2 * Double(other))
          parts += (to - from) * (Double(height) + Double(event) * middle)
        }
      }
      width &+= other
      height &+= event
    }
    return Double(doubledWhole) / 2 + parts
  }

  /// The sensitivity at a specificity; above a vertical step of the curve.
  func sensitivity(atSpecificity given: Double, _ reading: CurveReading) -> Double {
    let limit = falsePositives(atSpecificity: given)
    var (width, height) = (0, 0)
    for cell in 0..<count {
      let (other, event) = (others[cell], events[cell])
      if Double(width &+ other) > limit {
        guard reading == .interpolated else { break }
        let share = (limit - Double(width)) / Double(other)
        return (Double(height) + Double(event) * share) / Double(eventTotal)
      }
      width &+= other
      height &+= event
    }
    return Double(height) / Double(eventTotal)
  }
}
