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

  /// Times with a few possible counts more.
  private var short = ShortTies()

  /// The same times for hazard ratios far from 1.
  private var shortTimes: [TiedEvents] = []

  /// All other times.
  private var others: [TiedEvents] = []

  /// Whether a count could be greater than it is.
  private(set) var couldBeGreater = false

  /// Whether a count could be less than it is.
  private(set) var couldBeLess = false

  /// Reads the times of two groups in all strata.
  ///
  /// - Parameter strata: The two groups of each stratum.
  /// - Complexity: O(number of distinct times).
  init(_ strata: [(first: LifeTable.Group, second: LifeTable.Group)]) {
    for (first, second) in strata {
      EventTimes([first, second]).forEach { moment in
        guard moment.atRisk[0] > 0, moment.atRisk[1] > 0 else { return }
        add(
          TiedEvents(
            first: moment.atRisk[0], second: moment.atRisk[1], events: moment.allEvents,
            ofFirst: moment.events[0]))
      }
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
    case ..<ShortTies.longest:
      short.append(tie)
      shortTimes.append(tie)
    default: others.append(tie)
    }
  }

  /// The score Σ (k - E(k)) of the logarithm of the hazard ratio, and its information Σ Var(k).
  ///
  /// - Complexity: O(number of times); where more than 128 counts are possible, times the standard
  ///   deviation of k.
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
    let isNear = ShortTies.reach.contains(logarithm)
    if isNear { short.add(at: ratio, to: &score, &information) }
    for tie in isNear ? others : others + shortTimes {
      let (excess, variance) = tie.moments(at: ratio)
      score.add(excess)
      information.add(variance)
    }
    return (score.value, information.value)
  }
}
