internal import SpineOutcomesStats

/// The survival that is still possible, carried from row to row.
struct SurvivalWalk {
  private let check: SurvivalCheck
  /// The most that can be at risk after each row, and the least at the row after it.
  private let greatest: [Int]
  private let leastNext: [Int]
  /// The last row, and the last one with a number of events: the possible survival there, the
  /// most at risk after it, its events.
  private var last: Place
  private var counted: Place
  /// Room for the rounding of the products.
  private let slack = 1e-11

  private struct Place {
    var survival: ClosedRange<Double>
    var atRisk: Int
    var events: Int
  }

  init(_ check: SurvivalCheck) {
    self.check = check
    var most = check.count
    greatest = check.rows.map { row in
      most = min(most, row.atRisk ?? most)
      return most
    }
    var least = 0
    let reversed = check.rows.reversed().map { row in
      let next = least
      least = max(least, row.atRisk ?? least)
      return next
    }
    leastNext = reversed.reversed()
    last = Place(survival: 1...1, atRisk: check.count, events: 0)
    counted = last
  }

  /// Goes on to a row; the finding where no survival is left.
  mutating func step(to index: Int) -> AuditFinding? {
    let row = check.rows[index]
    let next = Double(leastNext[index])
    var possible = scaled(
      last.survival, by: last.atRisk > 0 ? min(1, next / Double(last.atRisk)) : 0, 1)
    if let events = row.events {
      let happened = Double(events - counted.events)
      let atRisk = Double(counted.atRisk)
      guard happened <= atRisk else {
        return AuditFinding(
          .inconsistent,
          "\(Int(happened)) events up to \(row.time) are more than the \(counted.atRisk) at risk")
      }
      let first = happened == 0 ? 1 : max(0, (atRisk - happened) / atRisk)
      let late = happened == 0 ? 1 : next / (next + happened)
      possible = intersection(possible, scaled(counted.survival, by: min(late, first), first))
    }
    if let printed = row.survival {
      let hull = printed.interval(rounding: check.rounding).hull()
      let low = max(possible.lowerBound, hull.lowerBound)
      let high = min(possible.upperBound, hull.upperBound)
      guard low <= high else {
        return AuditFinding(
          .inconsistent,
          "a survival of \(printed) at \(row.time) does not agree with the rows around it",
          implied: [ImpliedFigure("survival at \(row.time)", possible)])
      }
      possible = low...high
    }
    last = Place(survival: possible, atRisk: greatest[index], events: 0)
    if let events = row.events {
      counted = last
      counted.events = events
    }
    return nil
  }

  private func scaled(
    _ range: ClosedRange<Double>, by least: Double, _ greatest: Double
  ) -> ClosedRange<Double> {
    let low = range.lowerBound * least * (1 - slack)
    return low...max(low, range.upperBound * greatest * (1 + slack))
  }

  /// What both leave; where nothing is left, the nearest point of the second, which the row's own
  /// figure is then held against.
  private func intersection(
    _ first: ClosedRange<Double>, _ second: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    first.overlaps(second) ? first.clamped(to: second) : second
  }
}
