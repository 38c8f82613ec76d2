internal import Distributions

/// Goes through the times of a stratum with the estimates that Gray's test needs.
///
/// What a group brings to a time changes only where somebody of it has left; it is kept till then.
/// The pointers are columns of one allocation, a number for each group.
final class GrayWalk {
  /// The number of groups.
  let groups: Int
  private let times: CauseTimes

  /// The number at risk in each group.
  let atRisk: UnsafeMutablePointer<Double>

  /// The events of the cause in each group.
  let own: UnsafeMutablePointer<Double>

  /// The events of the other causes in each group.
  let others: UnsafeMutablePointer<Double>

  /// h of each group: the number at risk over the event-free survival just before.
  let reach: UnsafeMutablePointer<Double>

  /// h (1 - F) of each group: the number that the subdistribution has at risk.
  let subAtRisk: UnsafeMutablePointer<Double>

  /// The event-free survival of each group just before the time.
  let before: UnsafeMutablePointer<Double>

  /// The event-free survival of each group right after the time.
  let after: UnsafeMutablePointer<Double>

  /// How many leave each group at the time.
  private let leaving: UnsafeMutablePointer<Double>

  /// The event-free survival and the incidence of each group, as pairs of high and low parts.
  private let exact: UnsafeMutablePointer<Double>

  /// The next row of each group.
  private let heads: UnsafeMutablePointer<Int>

  /// The events of the cause in all groups.
  private(set) var allOwn = 0.0

  /// The sum of ``reach``.
  private(set) var allReach = 0.0

  /// The sum of ``subAtRisk``.
  private(set) var allSubAtRisk = 0.0

  /// 1 less the incidence of all groups together, just before the time.
  private(set) var freeBefore = 1.0

  /// 1 less the incidence of all groups together, right after the time.
  private(set) var freeAfter = 1.0

  /// How many groups are at risk.
  private(set) var comparedGroups = 0

  private var pooled = DoubleDouble(0)

  /// A place between two times, with what is known there.
  struct Place: Sendable {
    fileprivate var heads: [Int]
    fileprivate var numbers: [Double]
    fileprivate var pooled: DoubleDouble
    fileprivate var freeAfter: Double
  }

  private static let columns = 12

  /// Starts before the first time.
  init(_ times: CauseTimes) {
    self.times = times
    groups = times.groups
    let size = Self.columns * groups
    atRisk = .allocate(capacity: size)
    atRisk.initialize(repeating: 0, count: size)
    own = atRisk + groups
    others = atRisk + 2 * groups
    reach = atRisk + 3 * groups
    subAtRisk = atRisk + 4 * groups
    before = atRisk + 5 * groups
    after = atRisk + 6 * groups
    leaving = atRisk + 7 * groups
    exact = atRisk + 8 * groups
    heads = .allocate(capacity: groups)
    for group in 0..<groups {
      heads.advanced(by: group).initialize(to: times.starts[group])
      atRisk[group] = Double(times.sizes[group])
      (before[group], after[group], exact[4 * group]) = (1, 1, 1)
      refresh(group)
    }
  }

  deinit {
    atRisk.deallocate()
    heads.deallocate()
  }

  /// Where the walk is.
  var place: Place {
    Place(
      heads: Array(UnsafeBufferPointer(start: heads, count: groups)),
      numbers: Array(UnsafeBufferPointer(start: atRisk, count: Self.columns * groups)),
      pooled: pooled, freeAfter: freeAfter)
  }

  /// Goes back to a place.
  func move(to place: Place) {
    for (group, head) in place.heads.enumerated() { heads[group] = head }
    for (index, number) in place.numbers.enumerated() { atRisk[index] = number }
    pooled = place.pooled
    freeAfter = place.freeAfter
  }

  /// Goes on to the next time with events.
  ///
  /// - Returns: Whether there is one.
  /// - Complexity: O(groups) for each distinct time that is passed.
  func next() -> Bool {
    while advance() {
      guard allOwn + sum(others) > 0 else { continue }
      (allReach, allSubAtRisk, comparedGroups) = (0, 0, 0)
      for group in 0..<groups where atRisk[group] > 0 {
        allReach += reach[group]
        allSubAtRisk += subAtRisk[group]
        comparedGroups += 1
      }
      for group in 0..<groups where own[group] + others[group] > 0 { estimate(group) }
      freeBefore = freeAfter
      if allOwn > 0 {
        pooled.add(allOwn / allReach)
        freeAfter = (DoubleDouble(1) - pooled).value
      }
      return true
    }
    return false
  }

  /// Goes on to the next time.
  private func advance() -> Bool {
    var time = Double.infinity
    for group in 0..<groups {
      if leaving[group] > 0 {
        atRisk[group] -= leaving[group]
        leaving[group] = 0
        before[group] = after[group]
        refresh(group)
      }
      let head = heads[group]
      if head < times.starts[group + 1] { time = min(time, times.times[head]) }
    }
    guard time < .infinity else { return false }
    allOwn = 0
    for group in 0..<groups {
      let head = heads[group]
      guard head < times.starts[group + 1], times.times[head] == time else {
        (own[group], others[group]) = (0, 0)
        continue
      }
      let mine = times.own[head]
      own[group] = Double(mine)
      others[group] = Double(times.events[head] - mine)
      leaving[group] = Double(times.leaving[head])
      allOwn += own[group]
      heads[group] = head + 1
    }
    return true
  }

  private func sum(_ column: UnsafeMutablePointer<Double>) -> Double {
    var sum = 0.0
    for group in 0..<groups { sum += column[group] }
    return sum
  }

  /// What a group brings to the next times.
  private func refresh(_ group: Int) {
    let all = atRisk[group]
    guard all > 0 else {
      (reach[group], subAtRisk[group]) = (0, 0)
      return
    }
    let survival = exact[4 * group]
    let incidence = DoubleDouble(high: exact[4 * group + 2], low: exact[4 * group + 3])
    reach[group] = all / survival
    subAtRisk[group] = all * ((DoubleDouble(1) - incidence).value / survival)
  }

  /// The survival and incidence of a group right after the time.
  private func estimate(_ group: Int) {
    let (all, own) = (atRisk[group], own[group])
    guard all > 0 else { return }
    var survival = DoubleDouble(high: exact[4 * group], low: exact[4 * group + 1])
    if own > 0 {
      var step = survival
      step.multiply(by: own, over: all)
      var incidence = DoubleDouble(high: exact[4 * group + 2], low: exact[4 * group + 3])
      incidence += step
      (exact[4 * group + 2], exact[4 * group + 3]) = (incidence.high, incidence.low)
    }
    survival.multiply(by: all - (own + others[group]), over: all)
    (exact[4 * group], exact[4 * group + 1]) = (survival.high, survival.low)
    after[group] = survival.value
  }
}
