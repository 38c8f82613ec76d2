/// Ranks of times, or 1 less the Kaplan-Meier estimate just before them, over all rows.
struct TimeCurve {
  private var times: [Double] = []
  private var values: [Double] = []

  init(
    _ response: CoxResponse, _ tolerance: TimeTolerance, isRank: Bool
  ) throws(StatsError) {
    let ranks = try TimeRanks(response, tolerance)
    let entries = (ranks.entryRanks ?? []).enumerated().map { row, rank in
      (rank: Int(rank), weight: response.weight(row))
    }.sorted { $0.rank < $1.rank }
    let total = ranks.rows.reduce(0) { $0 + response.weight(Int($1)) }
    var atRisk = entries.isEmpty ? total : 0
    var (next, place) = (0, 0)
    var (before, survival) = (0.0, 1.0)
    while place < ranks.rows.count {
      let rank = ranks.ranks[place]
      while next < entries.count, entries[next].rank < Int(rank) {
        atRisk += entries[next].weight
        next += 1
      }
      var (all, events) = (0.0, 0.0)
      while place < ranks.rows.count, ranks.ranks[place] == rank {
        let row = Int(ranks.rows[place])
        all += response.weight(row)
        if response.events[row] { events += response.weight(row) }
        place += 1
      }
      times.append(ranks.times[Int(rank)])
      values.append(isRank ? before + (all + 1) / 2 : 1 - survival)
      survival *= 1 - events / atRisk
      before += all
      atRisk -= all
    }
  }

  /// The value at one of the times.
  func value(at time: Double) -> Double {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return values.indices.contains(low) ? values[low] : 0
  }
}
