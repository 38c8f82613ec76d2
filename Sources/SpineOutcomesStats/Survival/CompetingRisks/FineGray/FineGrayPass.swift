import LinearAlgebra
import RealModule

/// One pass over the rows of a Fine-Gray regression: the weighted partial likelihood, its score and
/// its information, without an expanded data set.
///
/// The sums over a risk set are those of everyone still followed up, from the last time back, and
/// those of the persons with another event before, from the first time on, each times G just
/// before the time. The information is gathered row by row: a row has the sum of the hazard steps
/// at which it is at risk.
struct FineGrayPass {
  /// The logarithm of the weighted partial likelihood.
  private(set) var logLikelihood = 0.0

  /// The estimating function.
  private(set) var score: [Double] = []

  /// The mean of the columns over the risk set at each event time.
  private(set) var means: [Double] = []

  /// The step of the baseline hazard at each event time, for a linear predictor of ``shift``.
  private(set) var steps: [Double] = []

  /// exp(linear predictor - shift) of each place.
  private(set) var odds: [Double] = []

  /// What is subtracted from linear predictors before their exponentials.
  private(set) var shift = 0.0

  /// The sum of the steps before each event time.
  private(set) var before: [Double] = []

  /// The sum of G times the steps from each event time on, by group.
  private(set) var after: [[Double]] = []

  /// The hazard that each place has been exposed to, for a linear predictor of ``shift``.
  private(set) var exposures: [Double] = []

  /// The information, the upper triangle row by row.
  private(set) var information: [Double] = []

  /// Whether all numbers are finite.
  var isFinite: Bool {
    logLikelihood.isFinite && score.allSatisfy(\.isFinite) && information.allSatisfy(\.isFinite)
  }

  /// Passes over the rows at scaled coefficients.
  ///
  /// - Complexity: O(n p²).
  init(_ problem: FineGrayProblem, at coefficients: [Double]) {
    let columns = problem.columns
    let predictors = problem.rows.indices.map { place in
      var sum = problem.offset?[place] ?? 0
      for column in 0..<columns {
        sum += problem.values[place * columns + column] * coefficients[column]
      }
      return sum
    }
    let first = problem.firstPlaces.first ?? 0
    var top = -Double.infinity
    for place in predictors.indices where place >= first || problem.endings[place] == .other {
      top = max(top, predictors[place])
    }
    shift = top
    odds = predictors.map { Double.exp($0 - top) }
    sumRiskSets(problem)
    finish(problem, predictors)
    inform(problem)
  }

  /// The sums over the risk sets: ``steps`` holds them first, ``means`` the weighted columns.
  private mutating func sumRiskSets(_ problem: FineGrayProblem) {
    let (columns, times) = (problem.columns, problem.eventTimes.count)
    steps = [Double](repeating: 0, count: times)
    means = [Double](repeating: 0, count: times * columns)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: columns + 1)
    func add(_ place: Int, _ weight: Double, to sums: inout [CompensatedSum], from start: Int) {
      sums[start].add(weight)
      for column in 0..<columns {
        sums[start + 1 + column].add(weight * problem.values[place * columns + column])
      }
    }
    var place = problem.rows.count
    for time in (0..<times).reversed() {
      while place > problem.firstPlaces[time] {
        place -= 1
        add(place, problem.frequencies[place] * odds[place], to: &sums, from: 0)
      }
      steps[time] = sums[0].value
      for column in 0..<columns { means[time * columns + column] = sums[1 + column].value }
    }
    let width = columns + 1
    sums = [CompensatedSum](repeating: CompensatedSum(), count: width * problem.groupCount)
    place = 0
    for time in 0..<times {
      while place < problem.firstPlaces[time] {
        if problem.endings[place] == .other {
          add(
            place, problem.frequencies[place] * odds[place] * problem.inverseFree[place],
            to: &sums, from: problem.groups[place] * width)
        }
        place += 1
      }
      for group in 0..<problem.groupCount {
        let free = problem.censoringFree[group][time]
        steps[time] += free * sums[group * width].value
        for column in 0..<columns {
          means[time * columns + column] += free * sums[group * width + 1 + column].value
        }
      }
    }
  }

  /// Likelihood, score and baseline hazard.
  private mutating func finish(_ problem: FineGrayProblem, _ predictors: [Double]) {
    let (columns, times) = (problem.columns, problem.eventTimes.count)
    var likelihood = CompensatedSum()
    var score = [CompensatedSum](repeating: CompensatedSum(), count: columns)
    for place in predictors.indices where problem.endings[place] == .own {
      let frequency = problem.frequencies[place]
      likelihood.add(frequency * (predictors[place] - shift))
      for column in 0..<columns {
        score[column].add(frequency * problem.values[place * columns + column])
      }
    }
    before = [0]
    var sum = CompensatedSum()
    for time in 0..<times {
      let (all, events) = (steps[time], problem.eventCounts[time])
      likelihood.add(-events * Double.log(all))
      for column in 0..<columns {
        means[time * columns + column] /= all
        score[column].add(-events * means[time * columns + column])
      }
      steps[time] = events / all
      sum.add(steps[time])
      before.append(sum.value)
    }
    after = problem.censoringFree.map { free in
      var sums = [Double](repeating: 0, count: times + 1)
      var sum = CompensatedSum()
      for time in (0..<times).reversed() {
        sum.add(free[time] * steps[time])
        sums[time] = sum.value
      }
      return sums
    }
    logLikelihood = likelihood.value
    self.score = score.map(\.value)
  }

  /// Exposures and information.
  private mutating func inform(_ problem: FineGrayProblem) {
    let columns = problem.columns
    exposures = problem.rows.indices.map { place in
      let passed = problem.passed[place]
      let later =
        problem.endings[place] == .other
        ? problem.inverseFree[place] * after[problem.groups[place]][passed] : 0
      return before[passed] + later
    }
    information = [Double](repeating: 0, count: columns * columns)
    information.withUnsafeMutableBufferPointer { information in
      problem.values.withUnsafeBufferPointer { values in
        for place in problem.rows.indices {
          let weight = problem.frequencies[place] * odds[place] * exposures[place]
          guard weight > 0 else { continue }
          Self.add(values, place * columns, weight, columns, to: information)
        }
      }
      means.withUnsafeBufferPointer { means in
        for (time, events) in problem.eventCounts.enumerated() {
          Self.add(means, time * columns, -events, columns, to: information)
        }
      }
    }
  }

  /// Adds weight * x x' to an upper triangle.
  @inline(__always)
  private static func add(
    _ values: UnsafeBufferPointer<Double>, _ start: Int, _ weight: Double, _ columns: Int,
    to sums: UnsafeMutableBufferPointer<Double>
  ) {
    for first in 0..<columns {
      let scaled = weight * values[start + first]
      for second in first..<columns {
        sums[first * columns + second] += scaled * values[start + second]
      }
    }
  }
}

extension FineGrayPass {
  /// The factor R of the information R'R; nil where it is numerically singular.
  func factor() throws(StatsError) -> TriangularFactor? {
    let columns = score.count
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      var matrix = try Matrix(rows: columns, columns: columns)
      for first in 0..<columns {
        for second in first..<columns {
          let value = information[first * columns + second]
          matrix[first, second] = value
          matrix[second, first] = value
        }
      }
      return try TriangularFactor(crossProducts: matrix)
    }
  }
}
