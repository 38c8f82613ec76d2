internal import Distributions
internal import RealModule

/// The times of events at which two groups are compared, for the likelihood that is conditional
/// on them.
///
/// At a time with n1 and n0 at risk and d events in all, the number of events of the first group
/// is k with a probability in proportion to C(n1, k) C(n0, d - k) θ^k: Fisher's noncentral
/// hypergeometric distribution with the hazard ratio θ as odds ratio. Times at which k can take
/// one value only say nothing and are left out.
///
/// Cox, J R Stat Soc B 34:187, 1972, doi 10.1111/j.2517-6161.1972.tb00899.x.
struct RiskSets {
  /// Times with two possible counts, at which it was the greater: all events of one at a time.
  private var greater = EventOdds(.greater)

  /// Times with two possible counts, at which it was the less.
  private var less = EventOdds(.less)

  /// Times with three possible counts: the steps of the weights, and the count above the least.
  private var triples: [(first: Double, second: Double, count: Int)] = []

  /// All other times.
  private var others: [TiedEvents] = []

  /// Whether a count could be greater than it is.
  private(set) var couldBeGreater = false

  /// Whether a count could be less than it is.
  private(set) var couldBeLess = false

  /// Reads the times of two groups.
  ///
  /// - Complexity: O(number of distinct times).
  init(_ first: LifeTable.Group, _ second: LifeTable.Group) {
    var one = Reader(first)
    var two = Reader(second)
    while true {
      let time = min(one.time, two.time)
      if time == .infinity { break }
      let sizes = (one.atRisk, two.atRisk)
      let events = (one.pass(time), two.pass(time))
      guard events.0 + events.1 > 0, sizes.0 > 0, sizes.1 > 0 else { continue }
      add(
        TiedEvents(
          first: sizes.0, second: sizes.1, events: events.0 + events.1, ofFirst: events.0))
    }
    greater.close()
    less.close()
  }

  private mutating func add(_ tie: TiedEvents) {
    let (least, most) = (tie.least, tie.most)
    if tie.ofFirst < most { couldBeGreater = true }
    if tie.ofFirst > least { couldBeLess = true }
    switch most - least {
    case ...0: break
    case 1:
      let odds = 1 / tie.step(after: least)
      if tie.ofFirst > least { greater.append(odds) } else { less.append(odds) }
    case 2:
      triples.append(
        (tie.step(after: least), tie.step(after: least + 1), tie.ofFirst - least))
    default: others.append(tie)
    }
  }

  /// The score Σ (k - E(k)) of the logarithm of the hazard ratio, and its information Σ Var(k).
  ///
  /// - Complexity: O(number of times); where four counts or more are possible, times the
  ///   standard deviation of k.
  func score(at logarithm: Double) -> (score: Double, information: Double) {
    let ratio = Double.exp(logarithm)
    var score = DoubleDouble(0)
    var information = DoubleDouble(0)
    greater.add(at: ratio, to: &score, &information)
    less.add(at: ratio, to: &score, &information)
    for triple in triples {
      // The weights of the least count and the two above it, divided by the greatest weight.
      let (one, two) = (triple.first * ratio, triple.first * ratio * (triple.second * ratio))
      let scale = 1 / max(1, max(one, two))
      let total = scale + one * scale + two * scale
      let (c, b, a) = (scale / total, one * scale / total, two * scale / total)
      score.add(triple.count == 0 ? -b - 2 * a : triple.count == 1 ? c - a : 2 * c + b)
      information.add(a * b + b * c + 4 * a * c)
    }
    for tie in others {
      let (excess, variance) = tie.moments(at: ratio)
      score.add(excess)
      information.add(variance)
    }
    return (score.value, information.value)
  }

  /// Follows the number at risk of one group from time to time.
  private struct Reader {
    let group: LifeTable.Group
    var atRisk: Int
    var head = 0

    /// The next time of the group, infinite after the last.
    var time: Double

    init(_ group: LifeTable.Group) {
      self.group = group
      atRisk = group.count - group.lateEntries.reduce(0, +)
      time = group.times.first ?? .infinity
    }

    /// Goes past a time and returns the events of the group at it.
    mutating func pass(_ moment: Double) -> Int {
      guard time == moment, head < group.times.count else { return 0 }
      let events = group.events[head]
      atRisk += group.entered(head) - events - group.censored[head]
      head += 1
      time = head < group.times.count ? group.times[head] : .infinity
      return events
    }
  }
}
