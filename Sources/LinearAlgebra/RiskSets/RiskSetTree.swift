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
///
/// Threads share the columns, and rows where they are only read: each sum has its order of terms,
/// whatever the number of threads.
struct RiskSetTree: Sendable {
  let layout: RiskSetLayout
  let columns: RiskSetColumns
  let first: [UInt32]
  let last: [UInt32]
  private let components: [UInt32]

  /// The linear predictor of each row.
  var predictors: [Double]

  /// The risk of each row in the only unit; of no use where nodes have units of their own.
  var risks: [Double] = []

  /// By band, and in it by node, the sums of risks (place 0) and of risks times columns.
  private var sums: [[Double]] = []

  /// The places of each band.
  private var bands: [Range<Int>] = []

  /// By node, the greatest linear predictor of its rows.
  var units: [Double]

  /// The unit of each event time.
  var shifts: [Double]

  /// Whether nodes have units of their own.
  var isWide = false

  /// Linear predictors that differ by no more than this need one unit only.
  private static let reach = 500.0

  init(_ layout: RiskSetLayout, _ columns: RiskSetColumns) {
    self.layout = layout
    self.columns = columns
    first = layout.firstGroups()
    last = layout.allLastGroups()
    components = layout.componentOfGroups()
    predictors = Array(repeating: 0, count: columns.blocks * columns.blockRows)
    units = Array(repeating: 0, count: 2 * layout.groups.count)
    shifts = Array(repeating: 0, count: layout.groups.count)
  }

  /// Whether threads share the work.
  var isLarge: Bool { layout.rows >= RiskSetColumns.threadedRows }

  /// Adds the terms of all event times, and computes the expected events of each row.
  ///
  /// - Returns: Whether all numbers are finite.
  mutating func sum(
    at coefficients: [Double], _ memory: RiskSetMemory, into result: inout RiskSetSums
  ) -> Bool {
    guard prepare(at: coefficients) else { return false }
    addFactors(memory, into: &result)
    let groups = layout.groups.count
    addTotals(
      of: UnsafeBufferPointer(start: memory.hazard, count: groups),
      own: UnsafeBufferPointer(start: memory.own, count: groups), width: 1, to: memory.expected)
    return true
  }

  /// Sums the risk sets.
  ///
  /// - Returns: Whether all linear predictors are finite.
  mutating func prepare(at coefficients: [Double]) -> Bool {
    guard let range = predict(at: coefficients) else { return false }
    isWide = range.upperBound - range.lowerBound > Self.reach
    var lifts: [Lift]?
    if isWide {
      findUnits()
      lifts = lift()
    } else {
      setUnits(range.upperBound)
    }
    let width = columns.columns + 1
    let count = isLarge ? max(1, min(ProcessInfo.processInfo.activeProcessorCount, width / 2)) : 1
    bands = (0..<count).map { $0 * width / count..<($0 + 1) * width / count }
    let (tree, places, known) = (self, bands, lifts)
    sums = Parallel.map(count, isLarge: isLarge) { tree.summed(places[$0], known) }
    return true
  }

  /// The logarithm of the unit of the sums of an event time.
  func shift(_ group: Int) -> Double { shifts[group] }

  /// Writes the sums over the risk set of an event time.
  ///
  /// - Parameters:
  ///   - group: The event time.
  ///   - target: Where the sum of risks goes.
  ///   - stride: How far from it the next one.
  func writeSums(_ group: Int, to target: UnsafeMutablePointer<Double>, stride: Int) {
    let leaf = leaf(group)
    for (band, places) in zip(sums, bands) {
      let start = leaf * places.count
      for place in places { target[place * stride] = band[start + place - places.lowerBound] }
    }
  }

  /// Writes the sums over the rows with the event of an event time.
  func writeEventSums(_ group: Int, to target: UnsafeMutablePointer<Double>, stride: Int) {
    let width = columns.columns + 1
    for place in 0..<width { target[place * stride] = 0 }
    let rows = layout.groups[group]
    for row in Int(rows.start)..<Int(rows.eventsEnd) {
      let risk = (layout.weights?[row] ?? 1) * exp(predictors[row] - shifts[group])
      target[0] += risk
      for place in 1..<max(1, width) {
        target[place * stride] += risk * columns.value(row, place - 1)
      }
    }
    if !layout.hasOthers(group) {
      target[0] = sums[0][leaf(group) * (bands.first?.count ?? 0)]
    }
  }

  /// The node of an event time.
  func leaf(_ group: Int) -> Int {
    let component = Int(components[group])
    let start = layout.componentGroups[component]
    let count = layout.componentGroups[component + 1] - start
    return 2 * start + count + group - start
  }

  /// Calls a body with the nodes that make up the event times from one to another.
  @inline(__always)
  func forEachNode(_ from: Int, _ to: Int, _ body: (Int) -> Void) {
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
}
