import Distributions

/// Cohen's kappa: the agreement of two ratings beyond chance, plain or weighted.
///
/// With disagreement weights v, kappa is 1 - sum(v p_ij) / sum(v p_i. p_.j): v is 0 on the
/// diagonal and elsewhere 1 without weights, |i - j| with linear and (i - j)^2 with quadratic
/// ones, i and j being the places of the levels in their order. The interval is normal, with the
/// large-sample standard error at the estimate.
///
/// The R call it agrees with is `psych::cohen.kappa(table)`, `vcd::Kappa(table)`; statsmodels
/// `cohens_kappa(table, wt =)`.
public struct CohenKappa: Sendable, Equatable, Codable {
  /// How much a disagreement weighs.
  public enum Weights: String, Sendable, Codable, CaseIterable {
    /// Every disagreement alike: for levels without an order.
    case none

    /// The number of levels between the ratings.
    case linear

    /// The square of that number.
    case quadratic
  }

  /// How much a disagreement weighed.
  public let weights: Weights

  /// Kappa with its interval; without one where the standard error is 0.
  public let estimate: Estimate

  /// The standard error of the interval.
  public let standardError: Double

  /// The share of records with equal ratings.
  public let agreement: Double

  /// The table of the ratings, in rows and columns with the same levels in order.
  public let table: ContingencyTable

  /// The names of the levels that neither rating has.
  public let emptyLevels: [String]

  /// Measures the agreement of two ratings.
  ///
  /// - Parameters:
  ///   - table: Rows are the first rating, columns the second, with the same names in order.
  ///   - weights: How much a disagreement weighs. Empty levels between others keep their place.
  ///   - level: The confidence level, inside 0...1; 0.95 by default.
  /// - Throws: ``StatsError/noCompleteCases(_:)`` for a table without records;
  ///   ``StatsError/levelCount(variable:found:needed:)`` for fewer than two levels;
  ///   ``StatsError/undefined(_:)`` when all ratings are the same level: chance agrees as well;
  ///   ``StatsError/invalidArgument(name:reason:)`` for the level.
  ///
  /// Edge cases: with perfect agreement kappa is 1 and its standard error 0; as an interval without
  /// width would say that nothing is uncertain, there is none then, and ``description`` says why.
  /// Limits are cut at -1 and 1.
  ///
  /// - Complexity: O(levels^2).
  ///
  /// Source: Fleiss, Cohen & Everitt, Psychol Bull 1969;72:323, doi 10.1037/h0028106.
  public init(
    _ table: ContingencyTable, weights: Weights = .none, level: Double = 0.95
  ) throws(StatsError) {
    try ConfidenceInterval.check(level: level)
    let square = try SquareTable(table)
    let names =
      Set(table.rowNames) == Set(table.columnNames)
      ? table.rowNames : LevelNames.union(table.rowNames, table.columnNames)
    // The weights count the places of all levels, empty ones included.
    let full = table.arranged(rows: names, columns: names)
    let sums = KappaSums(full, weights)
    guard sums.chance > 0 else {
      throw .undefined("kappa is undefined when all ratings are of one level")
    }
    self.table = square.table
    emptyLevels = square.emptyLevels
    self.weights = weights
    agreement = Double(square.table.count - square.changes) / Double(square.table.count)
    // Below the rounding of a mean of influences it is 0.
    standardError = sums.standardError > 1e-14 ? sums.standardError : 0
    let half = Normal.standard.quantile(upperTail: (1 - level) / 2) * standardError
    estimate = try Estimate(
      name: weights == .none
        ? "kappa" : "\(weights.rawValue == "linear" ? "linearly" : "quadratically") weighted kappa",
      value: sums.kappa,
      confidenceInterval: standardError > 0
        ? ConfidenceInterval(
          lower: max(-1, sums.kappa - half), upper: min(1, sums.kappa + half), level: level,
          method: "Wald (Fleiss-Cohen-Everitt)") : nil)
  }

  /// The number of records with both ratings.
  public var count: Int { table.count }

  /// Which records were left out.
  public var exclusions: Exclusions { table.exclusions }
}

/// The sums that kappa and its standard error are made of.
private struct KappaSums {
  let kappa: Double

  /// n^2 times the mean disagreement by chance.
  let chance: Double

  let standardError: Double

  init(_ table: ContingencyTable, _ weights: CohenKappa.Weights) {
    let size = table.rowNames.count
    let (rows, columns) = (
      table.rowTotals.map { Double($0) }, table.columnTotals.map { Double($0) }
    )
    let count = Double(table.count)
    func weight(_ row: Int, _ column: Int) -> Double {
      let distance = Double((row - column).magnitude)
      return switch weights {
      case .none: distance > 0 ? 1 : 0
      case .linear: distance
      case .quadratic: distance * distance
      }
    }
    var excess = 0.0
    var chance = 0.0
    var byRow = [Double](repeating: 0, count: size)
    var byColumn = [Double](repeating: 0, count: size)
    for row in 0..<size {
      for column in 0..<size {
        let weight = weight(row, column)
        let product = rows[row] * columns[column]
        let remainder = (-product).addingProduct(rows[row], columns[column])
        // row x column - n O, rounded once.
        let difference =
          product.addingProduct(-count, Double(table[row, column])) + remainder
        excess += weight * difference
        chance += weight * product
        byRow[row] += weight * columns[column] / count
        byColumn[column] += weight * rows[row] / count
      }
    }
    self.chance = chance
    guard chance > 0 else {
      (kappa, standardError) = (0, 0)
      return
    }
    let kappa = excess / chance
    self.kappa = kappa
    // The variance over the records of v - (1 - kappa)(mean v of the row + mean v of the column).
    func influence(_ row: Int, _ column: Int) -> Double {
      weight(row, column) - (1 - kappa) * (byRow[row] + byColumn[column])
    }
    var mean = 0.0
    var squares = 0.0
    for row in 0..<size {
      for column in 0..<size {
        mean += Double(table[row, column]) / count * influence(row, column)
      }
    }
    for row in 0..<size {
      for column in 0..<size {
        let distance = influence(row, column) - mean
        squares += Double(table[row, column]) / count * distance * distance
      }
    }
    standardError = (squares / count).squareRoot() / (chance / count / count)
  }
}

extension CohenKappa: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the ratings, kappa with interval, agreement, n, exclusions and empty levels.
  public var description: String {
    var parts = [
      "\(table.rowVariable) x \(table.columnVariable): \(estimate)"
        + (standardError > 0 ? "" : " (no interval: its standard error is 0)"),
      "agreement \(Decimals.percent(agreement))", "n = \(count)",
    ]
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    if !emptyLevels.isEmpty {
      parts.append("no records with \(emptyLevels.joined(separator: ", "))")
    }
    return parts.joined(separator: ", ")
  }

  /// The same line.
  public var debugDescription: String { description }
}
