internal import Distributions

/// The scores of the records of one stratum, whose sum over a group is its weighted difference of
/// observed and expected events.
///
/// With A(t) the sum of w d / n over the event times up to t, a record has the score w(t) - A(t)
/// when it ends with the event at t, and -A(t) when it is censored. The scores do not depend on the
/// groups and add up to 0.
struct PermutationScores {
  /// Records with the same score.
  struct Class {
    let score: DoubleDouble

    /// How many of each group.
    var counts: [Int]
  }

  /// The classes; their scores are all different, in no order.
  private(set) var classes: [Class] = []

  /// The number of records of each group.
  let sizes: [Int]

  /// The number of records.
  var count: Int { sizes.reduce(0, +) }

  /// Scores the records of a stratum.
  ///
  /// - Complexity: O(number of distinct times * number of groups).
  init(_ groups: [LifeTable.Group], weight: LogRankWeight) {
    sizes = groups.map(\.count)
    var sequence = WeightSequence(weight)
    var hazard = DoubleDouble(0)
    var atRisk = sizes.reduce(0, +)
    var heads = [Int](repeating: 0, count: groups.count)
    while true {
      var time = Double.infinity
      for (group, head) in zip(groups, heads) where head < group.times.count {
        time = min(time, group.times[head])
      }
      if time == .infinity { break }
      var events = [Int](repeating: 0, count: groups.count)
      var censored = events
      for index in groups.indices {
        let head = heads[index]
        guard head < groups[index].times.count, groups[index].times[head] == time else { continue }
        events[index] = groups[index].events[head]
        censored[index] = groups[index].censored[head]
        heads[index] = head + 1
      }
      let all = events.reduce(0, +)
      if all > 0 {
        let weight = sequence.nextPrecise(events: all, atRisk: atRisk)
        var step = weight
        step.multiply(by: Double(all), over: Double(atRisk))
        hazard += step
        add(weight - hazard, events)
      }
      add(-hazard, censored)
      atRisk -= all + censored.reduce(0, +)
    }
  }

  private mutating func add(_ score: DoubleDouble, _ counts: [Int]) {
    guard counts.contains(where: { $0 > 0 }) else { return }
    // Censored records between two event times have the same score; they come one after another.
    if let last = classes.indices.last, classes[last].score == score {
      for index in counts.indices { classes[last].counts[index] += counts[index] }
    } else {
      classes.append(Class(score: score, counts: counts))
    }
  }

  /// The sum of the scores of a group.
  func sum(of group: Int) -> DoubleDouble {
    classes.reduce(DoubleDouble(0)) { $0 + $1.score * Double($1.counts[group]) }
  }

  /// The sum of the magnitudes of all scores.
  var magnitude: Double {
    classes.reduce(0) { $0 + $1.score.high.magnitude * Double($1.counts.reduce(0, +)) }
  }

  /// The variance of a score when records are drawn: the sum of squares over n - 1.
  var variance: Double {
    guard count > 1 else { return 0 }
    let squares = classes.reduce(DoubleDouble(0)) {
      $0 + $1.score * $1.score * Double($1.counts.reduce(0, +))
    }
    return squares.high / Double(count - 1)
  }

  /// The score of each record, in ascending order.
  var ascending: [DoubleDouble] {
    classes.sorted { ($0.score - $1.score).high < 0 }.flatMap {
      repeatElement($0.score, count: $0.counts.reduce(0, +))
    }
  }
}
