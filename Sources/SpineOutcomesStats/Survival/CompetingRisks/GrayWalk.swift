internal import Distributions

/// Goes through the times of a stratum with the estimates that Gray's test needs.
struct GrayWalk {
  /// A place between two times, with what is known there.
  struct State {
    fileprivate var place: CauseTimes.Place
    fileprivate var survival: [DoubleDouble]
    fileprivate var incidence: [DoubleDouble]
    fileprivate var pooled: DoubleDouble
  }

  private let times: CauseTimes

  init(_ times: CauseTimes) { self.times = times }

  /// The state before the first time.
  var origin: State {
    State(
      place: times.origin,
      survival: [DoubleDouble](repeating: DoubleDouble(1), count: times.groups),
      incidence: [DoubleDouble](repeating: DoubleDouble(0), count: times.groups),
      pooled: DoubleDouble(0))
  }

  /// Goes on to the next time with events; returns whether there is one.
  func next(_ state: inout State, _ moment: GrayMoment) -> Bool {
    guard times.next(&state.place, moment) else { return false }
    var (reach, subAtRisk, allOwn, compared) = (0.0, 0.0, 0.0, 0.0)
    for group in 0..<times.groups {
      let all = moment.atRisk[group]
      let survival = state.survival[group]
      moment.before[group] = survival.value
      moment.after[group] = survival.value
      guard all > 0 else {
        moment.reach[group] = 0
        moment.subAtRisk[group] = 0
        continue
      }
      let share = all / survival.value
      let free = (DoubleDouble(1) - state.incidence[group]).value
      moment.reach[group] = share
      moment.subAtRisk[group] = all * (free / survival.value)
      reach += share
      subAtRisk += moment.subAtRisk[group]
      compared += 1
      let (own, others) = (moment.own[group], moment.others[group])
      guard own + others > 0 else { continue }
      if own > 0 {
        var step = survival
        step.multiply(by: own, over: all)
        state.incidence[group] += step
        allOwn += own
      }
      state.survival[group].multiply(by: all - (own + others), over: all)
      moment.after[group] = state.survival[group].value
    }
    moment.allOwn = allOwn
    moment.allReach = reach
    moment.allSubAtRisk = subAtRisk
    moment.comparedGroups = compared
    moment.freeBefore = (DoubleDouble(1) - state.pooled).value
    if allOwn > 0 { state.pooled.add(allOwn / reach) }
    moment.freeAfter = (DoubleDouble(1) - state.pooled).value
    return true
  }
}
