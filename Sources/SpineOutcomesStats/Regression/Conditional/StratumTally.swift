/// The records and events of each stratum, and which strata are informative.
struct StratumTally {
  /// Records and events of each stratum, frequencies counted.
  private(set) var counts: [Int]
  private(set) var events: [Int]

  /// The strata with both outcomes.
  let informative: [Int]

  private let groups: RowGroups

  init(_ response: LogisticResponse, _ groups: RowGroups) {
    var counts = [Int](repeating: 0, count: groups.count)
    var events = counts
    for (row, code) in groups.codes.enumerated() {
      counts[Int(code)] += response.trials(row)
      events[Int(code)] += response.events(row)
    }
    informative = counts.indices.filter { events[$0] > 0 && events[$0] < counts[$0] }
    self.counts = counts
    self.events = events
    self.groups = groups
  }

  /// The number of strata with records.
  var strataCount: Int { counts.count { $0 > 0 } }

  /// The number of records of the rarer outcome of a stratum.
  func rarer(_ stratum: Int) -> Int { min(events[stratum], counts[stratum] - events[stratum]) }

  /// The strata without information, by reason.
  var uninformative: [UninformativeStrata] {
    UninformativeStrata.Reason.allCases.compactMap { reason in
      let found = counts.indices.filter { stratum in
        guard counts[stratum] > 0 else { return false }
        switch reason {
        case .singleRecord: return counts[stratum] == 1
        case .noEvents: return counts[stratum] > 1 && events[stratum] == 0
        case .onlyEvents: return counts[stratum] > 1 && events[stratum] == counts[stratum]
        }
      }
      guard !found.isEmpty else { return nil }
      return UninformativeStrata(
        reason: reason, strata: found.count, records: found.reduce(0) { $0 + counts[$1] })
    }
  }

  /// The informative strata with their rows, each as often as its frequency.
  func strata(_ outcome: [Bool], _ response: LogisticResponse) -> [ConditionalProblem.Stratum] {
    var place = [Int](repeating: -1, count: counts.count)
    for (index, stratum) in informative.enumerated() { place[stratum] = index }
    var strata = informative.map { stratum in
      // Subsets of the rarer outcome are counted: the likelihood is the same.
      let isOfEvents = 2 * events[stratum] <= counts[stratum]
      return ConditionalProblem.Stratum(
        rows: [], isChosen: [], size: rarer(stratum), sign: isOfEvents ? 1 : -1)
    }
    for (row, code) in groups.codes.enumerated() where place[Int(code)] >= 0 {
      let index = place[Int(code)]
      let isChosen = outcome[row] == (strata[index].sign > 0)
      for _ in 0..<response.trials(row) {
        strata[index].rows.append(row)
        strata[index].isChosen.append(isChosen)
      }
    }
    return strata
  }
}
