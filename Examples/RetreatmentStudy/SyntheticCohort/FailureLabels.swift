import SpineOutcomesStats

/// Whose treatment failed: 15 of the reoperated and 16 of the irradiated.
///
/// The targets: among the treated, failure goes with a rise of pain (rank-sum test of the change,
/// p 0.042) and a loss of walking (p 0.012); the change of motor grade does not differ.
struct FailureLabels {
  /// The treated arms; their own targets stay reached.
  private(set) var arms: [ArmCourses]
  private(set) var failed: [Bool]
  private var armLosses: [Double?] = [nil, nil]

  init(_ arms: [ArmCourses], failures: [Int], generator: inout SeededGenerator) {
    self.arms = arms
    failed = []
    for (arm, count) in zip(arms, failures) {
      failed += generator.shuffled(arm.courses.indices.map { $0 < count })
    }
  }

  /// The courses of the treated.
  var courses: [Course] { arms.flatMap(\.courses) }

  mutating func move(_ generator: inout SeededGenerator) {
    let arm = generator.index(below: arms.count)
    if generator.index(below: 4) == 0 {
      arms[arm].move(&generator)
      armLosses[arm] = nil
    } else {
      let start = arms.prefix(arm).reduce(0) { $0 + $1.courses.count }
      let count = arms[arm].courses.count
      failed.swapAt(
        start + generator.index(below: count), start + generator.index(below: count))
    }
  }

  mutating func loss() throws(StatsError) -> Double {
    let courses = courses
    let pain = try comparison(courses) { $0.painAfter - $0.painBefore }
    let walking = try comparison(courses) { $0.walkingAfter - $0.walkingBefore }
    var loss =
      Printed(0.042, decimals: 3).distance(pain.pValue, rightDirection: pain.higher)
      + Printed(0.012, decimals: 3).distance(walking.pValue, rightDirection: !walking.higher)
    for arm in arms.indices {
      if armLosses[arm] == nil { armLosses[arm] = try arms[arm].loss() }
      loss += armLosses[arm] ?? 0
    }
    // Cheap things first: the others, at most 1 together, only once these are close.
    guard loss < 0.7 else { return loss + 1 }
    let motor = try comparison(courses) { $0.motorAfter - $0.motorBefore }
    let painAtStart = try comparison(courses) { $0.painBefore }
    let motorAtStart = try comparison(courses) { $0.motorBefore }
    return loss
      + min(
        1,
        significance(motor.pValue) + significance(painAtStart.pValue)
          + significance(motorAtStart.pValue))
  }

  private func comparison(
    _ courses: [Course], _ value: (Course) -> Int
  ) throws(StatsError) -> (pValue: Double, higher: Bool) {
    let values = courses.map { Double(value($0)) }
    let first = zip(values, failed).filter(\.1).map(\.0)
    let second = zip(values, failed).filter { !$0.1 }.map(\.0)
    let test = try RankSumTest(first, second)
    let higher =
      first.reduce(0, +) / Double(first.count) > second.reduce(0, +) / Double(second.count)
    return (test.pValue.value, higher)
  }
}
