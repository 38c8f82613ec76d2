import Distributions
import LinearAlgebra

extension CoxDerivatives {
  /// Log-likelihood, score and information of a partial likelihood at some coefficients.
  public struct Values: Sendable, Equatable, Codable {
    /// The logarithm of the partial likelihood.
    public internal(set) var logLikelihood = 0.0

    /// The first derivative by each coefficient.
    public internal(set) var score: [Double]

    /// The information, minus the second derivative, as rows.
    public internal(set) var information: [[Double]]
  }

  /// The derivatives of all records together.
  ///
  /// - Parameter timeTolerance: Which times count as equal.
  /// - Returns: Log-likelihood, score and information.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range;
  ///   ``StatsError/undefined(_:)`` for an event in no risk set, as where the tolerance ties a late
  ///   entry with the end of its follow-up.
  ///
  /// Columns are centred at the mean of each risk set in twice the digits, so that columns far
  /// from 0, such as years, cost no digits.
  /// - Complexity: O(k p^2) for k distinct times.
  public func values(
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> Values {
    let width = columns.count
    let distinct = Set(strata.values.joined().map(\.time)).sorted()
    let chains = try timeTolerance.chains(of: distinct)
    var likelihood = CompensatedSum()
    var values = Values(
      score: Array(repeating: 0, count: width),
      information: Array(repeating: Array(repeating: 0, count: width), count: width))
    for cells in strata.values {
      var merged: [Cell] = []
      for cell in cells {
        var cell = cell
        cell.time = chains.start(of: cell.time)
        if merged.last?.time == cell.time {
          merged[merged.count - 1].add(cell)
        } else {
          merged.append(cell)
        }
      }
      var atRisk = Sums()
      for cell in merged.reversed() {
        // Who enters at a time is at risk after it.
        atRisk.add(cell.entering, times: -1)
        atRisk.add(cell.leaving)
        if cell.events > 0 { likelihood.add(try values.add(cell, atRisk, ties)) }
      }
    }
    values.logLikelihood = likelihood.value
    return values
  }

  /// The coefficients after one full Newton step.
  ///
  /// - Parameter timeTolerance: Which times count as equal.
  /// - Returns: The new coefficients, in the order of ``columns``.
  /// - Throws: ``StatsError/rankDeficient(terms:)`` when the information is singular;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range.
  /// - Complexity: O(k p^2 + p^3) for k distinct times.
  public func newtonStep(
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> [Double] {
    let values = try values(timeTolerance: timeTolerance)
    do throws(LinearAlgebraError) {
      let step = try Cholesky(Matrix(rows: values.information)).solve(values.score)
      return zip(coefficients, step).map { $0 + $1 }
    } catch .notPositiveDefinite(let order) {
      throw .rankDeficient(terms: columns.indices.contains(order - 1) ? [columns[order - 1]] : [])
    } catch {
      throw StatsError(error)
    }
  }
}

extension CoxDerivatives.Values {
  /// Adds the factors of the likelihood at one time.
  ///
  /// - Returns: Their logarithms.
  fileprivate mutating func add(
    _ cell: CoxDerivatives.Cell, _ atRisk: CoxDerivatives.Sums, _ ties: CoxTies
  ) throws(StatsError) -> Double {
    guard cell.events <= UInt32.max || ties == .breslow else {
      throw .tooLarge("2^32 events at one time; use ties: .breslow")
    }
    let (width, events, total) = (score.count, Double(cell.events), atRisk.risk.value)
    // Who is at risk beside the events, before any rounding.
    var others = atRisk.risk
    others.add(cell.withEvent.risk, times: -1)
    guard total.high > 0, others.value.high >= 0, atRisk.isFinite else {
      throw .undefined(
        "an event is in no risk set, or the sums of one exceed the range of a double")
    }
    let steps = ties == .efron ? cell.events : 1
    let centre = atRisk.first.map { ($0.value / total).high }
    // A single factor does not tell events and others apart.
    let withEvent = steps > 1 ? cell.withEvent : CoxDerivatives.Sums()
    let (all, own) = (atRisk.centred(at: centre), withEvent.centred(at: centre))
    let rest = steps > 1 ? others.value : total
    let group = RiskSetLayout.Group(
      start: 0, eventsEnd: 0, end: 0, steps: steps, weight: events / Double(steps))
    let terms = RiskSetFactors(group, rest: rest.high, events: own.risk)
    for column in 0..<width {
      let observed = cell.eventColumns[column].value - DoubleDouble(product: events, centre[column])
      score[column] +=
        observed.high
        - events * (terms.mean.all * all.first[column] + terms.mean.events * own.first[column])
      for other in 0..<width {
        let (c, d) = (own.first[column], own.first[other])
        let (a, b) = (all.first[column] - c, all.first[other] - d)
        let (squares, cross, last) = terms.squares
        information[column][other] +=
          terms.hazard * (all.second[column][other] - own.second[column][other])
          + terms.own * own.second[column][other]
          - (squares * a * b + cross * (a * d + c * b) + last * c * d)
      }
    }
    return cell.eventPredictors.value.high - terms.logarithm
  }
}
