import LinearAlgebra

/// The root of Fine and Gray's estimating function, by Newton's method on scaled columns.
///
/// For weights that are known the function is the derivative of a concave function of the
/// coefficients, so that a root is its only maximum. That it is finite is certified as in
/// ``ConditionalFit``, with the range of a column over all risk sets; what cannot be certified is
/// decided by ``SubdistributionSeparation``.
struct FineGrayFit {
  /// Scaled coefficients.
  var coefficients: [Double]

  /// The problem, its columns turned so that they are nearly orthogonal at the solution.
  ///
  /// The cross-products of columns with the condition number k lose 2 log10 k digits, those of
  /// combinations of them that have been made orthogonal only what making them loses: log10 k.
  var problem: FineGrayProblem

  /// T, the columns of which are these combinations of the scaled columns.
  var turn: Matrix

  /// R^-1 of the information R'R of the turned columns at the solution.
  var inverse: Matrix

  /// The derivatives of the turned columns at the solution.
  var derivatives: FineGrayDerivatives
  var iterations: Int
  var conditionNumber: Double

  /// The logarithm of the weighted partial likelihood at coefficients of zero.
  var nullLogLikelihood: Double

  private static let patience = 10

  /// Fits the regression.
  ///
  /// - Throws: ``StatsError/rankDeficient(terms:)``, ``StatsError/separation(_:)``,
  ///   ``StatsError/notConverged(iterations:lastChange:)``, ``StatsError/undefined(_:)`` for an
  ///   offset beyond the range of a double.
  init(_ problem: consuming FineGrayProblem) throws(StatsError) {
    var problem = problem
    var b = [Double](repeating: 0, count: problem.columns)
    var pass = FineGrayDerivatives(problem, at: b)
    guard pass.isFinite else {
      throw .undefined("the offsets of one risk set differ beyond the range of a double")
    }
    nullLogLikelihood = pass.logLikelihood
    let isFull = try pass.factor().map(RankCheck.isClearlyFull) ?? false
    if !isFull || problem.ranges.contains(0) { try problem.checkRank() }
    var previous = Double.infinity
    var hasOverlap = false
    for iteration in 1...LogisticFit.iterationLimit {
      let step = try Self.step(pass, problem)
      let isCertain = hasOverlap || step.map { $0.certificate <= 0.5 } == true
      if let step, isCertain, step.isLast(after: previous) {
        let last = zip(b, step.direction).map { $0 + $1 }
        problem.turn(by: step.inverse)
        let start = try StatsError.wrapping { () throws(LinearAlgebraError) in
          // T b = the coefficients.
          try TriangularFactor(upper: step.inverse).solve(last)
        }
        let reached = FineGrayDerivatives(problem, at: start)
        guard reached.isFinite, let final = try Self.step(reached, problem) else {
          throw .numerical("the information of a Fine-Gray regression")
        }
        coefficients = last.indices.map { row in
          last[row]
            + last.indices.reduce(0.0) { $0 + step.inverse[row, $1] * final.direction[$1] }
        }
        self.problem = problem
        turn = step.inverse
        derivatives = reached
        inverse = final.inverse
        iterations = iteration
        conditionNumber = step.condition
        return
      }
      if !isCertain, iteration >= Self.patience || step.map({ $0.decrement < 1e-6 }) != false {
        if let separation = try SubdistributionSeparation.separation(problem) {
          throw .separation(separation)
        }
        hasOverlap = true
      }
      guard let step else {
        throw .notConverged(iterations: iteration, lastChange: previous)
      }
      (b, pass) = try Self.advance(from: b, pass, by: step, problem)
      previous = step.decrement
    }
    throw .notConverged(iterations: LogisticFit.iterationLimit, lastChange: previous)
  }

  /// The Newton step; nil where the information is numerically singular.
  private static func step(
    _ pass: FineGrayDerivatives, _ problem: FineGrayProblem
  ) throws(StatsError) -> NewtonStep? {
    try NewtonStep(pass.factor(), pass.score, ranges: problem.ranges) {
      (factor, _) throws(LinearAlgebraError) in
      try factor.withUnitColumns().conditionEstimate()
    }
  }

  /// Takes the step, halved until the likelihood rises as it must; no linear predictor moves by
  /// more than 20 at once.
  private static func advance(
    from b: [Double], _ pass: FineGrayDerivatives, by step: NewtonStep, _ problem: FineGrayProblem
  ) throws(StatsError) -> ([Double], FineGrayDerivatives) {
    let gain = step.decrement * step.decrement
    let rounding = 1e-12 * (1 + pass.logLikelihood.magnitude)
    var move = 0.0
    for (direction, range) in zip(step.direction, problem.ranges) {
      move += direction.magnitude * range
    }
    var share = min(1, 20 / move)
    while true {
      let next = zip(b, step.direction).map { $0 + share * $1 }
      let reached = FineGrayDerivatives(problem, at: next)
      let rise = reached.logLikelihood - pass.logLikelihood
      if reached.isFinite, rise >= 1e-4 * share * gain - rounding || share < 0x1p-40 {
        return (next, reached)
      }
      guard share >= 0x1p-60 else { throw .numerical("the likelihood along a step") }
      share /= 2
    }
  }
}

extension FineGrayProblem {
  /// Refuses columns that are constant over all risk sets of each stratum, or combinations of those
  /// before them.
  ///
  /// Risk sets that nobody has in common, as late entry can leave them, are told apart as strata
  /// are.
  ///
  /// - Throws: ``StatsError/rankDeficient(terms:)``.
  func checkRank() throws(StatsError) {
    var places: [(stratum: Int, place: Int, first: Int)] = []
    for (number, stratum) in strata.enumerated() {
      let components = stratum.components()
      var firsts = [Int: Int]()
      for place in stratum.rows.indices {
        let exposure = stratum.exposure(place)
        guard !exposure.isEmpty else { continue }
        let component = components[exposure.lowerBound]
        let first = firsts[component] ?? place
        firsts[component] = first
        places.append((number, place, first))
      }
    }
    let columns = columns
    let factor = try StatsError.wrapping { () throws(LinearAlgebraError) in
      var block = try RowBlock(capacity: DesignBlocks.blockSize, columns: columns)
      for start in stride(from: 0, to: places.count, by: DesignBlocks.blockSize) {
        let some = places[start..<min(start + DesignBlocks.blockSize, places.count)]
        block.begin(rows: some.count)
        for column in 0..<columns {
          let values = some.map { one in
            strata[one.stratum].values[one.place * columns + column]
              - strata[one.stratum].values[one.first * columns + column]
          }
          block.load(column: column, from: values, at: 0, factor: 1, centre: 0)
        }
        try block.absorbIntoFactor()
      }
      return try block.factor()
    }
    let dependent = RankCheck.dependentColumns(factor, scalings: scalings)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { design.columns[$0].name })
    }
  }
}

extension FineGrayStratum {
  /// The component of the risk set of each event time: two that have somebody in common are of one.
  fileprivate func components() -> [Int] {
    // How many are at risk at a time and at the next.
    var bridges = [Int](repeating: 0, count: eventTimes.count + 1)
    for place in rows.indices {
      let exposure = exposure(place)
      guard exposure.count > 1 else { continue }
      bridges[exposure.lowerBound] += 1
      bridges[exposure.upperBound - 1] -= 1
    }
    var (component, open) = (0, 0)
    return eventTimes.indices.map { time in
      let own = component
      open += bridges[time]
      if open == 0 { component += 1 }
      return own
    }
  }
}
