import LinearAlgebra
import RealModule

/// One pass over the rows of a stratum: its weighted partial likelihood, score and information,
/// without an expanded data set.
///
/// The sums over a risk set are those of everyone still followed up, from the last time back, less
/// those who have not entered yet, and those of the persons with another event before, from the
/// first time on, each times the chance of being followed up just before the time. The information
/// is gathered row by row: a row has the sum of the hazard steps at which it is at risk.
struct FineGrayPass: Sendable {
  /// The logarithm of the weighted partial likelihood.
  private(set) var logLikelihood = 0.0

  /// The estimating function.
  private(set) var score: [CompensatedSum] = []

  /// The mean of the columns over the risk set at each event time.
  private(set) var means: [Double] = []

  /// The sum of the risk set at each event time, for a linear predictor of ``shift``.
  private(set) var totals: [Double] = []

  /// The step of the baseline hazard at each event time, for a linear predictor of ``shift``.
  private(set) var steps: [Double] = []

  /// exp(linear predictor - shift) of each place.
  private(set) var odds: [Double] = []

  /// What is subtracted from linear predictors before their exponentials: the greatest of those at
  /// risk.
  private(set) var shift = 0.0

  /// The sum of the steps before each event time.
  private(set) var before: [Double] = []

  /// The sum of G times the steps from each event time on, by group.
  private(set) var after: [[Double]] = []

  /// The hazard that each place has been exposed to, for a linear predictor of ``shift``.
  private(set) var exposures: [Double] = []

  /// The information, the upper triangle row by row.
  private(set) var information: [Double] = []

  private static let blockSize = 1 << 14

  /// Passes over the rows at scaled coefficients.
  ///
  /// - Complexity: O(n p²).
  init(_ stratum: FineGrayStratum, at coefficients: [Double]) {
    let columns = coefficients.count
    score = [CompensatedSum](repeating: CompensatedSum(), count: columns)
    information = [Double](repeating: 0, count: columns * columns)
    guard !stratum.eventTimes.isEmpty else {
      odds = [Double](repeating: 0, count: stratum.rows.count)
      exposures = odds
      before = [0]
      after = stratum.following.map { _ in [0] }
      return
    }
    let predictors = Self.predictors(stratum, coefficients)
    // Those who are in no risk set have no odds: theirs may be beyond the range of a double.
    let first = stratum.firstPlaces[0]
    let isAtRisk = predictors.indices.map { $0 >= first || stratum.endings[$0] == .other }
    var top = -Double.infinity
    for (predictor, isAtRisk) in zip(predictors, isAtRisk) where isAtRisk {
      top = max(top, predictor)
    }
    shift = top
    odds = zip(predictors, isAtRisk).map { $1 ? Double.exp($0 - top) : 0 }
    sumRiskSets(stratum, columns)
    finish(stratum, predictors)
    inform(stratum, columns)
  }

  private static func predictors(
    _ stratum: FineGrayStratum, _ coefficients: [Double]
  ) -> [Double] {
    let columns = coefficients.count
    return stratum.rows.indices.map { place in
      var sum = stratum.offset?[place] ?? 0
      for column in 0..<columns {
        sum += stratum.values[place * columns + column] * coefficients[column]
      }
      return sum
    }
  }

  /// The sums over the risk sets: ``totals``, and in ``means`` the weighted columns.
  private mutating func sumRiskSets(_ stratum: FineGrayStratum, _ columns: Int) {
    let times = stratum.eventTimes.count
    totals = [Double](repeating: 0, count: times)
    means = [Double](repeating: 0, count: times * columns)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: columns + 1)
    var place = stratum.rows.count
    var late = 0
    for time in (0..<times).reversed() {
      while place > stratum.firstPlaces[time] {
        place -= 1
        let weight = stratum.frequencies[place] * odds[place]
        Self.add(stratum.values, place, weight, columns, to: &sums, from: 0)
      }
      if let entered = stratum.entered {
        while late < stratum.lateOrder.count, Int(entered[stratum.lateOrder[late]]) > time {
          let other = stratum.lateOrder[late]
          let weight = -stratum.frequencies[other] * odds[other]
          Self.add(stratum.values, other, weight, columns, to: &sums, from: 0)
          late += 1
        }
      }
      totals[time] = sums[0].value
      for column in 0..<columns { means[time * columns + column] = sums[1 + column].value }
    }
    let width = columns + 1
    let groups = stratum.groupCodes.count
    sums = [CompensatedSum](repeating: CompensatedSum(), count: width * groups)
    place = 0
    for time in 0..<times {
      while place < stratum.firstPlaces[time] {
        if stratum.endings[place] == .other {
          let weight = stratum.frequencies[place] * odds[place] * stratum.inverse[place]
          Self.add(
            stratum.values, place, weight, columns, to: &sums,
            from: Int(stratum.groups[place]) * width)
        }
        place += 1
      }
      for group in 0..<groups {
        let following = stratum.following[group][time]
        totals[time] += following * sums[group * width].value
        for column in 0..<columns {
          means[time * columns + column] += following * sums[group * width + 1 + column].value
        }
      }
    }
  }

  @inline(__always)
  private static func add(
    _ values: [Double], _ place: Int, _ weight: Double, _ columns: Int,
    to sums: inout [CompensatedSum], from start: Int
  ) {
    sums[start].add(weight)
    for column in 0..<columns {
      sums[start + 1 + column].add(weight * values[place * columns + column])
    }
  }

  /// Likelihood, score and baseline hazard.
  private mutating func finish(_ stratum: FineGrayStratum, _ predictors: [Double]) {
    let (columns, times) = (score.count, stratum.eventTimes.count)
    var likelihood = CompensatedSum()
    for place in predictors.indices where stratum.endings[place] == .own {
      let frequency = stratum.frequencies[place]
      likelihood.add(frequency * (predictors[place] - shift))
      for column in 0..<columns {
        score[column].add(frequency * stratum.values[place * columns + column])
      }
    }
    before = [0]
    steps = totals
    var sum = CompensatedSum()
    for time in 0..<times {
      let (all, events) = (totals[time], stratum.eventCounts[time])
      likelihood.add(-events * Double.log(all))
      for column in 0..<columns {
        means[time * columns + column] /= all
        score[column].add(-events * means[time * columns + column])
      }
      steps[time] = events / all
      sum.add(steps[time])
      before.append(sum.value)
    }
    after = stratum.following.map { following in
      var sums = [Double](repeating: 0, count: times + 1)
      var sum = CompensatedSum()
      for time in (0..<times).reversed() {
        sum.add(following[time] * steps[time])
        sums[time] = sum.value
      }
      return sums
    }
    logLikelihood = likelihood.value
  }

  /// Exposures and information, in blocks that are added in their order.
  private mutating func inform(_ stratum: FineGrayStratum, _ columns: Int) {
    exposures = stratum.rows.indices.map { place in
      let passed = Int(stratum.passed[place])
      let later =
        stratum.endings[place] == .other
        ? stratum.inverse[place] * after[Int(stratum.groups[place])][passed] : 0
      return before[passed] - before[Int(stratum.entered?[place] ?? 0)] + later
    }
    let (odds, exposures, means) = (odds, exposures, means)
    let (rows, size) = (stratum.rows.count, Self.blockSize)
    let blocks = Parallel.map((rows + size - 1) / size, isLarge: rows > 2 * size) { block in
      var sums = [Double](repeating: 0, count: columns * columns)
      sums.withUnsafeMutableBufferPointer { sums in
        stratum.values.withUnsafeBufferPointer { values in
          for place in (block * size)..<min(rows, (block + 1) * size) {
            let weight = stratum.frequencies[place] * odds[place] * exposures[place]
            guard weight > 0 else { continue }
            Self.add(values, place * columns, weight, columns, to: sums)
          }
        }
      }
      return sums
    }
    for block in blocks {
      for place in information.indices { information[place] += block[place] }
    }
    information.withUnsafeMutableBufferPointer { information in
      means.withUnsafeBufferPointer { means in
        for (time, events) in stratum.eventCounts.enumerated() {
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
