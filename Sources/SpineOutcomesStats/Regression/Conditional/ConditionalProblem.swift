import LinearAlgebra
import RealModule

/// The data of a conditional logistic regression: the informative strata, checked and scaled.
struct ConditionalProblem: Sendable {
  /// A stratum with both outcomes.
  struct Stratum: Sendable {
    /// Its rows; a row with frequency f stands f times.
    var rows: [Int]

    /// Whether each of them is among the rarer outcome, whose subsets are counted.
    var isChosen: [Bool]

    /// How many are.
    var size: Int

    /// 1 when the rarer outcome is the event, else -1.
    var sign: Double
  }

  /// The columns; a constant term belongs to the strata and is ignored.
  let design: Design
  let outcome: [Bool]
  let strata: [Stratum]
  let uninformative: [UninformativeStrata]

  /// The number of strata with records.
  let strataCount: Int

  /// Records and events of the informative strata, frequencies counted.
  let count: Int
  let events: Int

  /// The scaling of each column; centres are the strata's own.
  private(set) var scalings: [ColumnScaling] = []

  /// Times which a stratum's linear predictors of sums can differ at most, by column: the size of
  /// its subsets times the range of the column.
  private(set) var ranges: [Double] = []

  /// The greatest number of elementary steps of a pass over the strata.
  static let stepLimit = 0x1p31

  /// Checks in this order: lengths, emptiness, outcomes, size.
  init(
    _ response: LogisticResponse, design: Design, groups: RowGroups, name: String,
    exclusions: Exclusions
  ) throws(StatsError) {
    try design.check(response)
    guard response.totalTrials > 0 else { throw .noCompleteCases(exclusions) }
    guard !design.columns.isEmpty else { throw .undefined("a regression without any column") }
    guard case .binary(let outcome, _) = response.kind else {
      throw .numerical("the outcome of a conditional regression")
    }
    let tally = StratumTally(response, groups)
    strataCount = tally.strataCount
    uninformative = tally.uninformative
    guard !tally.informative.isEmpty else {
      let (count, events) = (response.totalTrials, response.totalEvents)
      guard events > 0, events < count else {
        throw .oneClass(outcome: name, count: count, events: events)
      }
      throw .undefined("\(groups.name): no stratum holds both outcomes, so none is informative")
    }
    let width = Double(design.columns.count)
    let steps = tally.informative.reduce(0.0) { sum, stratum in
      let (all, few) = (Double(tally.counts[stratum]), Double(tally.rarer(stratum)))
      return sum + all + (all - few + 1) * few * (width + 1) * (width + 2) / 2
    }
    guard steps <= Self.stepLimit else {
      throw .tooLarge(
        "the exact conditional likelihood of strata with so many events; use a logistic "
          + "regression with the strata as a category")
    }
    strata = tally.strata(outcome, response)
    count = tally.informative.reduce(0) { $0 + tally.counts[$1] }
    events = tally.informative.reduce(0) { $0 + tally.events[$1] }
    self.outcome = outcome
    self.design = try Design(
      columns: design.columns, categories: design.categories, offset: design.offset,
      intercept: .omitted)
    let constant = design.columns.filter { column in
      strata.allSatisfy { stratum in
        stratum.rows.allSatisfy { column.value($0) == column.value(stratum.rows[0]) }
      }
    }
    guard constant.isEmpty else {
      throw .constantWithinStrata(terms: constant.map(\.name), strata: groups.name)
    }
    for column in design.columns {
      let (scaling, range) = scale(column)
      scalings.append(scaling)
      ranges.append(range)
    }
  }

  /// Brings the spread of a column within the strata near 1, by a power of two.
  private func scale(_ column: DesignColumn) -> (ColumnScaling, range: Double) {
    var extent = 0.0
    for stratum in strata {
      for row in stratum.rows { extent = max(extent, column.value(row).magnitude) }
    }
    guard extent > 0 else { return (.identity, 0) }
    let unit = Self.power(near: extent)
    var squares = 0.0
    var number = 0.0
    for stratum in strata {
      let centre = stratum.mean(column, factor: unit)
      for row in stratum.rows {
        let distance = column.value(row) * unit - centre
        squares += distance * distance
      }
      number += Double(stratum.rows.count)
    }
    let spread = (squares / number).squareRoot()
    let factor = min(
      max(unit * (spread > 0 ? Self.power(near: spread) : 1), 0x1p-1000), 0x1p1000)
    var (largest, range) = (0.0, 0.0)
    for stratum in strata {
      let centre = stratum.mean(column, factor: factor)
      var (low, high) = (0.0, 0.0)
      for row in stratum.rows {
        let distance = column.value(row) * factor - centre
        low = min(low, distance)
        high = max(high, distance)
      }
      largest = max(largest, -low, high)
      range = max(range, Double(stratum.size) * (high - low))
    }
    return (
      ColumnScaling(factor: factor, largest: largest, magnitude: extent * factor), range
    )
  }

  /// The power of two that brings a positive number into 1..<2.
  private static func power(near value: Double) -> Double {
    Double(sign: .plus, exponent: min(max(-Int(value.exponent), -1000), 1000), significand: 1)
  }
}

extension ConditionalProblem.Stratum {
  /// The mean of a column times a factor.
  func mean(_ column: DesignColumn, factor: Double) -> Double {
    var sum = 0.0
    for row in rows { sum += column.value(row) * factor / Double(rows.count) }
    return sum
  }
}
