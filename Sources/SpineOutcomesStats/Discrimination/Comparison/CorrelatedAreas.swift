internal import Distributions

/// The areas of several scores of the same records, and DeLong's covariances.
///
/// Of each record every score has a placement, as in ``DeLongVariance``; the covariance of two
/// areas is that of their placements, S10 / m + S01 / n. Deviations of placements from their mean
/// are integers over 2 m n, and differences of such deviations too: only products are rounded.
///
/// Source: DeLong et al., Biometrics 1988;44:837, doi 10.2307/2531595.
struct CorrelatedAreas: Sendable {
  let areas: [DeLongVariance]

  let events: Int
  let others: Int

  /// The deviation of each row's placement, times 2 m n: `ofEvents[score][row]`.
  private let ofEvents: [[Int]]
  private let ofOthers: [[Int]]
  private let eventCounts: [Int]
  private let otherCounts: [Int]

  /// The cells of each score, and that of each row.
  let readings: [ResampledCurves.Reading]

  /// - Throws: ``StatsError/oneClass(outcome:count:events:)`` unless there are events and others;
  ///   ``StatsError/tooLarge(_:)`` beyond events x others of 2^60.
  /// - Complexity: O(k n) for n rows of k scores.
  init(_ scores: PairedScores) throws(StatsError) {
    let (m, n) = (scores.events.reduce(0, +), scores.others.reduce(0, +))
    guard m > 0, n > 0 else {
      throw .oneClass(outcome: scores.outcome, count: m + n, events: m)
    }
    let pairs = m.multipliedReportingOverflow(by: n)
    guard !pairs.overflow, pairs.partialValue <= 1 << 60 else {
      throw .tooLarge("events times others")
    }
    (events, others) = (m, n)
    eventCounts = scores.events
    otherCounts = scores.others
    var areas: [DeLongVariance] = []
    var deviations = (events: [[Int]](), others: [[Int]]())
    var readings: [ResampledCurves.Reading] = []
    for (score, values) in zip(scores.scores, scores.values) {
      let oriented = values.map { score.eventsScore.oriented($0) }
      var cellOfRow = [Int](repeating: 0, count: values.count)
      var cells = (scores: [Double](), events: [Int](), others: [Int]())
      for row in Ordering.rows(oriented) {
        if cells.scores.last != oriented[row] {
          cells.scores.append(oriented[row])
          cells.events.append(0)
          cells.others.append(0)
        }
        let cell = cells.scores.count - 1
        cellOfRow[row] = cell
        cells.events[cell] += scores.events[row]
        cells.others[cell] += scores.others[row]
      }
      let ordered = OrderedCells(scores: cells.scores, events: cells.events, others: cells.others)
      let area = try DeLongVariance(ordered)
      var places = (events: [Int](), others: [Int]())
      var (eventsBefore, othersBefore) = (0, 0)
      for cell in 0..<ordered.count {
        let (event, other) = (ordered.events[cell], ordered.others[cell])
        places.events.append(m * (2 * (n - othersBefore) - other) - area.doubledWins)
        places.others.append(n * (2 * eventsBefore + event) - area.doubledWins)
        eventsBefore += event
        othersBefore += other
      }
      areas.append(area)
      deviations.events.append(cellOfRow.map { places.events[$0] })
      deviations.others.append(cellOfRow.map { places.others[$0] })
      readings.append(.init(cellOfRow: cellOfRow, cells: ordered.count))
    }
    self.areas = areas
    self.readings = readings
    (ofEvents, ofOthers) = deviations
  }

  /// The covariances of the areas; nil with one event or one other.
  var covariance: [[Double]]? {
    guard events > 1, others > 1 else { return nil }
    var matrix = areas.map { _ in [Double](repeating: 0, count: areas.count) }
    let pairs = 2 * Double(events) * Double(others)
    for first in areas.indices {
      for second in first..<areas.count {
        let scaled = scaledProduct(
          { ofEvents[first][$0] }, { ofEvents[second][$0] }, { ofOthers[first][$0] },
          { ofOthers[second][$0] }
        ).value
        matrix[first][second] = scaled / pairs / pairs
        matrix[second][first] = matrix[first][second]
      }
    }
    return matrix
  }

  /// (2 m n)^2 times the variance of a difference of two areas; nil with one event or one other.
  func scaledVariance(_ first: Int, _ second: Int) -> Double? {
    guard events > 1, others > 1 else { return nil }
    let event: (Int) -> Int = { ofEvents[first][$0] - ofEvents[second][$0] }
    let other: (Int) -> Int = { ofOthers[first][$0] - ofOthers[second][$0] }
    return scaledProduct(event, event, other, other).value
  }

  /// Whether two scores give every record the same placement.
  func areAlike(_ first: Int, _ second: Int) -> Bool {
    areas[first].doubledWins == areas[second].doubledWins
      && eventCounts.indices.allSatisfy {
        (eventCounts[$0] == 0 || ofEvents[first][$0] == ofEvents[second][$0])
          && (otherCounts[$0] == 0 || ofOthers[first][$0] == ofOthers[second][$0])
      }
  }

  /// A quadratic form of differences of areas with the rank of its matrix.
  struct Form {
    var value: Double
    var rank: Int

    /// Whether a difference that the covariance has no room for is not 0.
    var isSingular: Bool
  }

  /// d' V^-1 d for the differences d of all areas to the first; nil with one event or one other.
  ///
  /// In numbers of 106 bits, with the largest variance left as pivot: a combination is taken as
  /// without variance when 1e-20 of it is left by the others.
  var equality: Form? {
    guard events > 1, others > 1 else { return nil }
    let size = areas.count - 1
    var matrix = (0..<size).map { _ in [DoubleDouble](repeating: DoubleDouble(0), count: size) }
    for first in 0..<size {
      for second in first..<size {
        matrix[first][second] = scaledProduct(
          { ofEvents[first + 1][$0] - ofEvents[0][$0] },
          { ofEvents[second + 1][$0] - ofEvents[0][$0] },
          { ofOthers[first + 1][$0] - ofOthers[0][$0] },
          { ofOthers[second + 1][$0] - ofOthers[0][$0] })
        matrix[second][first] = matrix[first][second]
      }
    }
    var distances = (0..<size).map {
      DoubleDouble(Double(areas[$0 + 1].doubledWins - areas[0].doubledWins))
    }
    let variances = (0..<size).map { matrix[$0][$0].value }
    let reach = distances.map { $0.value.magnitude }.max() ?? 0
    var left = Set(0..<size)
    var form = DoubleDouble(0)
    while let pivot = left.sorted().max(by: { matrix[$0][$0].value < matrix[$1][$1].value }),
      matrix[pivot][pivot].value > 1e-20 * variances[pivot]
    {
      left.remove(pivot)
      form += distances[pivot] * distances[pivot] / matrix[pivot][pivot]
      for row in left {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        distances[row] = distances[row] - factor * distances[pivot]
        for column in left {
          matrix[row][column] = matrix[row][column] - factor * matrix[pivot][column]
        }
      }
    }
    return Form(
      value: max(0, form.value), rank: size - left.count,
      isSingular: left.contains { distances[$0].value.magnitude > 1e-12 * reach })
  }

  /// (2 m n)^2 times a covariance, of deviations by row.
  private func scaledProduct(
    _ firstEvent: (Int) -> Int, _ secondEvent: (Int) -> Int, _ firstOther: (Int) -> Int,
    _ secondOther: (Int) -> Int
  ) -> DoubleDouble {
    var ofEvents = DoubleDouble(0)
    var ofOthers = DoubleDouble(0)
    for row in eventCounts.indices {
      let (event, other) = (eventCounts[row], otherCounts[row])
      if event > 0 {
        let product = DoubleDouble(product: Double(firstEvent(row)), Double(secondEvent(row)))
        ofEvents += product * Double(event)
      }
      if other > 0 {
        let product = DoubleDouble(product: Double(firstOther(row)), Double(secondOther(row)))
        ofOthers += product * Double(other)
      }
    }
    return ofEvents / DoubleDouble(product: Double(events), Double(events - 1))
      + ofOthers / DoubleDouble(product: Double(others), Double(others - 1))
  }
}
