/// Which rows are at risk at which event times, for rows in the order of falling time.
///
/// Rows stand component by component, within one by falling time, at one time those with the event
/// first. A component is a stratum, or of a stratum with late entry a part that shares no row with
/// the rest: a direction in which no risk set varies is constant in each component, and only such
/// a one is. Rows that are at risk at no event time are not among them.
package struct RiskSetLayout: Sendable {
  /// The rows that have the event at one time of a component, and all that leave at it.
  package struct Group: Sendable {
    /// The first row that leaves at this time.
    package var start: UInt32

    /// The row behind those with the event, which come first.
    package var eventsEnd: UInt32

    /// The row behind the last that leaves at this time.
    package var end: UInt32

    /// The number of factors of the likelihood: of events in the order in which they may have come.
    package var steps: UInt32

    /// What each factor counts.
    package var weight: Double

    package init(start: Int, eventsEnd: Int, end: Int, steps: Int, weight: Double) {
      self.start = UInt32(clamping: start)
      self.eventsEnd = UInt32(clamping: eventsEnd)
      self.end = UInt32(clamping: end)
      self.steps = UInt32(clamping: steps)
      self.weight = weight
    }
  }

  /// The rows as the caller numbers them, in the order of the layout.
  package let order: [UInt32]

  /// The event times, in the order of their rows.
  package let groups: [Group]

  /// The first row of each component, and the number of rows.
  package let componentRows: [Int]

  /// The first event time of each component, and the number of event times.
  package let componentGroups: [Int]

  /// The event time behind the last at which each row is at risk; nil where all are at risk up to
  /// the last of their component, as without late entry.
  package let lastGroups: [UInt32]?

  /// The weight of each row; nil: 1 each.
  package let weights: [Double]?

  /// What is added to each linear predictor; nil: nothing.
  package let offset: [Double]?

  /// Creates a layout; the caller answers for its order.
  package init(
    order: [UInt32], groups: [Group], componentRows: [Int], componentGroups: [Int],
    lastGroups: [UInt32]?, weights: [Double]?, offset: [Double]?
  ) {
    self.order = order
    self.groups = groups
    self.componentRows = componentRows
    self.componentGroups = componentGroups
    self.lastGroups = lastGroups
    self.weights = weights
    self.offset = offset
  }

  /// The number of rows.
  package var rows: Int { order.count }

  /// The number of components.
  package var components: Int { componentRows.count - 1 }

  /// The component of each event time.
  package func componentOfGroups() -> [UInt32] {
    var components = [UInt32](repeating: 0, count: groups.count)
    for component in 0..<self.components {
      for group in componentGroups[component]..<componentGroups[component + 1] {
        components[group] = UInt32(clamping: component)
      }
    }
    return components
  }

  /// Whether anyone is at risk at an event time beside the rows with the event.
  ///
  /// Only where a component begins nobody need be: event times of one component are joined by rows
  /// that are at risk at both.
  ///
  /// - Complexity: O(log c) for c components.
  package func hasOthers(_ place: Int) -> Bool {
    let group = groups[place]
    guard group.eventsEnd == group.end else { return true }
    var (low, high) = (0, components)
    while low < high {
      let middle = (low + high) / 2
      if componentRows[middle] < Int(group.start) { low = middle + 1 } else { high = middle }
    }
    return componentRows[low] != Int(group.start)
  }

  /// The first event time at which each row is at risk: the first whose rows end behind it.
  package func firstGroups() -> [UInt32] {
    var first = [UInt32](repeating: 0, count: rows)
    var row = 0
    for (place, group) in groups.enumerated() {
      while row < Int(group.end) {
        first[row] = UInt32(clamping: place)
        row += 1
      }
    }
    return first
  }

  /// The event time behind the last at which each row is at risk.
  package func allLastGroups() -> [UInt32] {
    if let lastGroups { return lastGroups }
    var last = [UInt32](repeating: 0, count: rows)
    for component in 0..<components {
      let end = UInt32(clamping: componentGroups[component + 1])
      for row in componentRows[component]..<componentRows[component + 1] { last[row] = end }
    }
    return last
  }
}
