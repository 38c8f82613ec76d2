import CKernels
import Foundation

/// Sums over risk sets of rows that come and go, without subtracting any.
///
/// The event times of a component are the leaves of a binary tree. The times at which a row is at
/// risk are a run of leaves, which few nodes make up; the row is added to those, and the sum of a
/// risk set is that of the nodes above its leaf. Cumulated hazards go the other way: a node has the
/// sum of its leaves, and a row takes that of its nodes. All terms are positive, so that no digit
/// is lost, however many rows have come and gone. Where linear predictors differ by hundreds every
/// node has its own unit, the exponential of its greatest predictor.
struct RiskSetTree: Sendable {
  let layout: RiskSetLayout
  let columns: RiskSetColumns
  private let first: [UInt32]
  private let last: [UInt32]
  private let components: [UInt32]

  /// The linear predictor of each row.
  private var predictors: [Double]

  /// By node, the sums of risks and of risks times columns.
  private var sums: [Double]

  /// By node, the greatest linear predictor of its rows, later of those above it too.
  private var units: [Double]

  /// The unit of each event time.
  private var shifts: [Double]

  /// Whether nodes have units of their own.
  private var isWide = false

  /// Linear predictors that differ by no more than this need one unit only.
  private static let reach = 500.0

  init(_ layout: RiskSetLayout, _ columns: RiskSetColumns) {
    self.layout = layout
    self.columns = columns
    first = layout.firstGroups()
    last = layout.allLastGroups()
    components = layout.componentOfGroups()
    let (groups, width) = (layout.groups.count, columns.columns + 1)
    predictors = Array(repeating: 0, count: columns.blocks * columns.blockRows)
    sums = Array(repeating: 0, count: 2 * groups * width)
    units = Array(repeating: 0, count: 2 * groups)
    shifts = Array(repeating: 0, count: groups)
  }

  /// Adds the terms of all event times, and computes the expected events of each row.
  ///
  /// - Returns: Whether all numbers are finite.
  mutating func sum(
    at coefficients: [Double], _ memory: RiskSetMemory, into result: inout RiskSetSums
  ) -> Bool {
    guard prepare(at: coefficients) else { return false }
    addFactors(memory, into: &result)
    let groups = layout.groups.count
    let expected = totals(
      of: Array(UnsafeBufferPointer(start: memory.hazard, count: groups)),
      own: Array(UnsafeBufferPointer(start: memory.own, count: groups)), width: 1)
    for row in expected.indices { memory.expected[row] = expected[row] }
    return true
  }

  /// Sums the risk sets.
  ///
  /// - Returns: Whether all linear predictors are finite.
  mutating func prepare(at coefficients: [Double]) -> Bool {
    predict(at: coefficients)
    var (low, high) = (Double.infinity, -Double.infinity)
    for row in 0..<layout.rows {
      guard predictors[row].isFinite else { return false }
      low = min(low, predictors[row])
      high = max(high, predictors[row])
    }
    isWide = high - low > Self.reach
    if isWide { findUnits() } else { setUnits(high) }
    addRows(isWide: isWide)
    pushDown(isWide: isWide)
    return true
  }

  /// The logarithm of the unit of the sums of an event time.
  func shift(_ group: Int) -> Double { shifts[group] }

  /// Writes the sums over the risk set of an event time.
  func writeSums(_ group: Int, to target: inout [Double]) {
    let (width, first) = (columns.columns + 1, leaf(group) * (columns.columns + 1))
    for place in 0..<width { target[group * width + place] = sums[first + place] }
  }

  /// Writes the sums over the rows with the event of an event time.
  func writeEventSums(_ group: Int, to target: inout [Double]) {
    let width = columns.columns + 1
    for row in Int(layout.groups[group].start)..<Int(layout.groups[group].eventsEnd) {
      let risk = (layout.weights?[row] ?? 1) * exp(predictors[row] - shifts[group])
      for column in 0..<width {
        target[group * width + column] +=
          risk * (column == 0 ? 1 : columns.value(row, column - 1))
      }
    }
  }

  private mutating func predict(at coefficients: [Double]) {
    let (layout, columns, size) = (layout, columns, RiskSetColumns.blockSize)
    predictors.withUnsafeMutableBufferPointer { predictors in
      columns.entries.withUnsafeBufferPointer { entries in
        guard let start = entries.baseAddress, let target = predictors.baseAddress else { return }
        for block in 0..<columns.blocks {
          let count = min(size, layout.rows - block * size)
          var values = RiskSetPass.block(start, columns, block, rows: count)
          var response = spine_response(
            outcomes: nil, successes: nil, failures: nil, offset: nil)
          spine_predict(&values, coefficients, &response, target + block * size)
        }
      }
      if let offset = layout.offset {
        for row in 0..<layout.rows { predictors[row] += offset[row] }
      }
    }
  }

  /// Calls a body with the nodes that make up the event times from one to another.
  @inline(__always)
  private func forEachNode(_ from: Int, _ to: Int, _ body: (Int) -> Void) {
    guard from < to else { return }
    let component = Int(components[from])
    let start = layout.componentGroups[component]
    let count = layout.componentGroups[component + 1] - start
    let base = 2 * start
    var (left, right) = (from - start + count, to - start + count)
    while left < right {
      if left & 1 == 1 {
        body(base + left)
        left += 1
      }
      if right & 1 == 1 {
        right -= 1
        body(base + right)
      }
      left >>= 1
      right >>= 1
    }
  }

  private mutating func setUnits(_ unit: Double) {
    for node in units.indices { units[node] = unit }
    for group in shifts.indices { shifts[group] = unit }
  }

  /// Sets the unit of every node to its greatest linear predictor.
  private mutating func findUnits() {
    var found = [Double](repeating: -.infinity, count: units.count)
    for row in 0..<layout.rows {
      let predictor = predictors[row]
      forEachNode(Int(first[row]), Int(last[row])) { found[$0] = max(found[$0], predictor) }
    }
    units = found
  }

  private mutating func addRows(isWide: Bool) {
    let width = columns.columns + 1
    var sums = sums
    self.sums = []
    for place in sums.indices { sums[place] = 0 }
    var values = [Double](repeating: 1, count: width)
    for row in 0..<layout.rows {
      let weight = layout.weights?[row] ?? 1
      let predictor = predictors[row]
      var risk = isWide ? 0 : weight * exp(predictor - units[0])
      for column in 1..<max(1, width) { values[column] = columns.value(row, column - 1) }
      forEachNode(Int(first[row]), Int(last[row])) { node in
        if isWide { risk = weight * exp(predictor - units[node]) }
        for place in 0..<width { sums[node * width + place] += risk * values[place] }
      }
    }
    self.sums = sums
  }

  /// Adds to every node what the nodes above it hold.
  private mutating func pushDown(isWide: Bool) {
    let width = columns.columns + 1
    for component in 0..<layout.components {
      let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
      let (base, count) = (2 * groups.lowerBound, groups.count)
      for node in 1..<2 * count {
        let (own, above) = (base + node, base + node / 2)
        var (share, shareAbove) = (1.0, 1.0)
        if isWide, node > 1 {
          let unit = max(units[own], units[above])
          share = units[own] == -.infinity ? 0 : exp(units[own] - unit)
          shareAbove = units[above] == -.infinity ? 0 : exp(units[above] - unit)
          units[own] = unit
        }
        guard node > 1 else { continue }
        for place in 0..<width {
          sums[own * width + place] =
            share * sums[own * width + place] + shareAbove * sums[above * width + place]
        }
      }
      if isWide {
        for group in groups {
          shifts[group] = units[base + count + group - groups.lowerBound]
        }
      }
    }
  }

  /// Adds the terms of all event times.
  private func addFactors(_ memory: RiskSetMemory, into result: inout RiskSetSums) {
    let width = columns.columns + 1
    var means = LogisticSums(columns: columns.columns)
    RiskSetBatch.with(columns: columns.columns) { batch in
      layout.groups.withUnsafeBufferPointer { all in
        for start in stride(from: 0, to: all.count, by: RiskSetBatch.capacity) {
          let end = min(all.count, start + RiskSetBatch.capacity)
          for group in start..<end {
            let sum = leaf(group) * width
            for place in 0..<width {
              batch.all[place * RiskSetBatch.capacity + group - start] = sums[sum + place]
            }
            if all[group].steps > 1 {
              sumEvents(group, all[group], batch, group - start)
              if !layout.hasOthers(group) { batch.events[group - start] = batch.all[group - start] }
            }
          }
          shifts.withUnsafeBufferPointer { shifts in
            batch.add(
              UnsafeBufferPointer(rebasing: all[start..<end]),
              shifts: shifts.baseAddress.map { $0 + start }, hazard: memory.hazard + start,
              own: memory.own + start, to: &means)
          }
        }
      }
    }
    result.means.add(means)
  }

  /// The node of an event time.
  private func leaf(_ group: Int) -> Int {
    let component = Int(components[group])
    let start = layout.componentGroups[component]
    let count = layout.componentGroups[component + 1] - start
    return 2 * start + count + group - start
  }

  private func sumEvents(
    _ group: Int, _ rows: RiskSetLayout.Group, _ batch: RiskSetBatch, _ place: Int
  ) {
    let width = columns.columns + 1
    for column in 0..<width { batch.events[column * RiskSetBatch.capacity + place] = 0 }
    for row in Int(rows.start)..<Int(rows.eventsEnd) {
      let risk = (layout.weights?[row] ?? 1) * exp(predictors[row] - shifts[group])
      for column in 0..<width {
        batch.events[column * RiskSetBatch.capacity + place] +=
          risk * (column == 0 ? 1 : columns.value(row, column - 1))
      }
    }
  }

  /// Of each row its risk times the sum of what stands at the event times at which it is at risk.
  ///
  /// - Parameters:
  ///   - rises: So many numbers of each event time, in its unit.
  ///   - own: The same for the rows with the event, at their own time.
  ///   - width: How many numbers.
  /// - Returns: So many numbers of each row.
  func totals(of rises: [Double], own: [Double], width: Int) -> [Double] {
    var units = [Double](repeating: 0, count: shifts.count * 2)
    var nodes = [Double](repeating: 0, count: units.count * width)
    for component in 0..<layout.components {
      let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
      let (base, count) = (2 * groups.lowerBound, groups.count)
      for group in groups {
        let leaf = base + count + group - groups.lowerBound
        units[leaf] = shifts[group]
        for place in 0..<width { nodes[leaf * width + place] = rises[group * width + place] }
      }
      for node in stride(from: count - 1, to: 0, by: -1) {
        let (own, left, right) = (base + node, base + 2 * node, base + 2 * node + 1)
        let unit = min(units[left], units[right])
        units[own] = unit
        let (first, second) =
          isWide ? (exp(unit - units[left]), exp(unit - units[right])) : (1, 1)
        for place in 0..<width {
          nodes[own * width + place] =
            first * nodes[left * width + place] + second * nodes[right * width + place]
        }
      }
    }
    var totals = [Double](repeating: 0, count: layout.rows * width)
    for row in 0..<layout.rows {
      let (weight, predictor) = (layout.weights?[row] ?? 1, predictors[row])
      let first = Int(self.first[row])
      let group = layout.groups[first]
      let isEvent = row >= Int(group.start) && row < Int(group.eventsEnd)
      let risk = weight * exp(predictor - shifts[first])
      if isEvent {
        for place in 0..<width { totals[row * width + place] = risk * own[first * width + place] }
      }
      forEachNode(isEvent ? first + 1 : first, Int(last[row])) { node in
        let share = isWide ? weight * exp(predictor - units[node]) : risk
        for place in 0..<width {
          totals[row * width + place] += share * nodes[node * width + place]
        }
      }
    }
    return totals
  }
}
