/// The Kaplan-Meier estimates of not being censored that weigh persons with another event.
struct CensoringWeights {
  /// G just before each event time, by group, then time.
  private(set) var atEvents: [[Double]]

  /// 1 / G just before the time of a place with another event; 0 elsewhere.
  private(set) var inverse: [Double]

  /// Estimates G in each group.
  ///
  /// - Parameters:
  ///   - ties: The places of each time, ascending.
  ///   - endings: How each place ends.
  ///   - frequencies: How many times each place counts.
  ///   - groups: The group of each place.
  ///   - groupCount: The number of groups.
  ///   - eventPlaces: The first place at each event time, ascending.
  /// - Complexity: O(places + times * groups).
  init(
    ties: [Range<Int>], endings: [FineGrayResponse.Ending], frequencies: [Double], groups: [Int],
    groupCount: Int, eventPlaces: [Int]
  ) {
    var atRisk = [Double](repeating: 0, count: groupCount)
    for (group, frequency) in zip(groups, frequencies) { atRisk[group] += frequency }
    var free = [Double](repeating: 1, count: groupCount)
    var censored = [Double](repeating: 0, count: groupCount)
    var leaving = censored
    var next = 0
    atEvents = [[Double]](repeating: [], count: groupCount)
    inverse = [Double](repeating: 0, count: endings.count)
    for tie in ties {
      if next < eventPlaces.count, eventPlaces[next] == tie.lowerBound {
        for group in 0..<groupCount { atEvents[group].append(free[group]) }
        next += 1
      }
      for place in tie {
        let group = groups[place]
        leaving[group] += frequencies[place]
        switch endings[place] {
        case .censored: censored[group] += frequencies[place]
        case .other: inverse[place] = 1 / free[group]
        case .own: break
        }
      }
      for place in tie where leaving[groups[place]] > 0 {
        let group = groups[place]
        if censored[group] > 0 { free[group] *= (atRisk[group] - censored[group]) / atRisk[group] }
        atRisk[group] -= leaving[group]
        (censored[group], leaving[group]) = (0, 0)
      }
    }
  }
}
