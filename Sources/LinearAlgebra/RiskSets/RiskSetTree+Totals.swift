import Foundation

extension RiskSetTree {
  /// Of each row its risk times the sum of what stands at the event times at which it is at risk.
  ///
  /// - Parameters:
  ///   - rises: So many numbers of each event time, in its unit.
  ///   - own: The same for the rows with the event, at their own time.
  ///   - width: How many numbers.
  /// - Returns: So many numbers of each row.
  func totals(of rises: [Double], own: [Double], width: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: layout.rows * width) { totals, count in
      if let start = totals.baseAddress {
        rises.withUnsafeBufferPointer { rises in
          own.withUnsafeBufferPointer { own in
            addTotals(of: rises, own: own, width: width, to: start)
          }
        }
      }
      count = layout.rows * width
    }
  }

  /// Writes the totals of each row.
  func addTotals(
    of rises: UnsafeBufferPointer<Double>, own: UnsafeBufferPointer<Double>, width: Int,
    to totals: UnsafeMutablePointer<Double>
  ) {
    let (nodes, units) = nodes(of: rises, width: width)
    let (tree, size, rows) = (self, RiskSetColumns.blockSize, layout.rows)
    nonisolated(unsafe) let (own, totals) = (own, totals)
    Parallel.forEach(columns.blocks, isLarge: isLarge) { block in
      for row in block * size..<min(rows, (block + 1) * size) {
        let target = totals + row * width
        let (weight, predictor) = (tree.layout.weights?[row] ?? 1, tree.predictors[row])
        let first = Int(tree.first[row])
        let group = tree.layout.groups[first]
        let isEvent = row >= Int(group.start) && row < Int(group.eventsEnd)
        let risk =
          tree.isWide ? weight * exp(predictor - tree.shifts[first]) : tree.risks[row]
        for place in 0..<width { target[place] = isEvent ? risk * own[first * width + place] : 0 }
        tree.forEachNode(isEvent ? first + 1 : first, Int(tree.last[row])) { node in
          let share = tree.isWide ? weight * exp(predictor - units[node]) : risk
          for place in 0..<width { target[place] += share * nodes[node * width + place] }
        }
      }
    }
  }

  /// The sum of the leaves of each node, and its unit.
  private func nodes(
    of rises: UnsafeBufferPointer<Double>, width: Int
  ) -> (sums: [Double], units: [Double]) {
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
        let (first, second) = isWide ? (exp(unit - units[left]), exp(unit - units[right])) : (1, 1)
        for place in 0..<width {
          nodes[own * width + place] =
            first * nodes[left * width + place] + second * nodes[right * width + place]
        }
      }
    }
    return (nodes, units)
  }
}
