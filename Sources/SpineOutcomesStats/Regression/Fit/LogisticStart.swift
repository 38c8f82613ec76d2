import LinearAlgebra
import RealModule

/// Where the iteration of a logistic regression starts.
enum LogisticStart {
  /// The estimate of a model with nothing but its constant term; zeros without one.
  ///
  /// - Parameters:
  ///   - problem: The data.
  ///   - added: What is added to the counts of both outcomes.
  /// - Returns: Scaled coefficients, as if there were no offset.
  static func constant(_ problem: LogisticProblem, adding added: Double = 0) -> ScaledPoint {
    var point = ScaledPoint(count: problem.design.columnCount)
    if problem.design.intercept == .included {
      let (events, others) = (Double(problem.events), Double(problem.count - problem.events))
      point.high[0] = .log(events + added) - .log(others + added)
    }
    return point
  }

  /// Least squares of smoothed log odds less the offset on the columns: a start that is near
  /// enough however far the offset lies from 0.
  ///
  /// - Returns: Scaled coefficients; nil without an offset, for no more rows than columns, or
  ///   for columns that are combinations of others.
  /// - Complexity: O(n p^2) time, O(n p) memory.
  static func besideOffset(_ problem: LogisticProblem) throws(StatsError) -> ScaledPoint? {
    let (design, response) = (problem.design, problem.response)
    guard let offset = design.offset else { return nil }
    let rows = (0..<response.rows).filter { response.trials($0) > 0 }
    guard rows.count > design.columnCount else { return nil }
    var weights: [Double] = []
    var aims: [Double] = []
    for row in rows {
      let (events, trials) = (Double(response.events(row)), Double(response.trials(row)))
      let (ones, others) = (events + 0.5, trials - events + 0.5)
      let weight = (trials * (ones / (trials + 1)) * (others / (trials + 1))).squareRoot()
      weights.append(weight)
      aims.append(weight * (.log(ones) - .log(others) - offset[row]))
    }
    var columns = [[Double]](repeating: weights, count: design.interceptCount)
    for (place, column) in design.columns.enumerated() {
      let scaling = problem.scalings[design.interceptCount + place]
      columns.append(
        zip(rows, weights).map { ($1 * (column.value($0) * scaling.factor - scaling.centre)) })
    }
    guard let fit = try? LeastSquares(columns: columns, response: aims),
      fit.coefficients.allSatisfy(\.isFinite)
    else { return nil }
    var point = ScaledPoint(count: design.columnCount)
    point.high = fit.coefficients
    return point
  }
}

extension LogisticProblem {
  /// The problem without its offset: its columns at equal weights, for decisions on rank and
  /// separation, in which an offset has no part.
  func withoutOffset() throws(StatsError) -> LogisticProblem {
    guard design.offset != nil else { return self }
    let plain = try Design(
      columns: design.columns, categories: [], offset: nil, intercept: design.intercept)
    return LogisticProblem(response, design: plain, scalings: scalings)
  }
}
