import CKernels
import Foundation

extension RiskSetTree {
  /// How the sums of a node and of that above it are brought to one unit.
  struct Lift: Sendable {
    var own = 1.0
    var above = 0.0
  }

  /// Computes the linear predictors.
  ///
  /// - Returns: Their range; nil where one is not finite.
  mutating func predict(at coefficients: [Double]) -> ClosedRange<Double>? {
    let (layout, columns, size) = (layout, columns, RiskSetColumns.blockSize)
    let isLarge = isLarge
    var parts: [(low: Double, high: Double)] = []
    predictors.withUnsafeMutableBufferPointer { predictors in
      columns.entries.withUnsafeBufferPointer { entries in
        guard let start = entries.baseAddress, let target = predictors.baseAddress else { return }
        nonisolated(unsafe) let (source, predictors) = (start, target)
        parts = Parallel.map(columns.blocks, isLarge: isLarge) { block in
          let count = min(size, layout.rows - block * size)
          let own = predictors + block * size
          var values = RiskSetPass.block(source, columns, block, rows: count)
          var response = spine_response(outcomes: nil, successes: nil, failures: nil, offset: nil)
          spine_predict(&values, coefficients, &response, own)
          var (low, high) = (Double.infinity, -Double.infinity)
          for row in 0..<count {
            if let offset = layout.offset { own[row] += offset[block * size + row] }
            guard own[row].isFinite else { return (-Double.infinity, Double.infinity) }
            low = min(low, own[row])
            high = max(high, own[row])
          }
          return (low, high)
        }
      }
    }
    let low = parts.reduce(Double.infinity) { min($0, $1.low) }
    let high = parts.reduce(-Double.infinity) { max($0, $1.high) }
    return low.isFinite && high.isFinite ? low...high : nil
  }

  /// Sets one unit for all, and the risks in it.
  mutating func setUnits(_ unit: Double) {
    for node in units.indices { units[node] = unit }
    for group in shifts.indices { shifts[group] = unit }
    let (layout, predictors) = (layout, predictors)
    let size = RiskSetColumns.blockSize
    risks = [Double](unsafeUninitializedCapacity: layout.rows) { target, count in
      if let start = target.baseAddress {
        nonisolated(unsafe) let risks = start
        Parallel.forEach(columns.blocks, isLarge: isLarge) { block in
          for row in block * size..<min(layout.rows, (block + 1) * size) {
            risks[row] = (layout.weights?[row] ?? 1) * exp(predictors[row] - unit)
          }
        }
      }
      count = layout.rows
    }
  }

  /// Sets the unit of every node to its greatest linear predictor.
  mutating func findUnits() {
    var found = [Double](repeating: -.infinity, count: units.count)
    for row in 0..<layout.rows {
      let predictor = predictors[row]
      forEachNode(Int(first[row]), Int(last[row])) { found[$0] = max(found[$0], predictor) }
    }
    units = found
  }

  /// Finds the units in which every node holds what those above it hold too.
  mutating func lift() -> [Lift] {
    var (lifts, lifted) = (Array(repeating: Lift(), count: units.count), units)
    for component in 0..<layout.components {
      let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
      let (base, count) = (2 * groups.lowerBound, groups.count)
      for node in 2..<max(2, 2 * count) {
        let (own, above) = (base + node, base + node / 2)
        let unit = max(lifted[own], lifted[above])
        lifts[own].own = lifted[own] == -.infinity ? 0 : exp(lifted[own] - unit)
        lifts[own].above = lifted[above] == -.infinity ? 0 : exp(lifted[above] - unit)
        lifted[own] = unit
      }
      for group in groups { shifts[group] = lifted[base + count + group - groups.lowerBound] }
    }
    return lifts
  }

  /// The sums of some places by node, those of the nodes above each included.
  ///
  /// - Parameters:
  ///   - places: Place 0 is the risks, place c + 1 column c.
  ///   - lifts: How nodes come to one unit; nil where they have one.
  /// - Returns: The sums, node by node.
  func summed(_ places: Range<Int>, _ lifts: [Lift]?) -> [Double] {
    let width = places.count
    var sums = [Double](repeating: 0, count: 2 * layout.groups.count * width)
    sums.withUnsafeMutableBufferPointer { sums in
      guard let start = sums.baseAddress else { return }
      addRows(places, to: start)
      for component in 0..<layout.components {
        let groups = layout.componentGroups[component]..<layout.componentGroups[component + 1]
        let (base, count) = (2 * groups.lowerBound, groups.count)
        for node in 2..<max(2, 2 * count) {
          let (own, above) = (base + node, base + node / 2)
          let lift = lifts?[own] ?? Lift(own: 1, above: 1)
          for place in 0..<width {
            start[own * width + place] =
              lift.own * start[own * width + place] + lift.above * start[above * width + place]
          }
        }
      }
    }
    return sums
  }

  private func addRows(_ places: Range<Int>, to sums: UnsafeMutablePointer<Double>) {
    let width = places.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, width)) { values in
      guard let values = values.baseAddress else { return }
      for row in 0..<layout.rows {
        for place in places {
          values[place - places.lowerBound] = place == 0 ? 1 : columns.value(row, place - 1)
        }
        guard isWide else {
          let risk = risks[row]
          for place in 0..<width { values[place] *= risk }
          forEachNode(Int(first[row]), Int(last[row])) { node in
            let target = sums + node * width
            for place in 0..<width { target[place] += values[place] }
          }
          continue
        }
        let (weight, predictor) = (layout.weights?[row] ?? 1, predictors[row])
        forEachNode(Int(first[row]), Int(last[row])) { node in
          let (risk, target) = (weight * exp(predictor - units[node]), sums + node * width)
          for place in 0..<width { target[place] += risk * values[place] }
        }
      }
    }
  }
}
