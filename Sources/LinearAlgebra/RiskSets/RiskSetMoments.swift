import Foundation

/// What residuals, robust variances and predictions need of the risk sets at coefficients.
///
/// Numbers of columns are on their scaled units; weights of rows are included.
package struct RiskSetMoments: Sendable {
  /// The number of columns.
  package let columns: Int

  /// The expected number of events of each row.
  package let expected: [Double]

  /// Of each row the expected events of the event times times the means of their risk sets, one
  /// number for each column.
  package let expectedMeans: [Double]

  /// The mean of the risk set at each event time, averaged over its factors: for each column.
  package let means: [Double]

  /// By how much the cumulated hazard rises at each event time.
  package let hazard: [Double]

  /// By how much the variance of the cumulated hazard rises there.
  package let variance: [Double]

  /// The sum over the factors of an event time of the mean over the denominator: for each column.
  package let hazardMeans: [Double]

  private let tree: RiskSetTree
  private let sums: [Double]
  private let eventSums: [Double]
  private let factors: [RiskSetFactors]

  /// Computes them; nil where a linear predictor is not finite.
  ///
  /// - Parameters:
  ///   - layout: The risk sets.
  ///   - columns: The columns.
  ///   - coefficients: One for each column.
  /// - Complexity: O(n p log k) for k event times; O(n p) memory.
  package init?(_ layout: RiskSetLayout, _ columns: RiskSetColumns, at coefficients: [Double]) {
    var tree = RiskSetTree(layout, columns)
    guard coefficients.count == columns.columns, tree.prepare(at: coefficients) else { return nil }
    let (groups, width) = (layout.groups.count, columns.columns)
    var (sums, eventSums) = (
      [Double](repeating: 0, count: groups * (width + 1)),
      [Double](repeating: 0, count: groups * (width + 1))
    )
    var factors: [RiskSetFactors] = []
    factors.reserveCapacity(groups)
    var rises = [Double](repeating: 0, count: groups * (width + 1))
    var own = rises
    var (means, hazardMeans) = (
      [Double](repeating: 0, count: groups * width), [Double](repeating: 0, count: groups * width)
    )
    var (hazard, variance) = (
      [Double](repeating: 0, count: groups), [Double](repeating: 0, count: groups)
    )
    for (place, group) in layout.groups.enumerated() {
      let first = place * (width + 1)
      sums.withUnsafeMutableBufferPointer { sums in
        if let start = sums.baseAddress { tree.writeSums(place, to: start + first, stride: 1) }
      }
      if group.steps > 1 {
        eventSums.withUnsafeMutableBufferPointer { sums in
          if let start = sums.baseAddress {
            tree.writeEventSums(place, to: start + first, stride: 1)
          }
        }
      }
      let terms = RiskSetFactors(group, all: sums[first], events: eventSums[first])
      let unit = exp(-tree.shift(place))
      factors.append(terms)
      hazard[place] = terms.hazard * unit
      variance[place] = terms.squares.all * unit * unit
      rises[first] = terms.hazard
      own[first] = terms.own
      let (all, cross, last) = terms.squares
      for column in 0..<width {
        let (sum, events) = (sums[first + 1 + column], eventSums[first + 1 + column])
        means[place * width + column] = terms.mean.all * sum + terms.mean.events * events
        let rest = sum - events
        let rise = all * rest + cross * events
        rises[first + 1 + column] = rise
        // A row with the event has the share 1 - l / d of factor l.
        own[first + 1 + column] = group.steps > 1 ? cross * rest + last * events : rise
        hazardMeans[place * width + column] = rise * unit
      }
    }
    let totals = tree.totals(of: rises, own: own, width: width + 1)
    expected = (0..<layout.rows).map { totals[$0 * (width + 1)] }
    var expectedMeans = [Double](repeating: 0, count: layout.rows * width)
    for row in 0..<layout.rows {
      for column in 0..<width {
        expectedMeans[row * width + column] = totals[row * (width + 1) + 1 + column]
      }
    }
    self.columns = width
    self.expectedMeans = expectedMeans
    self.means = means
    self.hazard = hazard
    self.variance = variance
    self.hazardMeans = hazardMeans
    self.tree = tree
    self.sums = sums
    self.eventSums = eventSums
    self.factors = factors
  }

  /// The information with each event time counted by its own weights: sum of weight times the
  /// variance within its risk set.
  ///
  /// - Parameter weights: Weights of the event times, a list for each matrix; of any sign.
  /// - Returns: The matrices.
  /// - Throws: ``LinearAlgebraError/tooLarge(_:)``.
  /// - Complexity: O(n p^2) for each.
  package func information(
    weightedBy weights: [[Double]]
  ) throws(LinearAlgebraError) -> [Matrix] {
    let (layout, values) = (tree.layout, tree.columns)
    let (count, width) = (weights.count, columns)
    var rises = [Double](repeating: 0, count: factors.count * count)
    var own = rises
    for (place, terms) in factors.enumerated() {
      for kind in 0..<count {
        rises[place * count + kind] = terms.hazard * weights[kind][place]
        own[place * count + kind] = terms.own * weights[kind][place]
      }
    }
    let totals = tree.totals(of: rises, own: own, width: count)
    var matrices: [Matrix] = []
    for kind in 0..<count {
      var sum = [Double](repeating: 0, count: width * width)
      var lost = sum
      func add(_ place: Int, _ term: Double) {
        let next = sum[place] + term
        let part = next - sum[place]
        lost[place] += (sum[place] - (next - part)) + (term - part)
        sum[place] = next
      }
      for row in 0..<layout.rows {
        let weight = totals[row * count + kind]
        for column in 0..<width {
          let value = weight * values.value(row, column)
          for other in 0...column { add(other + column * width, value * values.value(row, other)) }
        }
      }
      for (place, terms) in factors.enumerated() {
        let (weight, first) = (-weights[kind][place], place * (width + 1) + 1)
        let (all, cross, last) = terms.squares
        for column in 0..<width {
          for other in 0...column {
            let (c, d) = (eventSums[first + column], eventSums[first + other])
            let (a, b) = (sums[first + column] - c, sums[first + other] - d)
            let term = all * a * b + cross * (a * d + c * b) + last * c * d
            add(other + column * width, weight * term)
          }
        }
      }
      for column in 0..<width {
        for other in 0..<column {
          let value = sum[other + column * width] + lost[other + column * width]
          sum[other + column * width] = value
          sum[column + other * width] = value
        }
        sum[column + column * width] += lost[column + column * width]
      }
      matrices.append(try Matrix(rows: width, columns: width, storage: sum))
    }
    return matrices
  }
}
