import CKernels
import Foundation

/// What the factors of the likelihood at one event time come to.
///
/// With S the sum of the risks of the risk set and D that of its events, d factors have the
/// denominators S - (l / d) D for l = 0 ..< d: one for Breslow's approximation, as many as events
/// for Efron's (JASA 72:557, 1977).
package struct RiskSetFactors: Sendable {
  /// The sum of the inverse denominators: by how much the cumulated hazard rises.
  package var hazard: Double

  /// The rise that a row with the event has part in: less, as it may have come before others.
  package var own: Double

  /// The sum of the logarithms of the denominators.
  package var logarithm: Double

  /// The mean of the risk set, averaged over the factors: of the sum over the risk set, and over
  /// the events.
  package var mean: (all: Double, events: Double)

  /// The sum over the factors of their squared inverse denominators: by itself, times the share of
  /// the events that has left, and times the square of that share.
  package var squares: (all: Double, cross: Double, last: Double)

  /// A root of the sum of squared means: a row of the sums over the risk set and the events.
  var first: (all: Double, events: Double)

  /// The other row of the root, which is of the events alone; 0 for one factor.
  var second: Double

  /// Sums the factors of an event time.
  ///
  /// - Parameters:
  ///   - group: The event time.
  ///   - all: The sum of the risks of its risk set.
  ///   - events: Among them that of the rows with the event; of use for several factors only.
  package init(_ group: RiskSetLayout.Group, all: Double, events: Double) {
    let weight = group.weight
    guard group.steps > 1 else {
      let inverse = 1 / all
      hazard = weight * inverse
      own = hazard
      logarithm = weight * log(all)
      mean = (inverse, 0)
      squares = (weight * inverse * inverse, 0, 0)
      first = (weight.squareRoot() * inverse, 0)
      second = 0
      return
    }
    let steps = Double(group.steps)
    var (sum, ownSum, logs, partial) = (0.0, 0.0, 0.0, 0.0)
    var (square, cross, last) = (0.0, 0.0, 0.0)
    for step in 0..<group.steps {
      let share = Double(step) / steps
      let inverse = 1 / (all - share * events)
      sum += inverse
      ownSum += (1 - share) * inverse
      partial += share * inverse
      logs += log(all - share * events)
      let squared = inverse * inverse
      square += squared
      cross += share * squared
      last += share * share * squared
    }
    hazard = weight * sum
    own = weight * ownSum
    logarithm = weight * logs
    mean = (sum / steps, -partial / steps)
    squares = (weight * square, weight * cross, weight * last)
    let (root, size) = (square.squareRoot(), weight.squareRoot())
    first = (size * root, -size * cross / root)
    second = size * max(0, last - cross * (cross / square)).squareRoot()
  }
}

/// A batch of event times whose sums are there: they become terms of the likelihood.
struct RiskSetBatch {
  /// The greatest number of event times.
  static let capacity = RiskSetColumns.blockSize

  /// Room for the sums over risk sets and events, by column after that of the risks.
  let all: UnsafeMutablePointer<Double>
  let events: UnsafeMutablePointer<Double>
  private let factors: UnsafeMutablePointer<RiskSetFactors>
  private let means: UnsafeMutablePointer<Double>
  private let columns: Int

  /// Runs a body with memory for a batch.
  static func with(columns: Int, _ body: (RiskSetBatch) -> Void) {
    let size = (columns + 1) * capacity
    withUnsafeTemporaryAllocation(
      byteCount: 4 * size * MemoryLayout<Double>.stride, alignment: 64
    ) { bytes in
      guard let first = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      withUnsafeTemporaryAllocation(of: RiskSetFactors.self, capacity: capacity) { factors in
        guard let start = factors.baseAddress else { return }
        body(
          RiskSetBatch(
            all: first, events: first + size, factors: start, means: first + 2 * size,
            columns: columns))
      }
    }
  }

  /// Adds the terms of event times, and writes by how much hazards rise at them.
  ///
  /// - Parameters:
  ///   - groups: The event times, whose sums are in ``all`` and ``events``.
  ///   - shifts: What the logarithms of all risks were lowered by, by event time; nil: nothing.
  ///   - hazard: Takes the rise of the hazard.
  ///   - own: Takes the rise for rows with the event.
  ///   - sums: Takes log-likelihood and squared means.
  func add(
    _ groups: UnsafeBufferPointer<RiskSetLayout.Group>, shifts: UnsafePointer<Double>?,
    hazard: UnsafeMutablePointer<Double>, own: UnsafeMutablePointer<Double>,
    to sums: inout LogisticSums
  ) {
    guard !groups.isEmpty else { return }
    var logarithms = 0.0
    var extra = 0
    for (place, group) in groups.enumerated() {
      let terms = RiskSetFactors(
        group, all: all[place], events: group.steps > 1 ? events[place] : 0)
      (factors + place).initialize(to: terms)
      hazard[place] = terms.hazard
      own[place] = terms.own
      logarithms -= terms.logarithm
      if let shifts { logarithms -= Double(group.steps) * group.weight * shifts[place] }
      if terms.second > 0 { extra += 1 }
    }
    let rows = groups.count + extra
    let leading = BlockWorkspace.padded(rows)
    for column in 0..<columns {
      let target = means + column * leading
      let (all, events) = (
        all + (column + 1) * Self.capacity, events + (column + 1) * Self.capacity
      )
      var next = groups.count
      for place in 0..<groups.count {
        let terms = factors[place]
        if groups[place].steps == 1 {
          target[place] = terms.first.all * all[place]
        } else {
          target[place] = terms.first.all * all[place] + terms.first.events * events[place]
          if terms.second > 0 {
            target[next] = terms.second * events[place]
            next += 1
          }
        }
      }
      while next < leading {
        target[next] = 0
        next += 1
      }
    }
    var block = spine_block(entries: means, leading: leading, rows: rows, columns: columns)
    sums.withParts { sums, losses in
      spine_add(1, &logarithms, sums, losses)
      spine_add_cross_products(&block, sums + 1 + columns, losses + 1 + columns)
    }
  }
}
