import LinearAlgebra
import RealModule

/// The estimates of a regression with a factor of their covariance: what Wald inference on
/// combinations of coefficients needs.
struct WaldSpace {
  let names: [String]
  let estimates: [Double]

  /// Rows m with covariance m m'.
  let factor: [[Double]]
  let reference: WaldReference

  /// The name of the intervals and tests, such as "cluster-robust Wald".
  let method: String
  let level: Double
  let count: Int
  let exclusions: Exclusions

  /// What the exponential of an estimate is.
  var measure = EffectMeasure.oddsRatio

  /// The weights of all coefficients of a combination that names some.
  ///
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` for a name that is no column,
  ///   ``StatsError/invalidArgument(name:reason:)`` for a column named twice, a weight that is
  ///   not finite, or none but zeros.
  func weights(_ named: KeyValuePairs<String, Double>) throws(StatsError) -> [Double] {
    var weights = [Double](repeating: 0, count: names.count)
    var seen: Set<String> = []
    for (name, weight) in named {
      let place = try place(of: name)
      guard seen.insert(name).inserted else {
        throw .invalidArgument(name: "weights", reason: "\"\(name)\" is named twice")
      }
      weights[place] = weight
    }
    try check(weights)
    return weights
  }

  /// Refuses weights of another number, not finite or all zero.
  func check(_ weights: [Double]) throws(StatsError) {
    guard weights.count == names.count else {
      throw .lengthMismatch(
        first: "weights", firstCount: weights.count, second: "coefficients",
        secondCount: names.count)
    }
    guard weights.allSatisfy(\.isFinite) else {
      throw .invalidArgument(name: "weights", reason: "a weight is not a finite number")
    }
    guard weights.contains(where: { $0 != 0 }) else {
      throw .invalidArgument(name: "weights", reason: "all weights are zero")
    }
  }

  func place(of name: String) throws(StatsError) -> Int {
    guard let place = names.firstIndex(of: name) else {
      throw .unknownLevel(variable: "the regression", level: name, known: names)
    }
    return place
  }

  /// The combination of the estimates, its rounding errors summed too.
  func estimate(_ weights: [Double]) -> Double {
    var sum = CompensatedSum()
    for (weight, estimate) in zip(weights, estimates) where weight != 0 {
      let product = weight * estimate
      sum.add(product)
      let error = (-product).addingProduct(weight, estimate)
      if error.isFinite { sum.add(error) }
    }
    return sum.value
  }

  /// The row of the covariance factor of a combination.
  func row(_ weights: [Double]) -> [Double] {
    var row = [Double](repeating: 0, count: factor.first?.count ?? 0)
    for (weight, part) in zip(weights, factor) where weight != 0 {
      // A decoded factor may have ragged rows.
      for (place, entry) in zip(row.indices, part) { row[place] += weight * entry }
    }
    return row
  }

  /// The quadratic form d' V^-1 d of some combinations less their values.
  ///
  /// With U the rows of the covariance factor, each of length 1, and U' = QT, it is |T^-T d|^2.
  ///
  /// - Throws: ``StatsError/undefined(_:)`` when the combinations are linearly dependent.
  func quadraticForm(_ combinations: [[Double]], values: [Double]) throws(StatsError) -> Double {
    var rows: [[Double]] = []
    var distances: [Double] = []
    for (weights, value) in zip(combinations, values) {
      let row = row(weights)
      let length = OrthogonalBasis.length(row)
      guard length > 0, length.isFinite else {
        throw .undefined("the variance of a combination exceeds the range of a double")
      }
      rows.append(row.map { $0 / length })
      distances.append((estimate(weights) - value) / length)
    }
    var basis = OrthogonalBasis(dimension: factor.first?.count ?? 0)
    for row in rows {
      let projection = basis.project(row)
      guard projection.residualLength > 1e-13 else {
        throw .undefined(
          "the tested coefficients or combinations are linearly dependent, or more than the "
            + "covariance has degrees of freedom; leave one out")
      }
      basis.append(projection)
    }
    do throws(LinearAlgebraError) {
      var transposed = try Matrix(rows: basis.dimension, columns: rows.count)
      for (column, row) in rows.enumerated() {
        for place in row.indices { transposed[place, column] = row[place] }
      }
      let solved = try PlainQR.triangle(of: transposed).solve(distances, transposed: true)
      let length = OrthogonalBasis.length(solved)
      return length * length
    } catch {
      throw StatsError(error)
    }
  }

  /// The joint test that some combinations have given values.
  func jointTest(
    _ combinations: [[Double]], values: [Double], variables: String
  ) throws(StatsError) -> JointTest {
    guard !combinations.isEmpty else {
      throw .invalidArgument(name: "columns", reason: "nothing is named to be tested")
    }
    guard combinations.count == values.count else {
      throw .lengthMismatch(
        first: "combinations", firstCount: combinations.count, second: "values",
        secondCount: values.count)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw .invalidArgument(name: "values", reason: "a value is not a finite number")
    }
    let used = names.indices.filter { place in combinations.contains { $0[place] != 0 } }
    return try JointTest(
      .wald,
      of: .init(
        variables: variables, columns: used.map { names[$0] }, count: count,
        exclusions: exclusions),
      form: quadraticForm(combinations, values: values), degreesOfFreedom: combinations.count,
      reference: reference, method: "Joint test (\(method))")
  }

  /// The joint test that some coefficients are zero.
  func jointTest(
    of columns: [String], variables: String? = nil
  ) throws(StatsError) -> JointTest {
    var combinations: [[Double]] = []
    var seen: Set<String> = []
    for name in columns {
      var weights = [Double](repeating: 0, count: names.count)
      weights[try place(of: name)] = 1
      guard seen.insert(name).inserted else {
        throw .invalidArgument(name: "columns", reason: "\"\(name)\" is named twice")
      }
      combinations.append(weights)
    }
    return try jointTest(
      combinations, values: combinations.map { _ in 0 },
      variables: variables ?? columns.joined(separator: ", "))
  }
}
