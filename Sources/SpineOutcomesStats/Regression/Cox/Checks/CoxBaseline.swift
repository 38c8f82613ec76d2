import LinearAlgebra
import RealModule

/// The baseline hazard of a Cox regression, cumulated, with what intervals of predictions need.
///
/// It is that of a record at the ``reference``: numbers at their mean, columns of -1, 0 and 1 only,
/// such as levels, at 0, so that categories are at their reference level, and offsets at 0, which R
/// takes at their mean. Without the reference no number of a baseline means anything.
///
/// Breslow, discussion of Cox, J R Stat Soc B 34:216, 1972; with Efron's ties each of d events at one
/// time adds the inverse of its own denominator.
public struct CoxBaseline: Sendable, Equatable, Codable {
  /// An event time.
  public struct Step: Sendable, Hashable, Codable {
    /// The time.
    public let time: Double

    /// The hazard cumulated up to it, at the reference.
    public let cumulativeHazard: Double

    /// Its standard error; that of the coefficients is part of it.
    public let standardError: Double

    /// The sum of the squared inverse denominators: the variance with known coefficients.
    let variance: Double

    /// The cumulated means of the risk sets less the reference, times the rises of the hazard.
    let means: [Double]
  }

  /// The baseline of a stratum.
  public struct Stratum: Sendable, Hashable, Codable {
    /// The name; nil without strata.
    public let name: String?

    /// The event times, rising.
    public let steps: [Step]

    /// The last time of follow-up of a record at risk in some risk set.
    public let lastTime: Double
  }

  /// The value of a column at the reference.
  public struct Reference: Sendable, Hashable, Codable {
    /// The name of the column.
    public let column: String

    /// Its value.
    public let value: Double
  }

  /// The model.
  public let model: CoxRegression

  /// The value of each column to which the hazards belong; offsets are 0.
  public let reference: [Reference]

  /// The baselines, by stratum; a stratum without events has none, as no hazard is known there.
  public let strata: [Stratum]

  /// The largest gap between times that count as the same.
  let timeWidth: Double
}

extension CoxData {
  /// The baseline hazard of a regression of these data.
  ///
  /// - Parameter model: A regression fitted to these data.
  /// - Returns: The cumulated baseline hazard of each stratum, at a reference that it names.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the regression is of other data,
  ///   ``StatsError/undefined(_:)`` when a hazard exceeds the range of a double.
  ///
  /// Agrees with R's `survfit(fit)`: its hazards at the `means` of the fit, but for offsets.
  /// - Complexity: O(n p log n).
  public func baseline(of model: CoxRegression) throws(StatsError) -> CoxBaseline {
    let given = try scaledCoefficients(of: model)
    let frame = try CoxFrame(problem, for: given)
    let b = try frame.own(given)
    let moments = try Self.moments(frame.problem, at: b)
    let (riskSets, layout) = (problem.riskSets, problem.riskSets.layout)
    let factors = problem.columns.scalings.map(\.factor)
    let weights = try b.indices.map { column throws(StatsError) in try frame.weights(column) }
    let values = reference()
    var strata: [CoxBaseline.Stratum] = []
    for code in Set(riskSets.strata).sorted() {
      var groups: [(group: Int, component: Int)] = []
      for component in 0..<layout.components where riskSets.strata[component] == code {
        for group in layout.componentGroups[component]..<layout.componentGroups[component + 1] {
          groups.append((group, component))
        }
      }
      var (hazard, variance) = (CompensatedSum(), CompensatedSum())
      var means = [CompensatedSum](repeating: CompensatedSum(), count: b.count)
      var steps: [CoxBaseline.Step] = []
      for (group, component) in groups.reversed() {
        // The hazards of a component are at its centre.
        let distances = frame.distances(of: values, in: component)
        let risk = Double.exp(b.product(distances))
        let rise = risk * moments.hazard[group]
        hazard.add(rise)
        variance.add(risk * risk * moments.variance[group])
        for column in b.indices {
          let mean = moments.hazardMeans[group * b.count + column] * risk
          means[column].add(mean - distances[column] * rise)
        }
        let turned = means.map(\.value)
        let own = b.indices.map { weights[$0].product(turned) / factors[$0] }
        let error = (variance.value + model.variance(of: own)).squareRoot()
        guard hazard.value.isFinite, error.isFinite else {
          throw .undefined("the baseline hazard exceeds the range of a double")
        }
        steps.append(
          .init(
            time: riskSets.times[group], cumulativeHazard: hazard.value, standardError: error,
            variance: variance.value, means: own))
      }
      strata.append(
        .init(
          name: stratumNames?[Int(code)], steps: steps, lastTime: lastTime(ofStratum: code)))
    }
    return CoxBaseline(
      model: model,
      reference: zip(problem.design.columns, values).map { .init(column: $0.name, value: $1) },
      strata: strata, timeWidth: riskSets.timeWidth)
  }

  /// The last time of follow-up of a stratum.
  private func lastTime(ofStratum code: Int32) -> Double {
    guard let codes = problem.response.strata?.codes else {
      return problem.response.times.max() ?? 0
    }
    return zip(problem.response.times, codes).reduce(0) { $1.1 == code ? max($0, $1.0) : $0 }
  }

  /// The reference: the mean of a column, or 0 for one of -1, 0 and 1 only.
  private func reference() -> [Double] {
    problem.design.columns.map { column in
      guard case .numbers(let numbers) = column.values,
        !numbers.allSatisfy({ $0 == 0 || $0.magnitude == 1 })
      else { return 0 }
      var (sum, total) = (CompensatedSum(), 0.0)
      for (row, number) in numbers.enumerated() {
        let weight = problem.response.weight(row)
        sum.add(weight * number)
        total += weight
      }
      return sum.value / total
    }
  }
}
