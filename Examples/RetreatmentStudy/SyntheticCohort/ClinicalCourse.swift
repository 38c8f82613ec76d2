import SpineOutcomesStats

/// Motor grade, pain and walking of one patient, before and after the treatment of the recurrence.
struct Course {
  var motorBefore: Int, motorAfter: Int
  var painBefore: Int, painAfter: Int
  var walkingBefore: Int, walkingAfter: Int

  init(arm: RetreatmentModality, generator: inout SeededGenerator) {
    motorBefore = generator.choice([(1, 0.04), (2, 0.1), (3, 0.22), (4, 0.36), (5, 0.28)])
    painBefore = generator.choice([(3, 1), (4, 2), (5, 4), (6, 5), (7, 6), (8, 4), (9, 1)])
    walkingBefore = Self.likelyWalking(motorBefore, &generator)
    let motorChange: [(Int, Double)]
    let painChange: [(Int, Double)]
    switch arm {
    case .reoperation:
      motorChange = [(-1, 0.12), (0, 0.58), (1, 0.24), (2, 0.06)]
      painChange = [(-5, 1), (-4, 2), (-3, 3), (-2, 4), (-1, 4), (0, 5), (1, 3), (2, 1)]
    case .radiotherapy:
      motorChange = [(-2, 0.05), (-1, 0.2), (0, 0.58), (1, 0.17)]
      painChange = [(-4, 1), (-3, 2), (-2, 4), (-1, 5), (0, 6), (1, 4), (2, 3), (3, 2)]
    case .conservative:
      motorChange = [(-2, 0.06), (-1, 0.2), (0, 0.6), (1, 0.14)]
      painChange = [(-3, 1), (-2, 2), (-1, 4), (0, 6), (1, 4), (2, 2), (3, 1)]
    }
    motorAfter = min(5, max(0, motorBefore + generator.choice(motorChange)))
    painAfter = min(10, max(0, painBefore + generator.choice(painChange)))
    walkingAfter =
      generator.uniform() < 0.7 ? walkingBefore : Self.likelyWalking(motorAfter, &generator)
  }

  private static func likelyWalking(_ motor: Int, _ generator: inout SeededGenerator) -> Int {
    switch motor {
    case 5: generator.choice([(2, 0.75), (1, 0.25)])
    case 4: generator.choice([(2, 0.4), (1, 0.55), (0, 0.05)])
    case 3: generator.choice([(1, 0.6), (0, 0.4)])
    default: generator.choice([(1, 0.1), (0, 0.9)])
    }
  }

  /// How badly strength and walking go together at one time.
  private static func contradiction(motor: Int, walking: Int) -> Double {
    switch (motor, walking) {
    case (5, 0), (0...1, 1...2), (2, 2): 1
    case (3, 2), (4, 0): 0.1
    default: 0
    }
  }

  /// How badly strength and walking go together before and after.
  var contradiction: Double {
    Self.contradiction(motor: motorBefore, walking: walkingBefore)
      + Self.contradiction(motor: motorAfter, walking: walkingAfter)
  }
}

/// The courses of one arm of the study.
///
/// The targets: after reoperation motor grade rises with p 0.041 and pain falls with p 0.002 (exact
/// signed-rank test); after radiotherapy six lose the ability to walk and nobody regains it (exact
/// McNemar test, p 0.031); nothing else changes significantly.
struct ArmCourses {
  let arm: RetreatmentModality
  var courses: [Course]

  init(_ arm: RetreatmentModality, count: Int, generator: inout SeededGenerator) {
    self.arm = arm
    courses = []
    for _ in 0..<count { courses.append(Course(arm: arm, generator: &generator)) }
  }

  mutating func move(_ generator: inout SeededGenerator) {
    let index = generator.index(below: courses.count)
    let step = generator.index(below: 2) * 2 - 1
    switch generator.index(below: 3) {
    case 0: courses[index].motorAfter = min(5, max(0, courses[index].motorAfter + step))
    case 1: courses[index].painAfter = min(10, max(0, courses[index].painAfter + step))
    default: courses[index].walkingAfter = min(2, max(0, courses[index].walkingAfter + step))
    }
  }

  func loss() throws(StatsError) -> Double {
    let motor = try change(\.motorBefore, \.motorAfter)
    let pain = try change(\.painBefore, \.painAfter)
    let lost = courses.count { $0.walkingBefore > 0 && $0.walkingAfter == 0 }
    let gained = courses.count { $0.walkingBefore == 0 && $0.walkingAfter > 0 }
    let odd = courses.reduce(0) { $0 + $1.contradiction }
    let loss: Double
    switch arm {
    case .reoperation:
      loss =
        Printed(0.041, decimals: 3).distance(motor.pValue, rightDirection: motor.rises)
        + Printed(0.002, decimals: 3).distance(pain.pValue, rightDirection: !pain.rises)
        + Double(abs(lost - 2) + abs(gained - 3))
    case .radiotherapy:
      loss =
        significance(motor.pValue) + significance(pain.pValue)
        + Double(2 * (abs(lost - 6) + gained))
    case .conservative:
      loss =
        significance(motor.pValue) + significance(pain.pValue)
        + Double(abs(lost - 3) + abs(gained - 1))
    }
    return loss + max(0, odd - 2)
  }

  private func change(
    _ before: KeyPath<Course, Int>, _ after: KeyPath<Course, Int>
  ) throws(StatsError) -> (pValue: Double, rises: Bool) {
    let first = courses.map { Double($0[keyPath: before]) }
    let second = courses.map { Double($0[keyPath: after]) }
    let test = try SignedRankTest(before: first, after: second)
    return (test.pValue.value, zip(first, second).reduce(0) { $0 + $1.1 - $1.0 } > 0)
  }
}
