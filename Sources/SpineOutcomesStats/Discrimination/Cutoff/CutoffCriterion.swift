/// A rule for a given number of events and others: which of two classifications is better.
///
/// A classification is given by its true and false positives. Losses are whole numbers or ratios
/// of them; doubles tell most of them apart, and whole numbers decide where they are close.
struct CutoffCriterion: Sendable {
  /// How a loss follows from the counts.
  private enum Form: Sendable {
    /// `missed` x false negatives + `wrong` x false positives.
    case linear(missed: WideInteger, wrong: WideInteger)

    /// (false negatives x others)^2 + (false positives x events)^2.
    case corner

    /// False positives, then false negatives; with this many true positives or more.
    case sensitivity(fewest: Int)

    /// False negatives, then false positives; with this many false positives or fewer.
    case specificity(most: Int)

    /// The reciprocal of chi-square; with positives within this range.
    case chiSquare(positives: ClosedRange<Int>)
  }

  let events: Int
  let others: Int

  /// The weights of missed events and of false positives where the loss is a sum that fits an
  /// `Int`.
  let smallWeights: (missed: Int, wrong: Int)?

  private let form: Form
  private let weights: (missed: Double, wrong: Double)

  /// Checks the numbers of the rule; 2 x events x others is at most 2^63.
  init(_ rule: CutoffRule, events: Int, others: Int) throws(StatsError) {
    self.events = events
    self.others = others
    switch rule {
    case .youden:
      form = .linear(missed: WideInteger(count: others), wrong: WideInteger(count: events))
    case .closestToCorner:
      form = .corner
    case .cost:
      let costs = try CutoffCosts(rule, events: events, others: others)
      form = .linear(missed: costs.missed, wrong: costs.wrong)
    case .sensitivity(let share):
      let fewest = try Self.fewest(of: events, share: share, name: "sensitivity")
      form = .sensitivity(fewest: fewest)
    case .specificity(let share):
      let fewest = try Self.fewest(of: others, share: share, name: "specificity")
      form = .specificity(most: others - fewest)
    case .maximumChiSquare(let share):
      guard share >= 0, share < 0.5 else {
        throw .invalidArgument(
          name: "minimumShare",
          reason: "the smallest share on either side is at least 0 and below 0.5")
      }
      let total = events + others
      let fewest = max(1, try Self.fewest(of: total, share: share, name: "minimumShare"))
      guard fewest <= total - fewest else {
        throw .undefined("no threshold leaves so large a share of the records on either side")
      }
      form = .chiSquare(positives: fewest...(total - fewest))
    }
    if case .linear(let missed, let wrong) = form {
      weights = (missed.approximate, wrong.approximate)
      if weights.missed * Double(events) + weights.wrong * Double(others) < 0x1p62,
        let missed = missed.exactInt, let wrong = wrong.exactInt
      {
        smallWeights = (missed, wrong)
      } else {
        smallWeights = nil
      }
    } else {
      weights = (1, 1)
      smallWeights = nil
    }
  }

  /// The least count whose share of the total, rounded to a double, is at least the given one.
  private static func fewest(
    of total: Int, share: Double, name: String
  ) throws(StatsError) -> Int {
    guard share >= 0, share <= 1 else {
      throw .invalidArgument(name: name, reason: "a share lies between 0 and 1, as 0.9")
    }
    var (low, high) = (0, total)
    while low < high {
      let middle = low + (high - low) / 2
      if Double(middle) / Double(total) >= share { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension CutoffCriterion {
  /// The loss as a double, right to some units of roundoff; infinite where the rule allows none.
  @inline(__always)
  func approximateLoss(_ truePositives: Int, _ falsePositives: Int) -> Double {
    let missed = Double(events &- truePositives)
    let wrong = Double(falsePositives)
    switch form {
    case .linear:
      return weights.missed * missed + weights.wrong * wrong
    case .corner:
      let (first, second) = (missed * Double(others), wrong * Double(events))
      return first * first + second * second
    case .sensitivity(let fewest):
      return truePositives < fewest ? .infinity : wrong * (Double(events) + 1) + missed
    case .specificity(let most):
      return falsePositives > most ? .infinity : missed * (Double(others) + 1) + wrong
    case .chiSquare(let range):
      let positives = truePositives &+ falsePositives
      guard range.contains(positives) else { return .infinity }
      let distance = Double(distance(truePositives, falsePositives))
      let sides = Double(positives) * Double(events &+ others &- positives)
      // A distance of 0 is allowed, but worse than any other.
      return distance == 0 ? .greatestFiniteMagnitude : sides / (distance * distance)
    }
  }

  /// Whether the first loss is below, equal to or above the second: -1, 0 or 1; exactly.
  func compare(
    _ first: (truePositives: Int, falsePositives: Int),
    _ second: (truePositives: Int, falsePositives: Int)
  ) -> Int {
    let (a, b): (WideInteger, WideInteger)
    switch form {
    case .chiSquare:
      // Sides over squared distance, multiplied out.
      a = sides(first) &* squaredDistance(second)
      b = sides(second) &* squaredDistance(first)
    default:
      a = loss(first)
      b = loss(second)
    }
    return a < b ? -1 : a == b ? 0 : 1
  }

  /// Whether a classification is as good as another in what the rule is about, and not better
  /// only by what breaks its ties; the second is allowed by the rule.
  func reaches(
    _ best: (truePositives: Int, falsePositives: Int),
    _ other: (truePositives: Int, falsePositives: Int)
  ) -> Bool {
    switch form {
    case .sensitivity(let fewest):
      return other.truePositives >= fewest && other.falsePositives <= best.falsePositives
    case .specificity(let most):
      return other.falsePositives <= most && other.truePositives >= best.truePositives
    case .chiSquare(let range):
      // The direction in which events lie on the caller's side.
      return range.contains(other.truePositives + other.falsePositives)
        && distance(other.truePositives, other.falsePositives) >= 0 && compare(other, best) <= 0
    default:
      return compare(other, best) <= 0
    }
  }

  /// Whether the rule is the same in both directions.
  var isSymmetric: Bool {
    if case .chiSquare = form { return true }
    return false
  }

  /// True positives x others - false positives x events.
  @inline(__always)
  func distance(_ truePositives: Int, _ falsePositives: Int) -> Int {
    truePositives &* others &- falsePositives &* events
  }

  private func sides(_ counts: (truePositives: Int, falsePositives: Int)) -> WideInteger {
    let positives = counts.truePositives + counts.falsePositives
    return WideInteger(product: positives, events + others - positives)
  }

  private func squaredDistance(
    _ counts: (truePositives: Int, falsePositives: Int)
  ) -> WideInteger {
    let distance = Int(distance(counts.truePositives, counts.falsePositives).magnitude)
    return WideInteger(product: distance, distance)
  }

  private func loss(_ counts: (truePositives: Int, falsePositives: Int)) -> WideInteger {
    let missed = events - counts.truePositives
    let wrong = counts.falsePositives
    switch form {
    case .linear(let missedWeight, let wrongWeight):
      return missedWeight &* UInt64(missed) &+ wrongWeight &* UInt64(wrong)
    case .corner:
      let (first, second) = (missed * others, wrong * events)
      return WideInteger(product: first, first) &+ WideInteger(product: second, second)
    case .sensitivity:
      return WideInteger(product: wrong, events + 1) &+ WideInteger(count: missed)
    case .specificity:
      return WideInteger(product: missed, others + 1) &+ WideInteger(count: wrong)
    case .chiSquare:
      return .zero
    }
  }
}
