internal import Distributions

/// The Aalen-Johansen estimate of one cause in one group, with its variance, time by time.
///
/// The variance of F(t) is a sum over the event times i up to t of
///
///     w(k) (S(i) + F(i) - F(t))² + w(o) (F(t) - F(i))² + c
///
/// with the weights of the estimator. With G the incidence of the other causes, S(i) + F(i) - F(t)
/// is S(t) + (G(t) - G(i)), so that both squares are carried from time to time by sums of positive
/// numbers alone, and no digit is lost.
struct IncidenceSteps {
  /// F at each time.
  private(set) var incidence: [Double]

  /// The variance of F at each time.
  private(set) var variance: [Double]

  /// The event-free survival S at each time.
  private(set) var eventFree: [Double]

  /// Goes through the times of a group.
  ///
  /// - Parameters:
  ///   - table: The group.
  ///   - own: The events of the cause at each time.
  ///   - atRisk: The number at risk at each time.
  ///   - estimator: The estimator of the variance.
  /// - Complexity: O(number of distinct times).
  init(
    _ table: LifeTable.Group, own: [Int], atRisk: [Int], estimator: IncidenceVariance
  ) {
    let count = table.times.count
    incidence = [Double](repeating: 0, count: count)
    variance = incidence
    eventFree = incidence
    var survival = DoubleDouble(1)
    var sum = DoubleDouble(0)
    var moments = IncidenceMoments()
    var last = 0.0
    for index in 0..<count {
      let events = table.events[index]
      if events > 0 {
        let (atRisk, mine) = (Double(atRisk[index]), own[index])
        let before = survival.value
        var step = survival
        step.multiply(by: Double(mine), over: atRisk)
        sum += step
        survival.multiply(by: atRisk - Double(events), over: atRisk)
        moments.advance(
          own: step.value, others: before * (Double(events - mine) / atRisk))
        moments.add(
          estimator.weights(
            own: Double(mine), others: Double(events - mine), atRisk: atRisk, before: before))
        last = moments.variance(eventFree: survival.value)
      }
      incidence[index] = sum.value
      variance[index] = last
      eventFree[index] = survival.value
    }
  }
}

/// The sums from which the variance of F(t) follows.
private struct IncidenceMoments {
  /// Σ w(k), Σ w(k) (G(t) - G(i)) and Σ w(k) (G(t) - G(i))².
  private var own = (DoubleDouble(0), DoubleDouble(0), DoubleDouble(0))

  /// Σ w(o), Σ w(o) (F(t) - F(i)) and Σ w(o) (F(t) - F(i))².
  private var others = (DoubleDouble(0), DoubleDouble(0), DoubleDouble(0))

  /// Σ c.
  private var constant = DoubleDouble(0)

  /// Moves F and G to the next time.
  mutating func advance(own step: Double, others otherStep: Double) {
    Self.move(&own, by: otherStep)
    Self.move(&others, by: step)
  }

  private static func move(
    _ sums: inout (DoubleDouble, DoubleDouble, DoubleDouble), by step: Double
  ) {
    guard step > 0 else { return }
    sums.2.add(step * (2 * sums.1.value + step * sums.0.value))
    sums.1.add(step * sums.0.value)
  }

  mutating func add(_ weights: IncidenceVariance.Weights) {
    if weights.own > 0 { own.0.add(weights.own) }
    if weights.others > 0 { others.0.add(weights.others) }
    if weights.constant > 0 { constant.add(weights.constant) }
  }

  func variance(eventFree: Double) -> Double {
    eventFree * (eventFree * own.0.value + 2 * own.1.value) + own.2.value + others.2.value
      + constant.value
  }
}

extension IncidenceVariance {
  /// What an event time adds to the variance of later times.
  struct Weights {
    /// The weight of the square for the cause.
    var own: Double

    /// The weight of the square for the other causes.
    var others: Double

    /// What the time adds whatever follows.
    var constant: Double
  }

  /// The weights of a time with events.
  ///
  /// - Parameters:
  ///   - own: The events of the cause.
  ///   - others: The events of the other causes.
  ///   - atRisk: The number at risk.
  ///   - before: S before the time.
  /// - Returns: The weights, none of them negative.
  func weights(own: Double, others: Double, atRisk: Double, before: Double) -> Weights {
    let left = atRisk - own - others
    switch self {
    case .greenwood:
      return Weights(
        own: left > 0 ? own / (atRisk * left) : 0, others: left > 0 ? others / (atRisk * left) : 0,
        constant: before * before * (own / atRisk) * (others / atRisk) / atRisk)
    case .aalen:
      func spread(_ events: Double) -> Double {
        events > 1 ? events * ((atRisk - events) / (atRisk - 1)) : events
      }
      guard left > 0 else {
        let share = before / atRisk
        return Weights(own: 0, others: 0, constant: share * share * spread(own))
      }
      return Weights(
        own: spread(own) / left / left, others: spread(others) / left / left, constant: 0)
    }
  }
}
