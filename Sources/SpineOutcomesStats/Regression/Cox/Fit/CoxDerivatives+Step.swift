import LinearAlgebra
import RealModule

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
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range.
  /// - Complexity: O(k p^2 + d) for k distinct times and d events.
  public func values(
    timeTolerance: TimeTolerance = .standard
  ) throws(StatsError) -> Values {
    let width = columns.count
    let distinct = Set(strata.values.joined().map(\.time)).sorted()
    let chains = try timeTolerance.chains(of: distinct)
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
      var atRisk = Sums(columns: width)
      for cell in merged.reversed() {
        // Who enters at a time is at risk after it.
        atRisk.add(cell.entering, times: -1)
        atRisk.add(cell.leaving)
        if cell.events > 0 { values.add(cell, atRisk, ties) }
      }
    }
    return values
  }

  /// The coefficients after one full Newton step.
  ///
  /// - Parameter timeTolerance: Which times count as equal.
  /// - Returns: The new coefficients, in the order of ``columns``.
  /// - Throws: ``StatsError/rankDeficient(terms:)`` when the information is singular;
  ///   ``StatsError/invalidArgument(name:reason:)`` for a tolerance out of range.
  /// - Complexity: O(k p^2 + d + p^3) for k distinct times and d events.
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
  fileprivate mutating func add(
    _ cell: CoxDerivatives.Cell, _ atRisk: CoxDerivatives.Sums, _ ties: CoxTies
  ) {
    let width = score.count
    let steps = ties == .efron ? cell.events : 1
    let weight = Double(cell.events) / Double(steps)
    logLikelihood += cell.eventPredictors
    for column in 0..<width { score[column] += cell.eventColumns[column] }
    for step in 0..<steps {
      var rest = atRisk
      if step > 0 { rest.add(cell.withEvent, times: -Double(step) / Double(steps)) }
      logLikelihood -= weight * .log(rest.risk)
      for column in 0..<width {
        let mean = rest.first[column] / rest.risk
        score[column] -= weight * mean
        for other in 0..<width {
          let product = mean * (rest.first[other] / rest.risk)
          information[column][other] +=
            weight * (rest.second[column * width + other] / rest.risk - product)
        }
      }
    }
  }
}
