import LinearAlgebra
import RealModule

/// The residuals of a Cox regression, record by record.
public struct CoxResiduals: Sendable, Equatable, Codable {
  /// What is left at an event: the columns of the record less their mean over the risk set.
  public struct Schoenfeld: Sendable, Hashable, Codable {
    /// The data row, counted from 1.
    public let row: Int

    /// The time of the event.
    public let time: Double

    /// The name of the stratum; nil without strata.
    public let stratum: String?

    /// How many equal events it stands for.
    public let frequency: Int

    /// The residual of each column.
    public let values: [Double]

    /// The coefficients plus the residual times their covariance times the number of events: what
    /// estimates the coefficients at this time (Grambsch and Therneau, Biometrika 81:515, 1994).
    public let scaled: [Double]
  }

  /// The names of the columns.
  public let columns: [String]

  /// The data row of each record, counted from 1; records of frequency 0 have none.
  public let rows: [Int]

  /// The martingale residuals: 1 or 0 for event or not, less the expected number of events.
  ///
  /// They sum to 0 over records with frequencies.
  public let martingale: [Double]

  /// The deviance residuals: martingale residuals made more nearly symmetric about 0.
  public let deviance: [Double]

  /// The score residuals, a list for each record: what it adds to the score at the estimates.
  public let score: [[Double]]

  /// By how much about the coefficients would fall without the record: the score residuals times
  /// the inverse of the information.
  public let coefficientChanges: [[Double]]

  /// The residuals of the events, by stratum and rising time.
  public let schoenfeld: [Schoenfeld]
}

extension CoxData {
  /// The residuals of a regression of these data.
  ///
  /// - Parameter model: A regression fitted to these data.
  /// - Returns: Martingale, deviance, score and Schoenfeld residuals.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data.
  ///
  /// *Edge cases*: a record that is at risk at no event has the residual 0.
  ///
  /// Agrees with R's `residuals(fit, type = "martingale")`, and "deviance", "score", "dfbeta",
  /// "schoenfeld" and "scaledsch".
  /// - Complexity: O(n p log n).
  public func residuals(of model: CoxRegression) throws(StatsError) -> CoxResiduals {
    let b = try scaledCoefficients(of: model)
    let scores = CoxScores(problem, try moments(at: b))
    let (layout, count) = (problem.riskSets.layout, problem.response.times.count)
    let factors = problem.columns.scalings.map(\.factor)
    let width = b.count
    let zeros = [Double](repeating: 0, count: width)
    var martingale = [Double](repeating: 0, count: count)
    var deviance = martingale
    var score = [[Double]](repeating: zeros, count: count)
    for place in 0..<layout.rows {
      let (row, weight) = (Int(layout.order[place]), scores.weight(place))
      let residual = scores.martingale(place) / weight
      martingale[row] = residual
      let expected = scores.moments.expected[place] / weight
      deviance[row] = Self.deviance(residual, expected, isEvent: scores.group(place) != nil)
      score[row] = (0..<width).map { scores.score(place, $0) / weight / factors[$0] }
    }
    let root = try informationRoot(at: b)
    let changes = score.map { $0.times(root) }
    return CoxResiduals(
      columns: problem.design.columns.map(\.name),
      rows: (0..<count).map { (rowNumbers?[$0] ?? $0) + 1 }, martingale: martingale,
      deviance: deviance, score: score, coefficientChanges: changes,
      schoenfeld: schoenfeld(scores, root, model))
  }

  /// sign(m) sqrt(-2 (m + event log(event - m))).
  private static func deviance(
    _ residual: Double, _ expected: Double, isEvent: Bool
  ) -> Double {
    let term = residual + (isEvent && expected > 0 ? .log(expected) : 0)
    let size = max(0, -2 * term).squareRoot()
    return residual < 0 ? -size : size
  }

  /// Rows M with M M' the inverse of the information, on the given units.
  func informationRoot(at b: [Double]) throws(StatsError) -> [[Double]] {
    let frame = try CoxFrame(problem, for: b)
    let sums = try Self.sums(frame.problem, at: frame.own(b))
    guard let factor = try sums.factor() else { throw .numerical("the information") }
    let rows = try StatsError.wrapping { () throws(LinearAlgebraError) in
      frame.given(try factor.inverse()).rowLists
    }
    return zip(rows, problem.columns.scalings).map { row, scaling in
      row.map { $0 * scaling.factor }
    }
  }

  private func schoenfeld(
    _ scores: CoxScores, _ root: [[Double]], _ model: CoxRegression
  ) -> [CoxResiduals.Schoenfeld] {
    let (riskSets, layout) = (problem.riskSets, problem.riskSets.layout)
    let components = layout.componentOfGroups()
    let factors = problem.columns.scalings.map(\.factor)
    var residuals: [(stratum: Int32, residual: CoxResiduals.Schoenfeld)] = []
    for (place, group) in layout.groups.enumerated().reversed() {
      let stratum = riskSets.strata[Int(components[place])]
      for row in Int(group.start)..<Int(group.eventsEnd) {
        let values = factors.indices.map {
          scores.schoenfeld(row, $0, group: place) / factors[$0]
        }
        let scaled = zip(model.coefficients, values.times(root)).map {
          $0.estimate + Double(events) * $1
        }
        let own = Int(layout.order[row])
        residuals.append(
          (
            stratum,
            .init(
              row: (rowNumbers?[own] ?? own) + 1, time: riskSets.times[place],
              stratum: stratumNames?[Int(stratum)], frequency: Int(scores.weight(row)),
              values: values,
              scaled: scaled)
          ))
      }
    }
    // Components of one stratum stand by falling time, so that reversing all put strata backwards.
    let strata = Set(riskSets.strata).sorted()
    return strata.flatMap { own in residuals.filter { $0.stratum == own }.map(\.residual) }
  }
}

extension [Double] {
  /// The sum of products.
  func product(_ other: [Double]) -> Double {
    var sum = 0.0
    for (one, two) in zip(self, other) { sum += one * two }
    return sum
  }

  /// M M' times the numbers.
  fileprivate func times(_ rows: [[Double]]) -> [Double] {
    var turned = [Double](repeating: 0, count: count)
    for (row, value) in zip(rows, self) {
      for place in turned.indices { turned[place] += row[place] * value }
    }
    return rows.map { $0.product(turned) }
  }
}
