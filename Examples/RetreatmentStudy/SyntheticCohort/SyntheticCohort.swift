import SpineOutcomesStats

/// 99 invented patients whose analysis gives the figures that the paper prints.
struct SyntheticCohort {
  let arms: [(RetreatmentModality, Int)] = [
    (.reoperation, 36), (.radiotherapy, 38), (.conservative, 25),
  ]
  let courses: [Course]
  let failed: [Bool?]
  let intervals: RecurrenceIntervals
  let times: FollowUpTimes

  /// The patients.
  let patients: [LocalRecurrence]

  init(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let byArm = try arms.map { arm, count in
      try found(
        "\(arm)", steps: 3_000, temperature: 0.5, generator: &generator,
        start: { ArmCourses(arm, count: count, generator: &$0) },
        loss: { try $0.loss() }, move: { $0.move(&$1) })
    }
    let labels = try found(
      "failures", steps: 10_000, temperature: 0.5, generator: &generator,
      start: {
        FailureLabels([byArm[0], byArm[1]], failures: [15, 16], generator: &$0)
      }, loss: { try $0.loss() }, move: { $0.move(&$1) })
    intervals = try found(
      "intervals", steps: 100_000, temperature: 0.5, generator: &generator,
      start: { RecurrenceIntervals(generator: &$0) }, loss: { $0.loss }, move: { $0.move(&$1) })
    let failed: [Bool?] = labels.failed + Array(repeating: nil, count: byArm[2].courses.count)
    let modalities = arms.flatMap { Array(repeating: $0.0, count: $0.1) }
    times = try found(
      "times", steps: 5_000, temperature: 0.5, generator: &generator,
      start: { FollowUpTimes(failed: failed, arms: modalities, generator: &$0) },
      loss: { try $0.loss() }, move: { $0.move(&$1) })
    courses = labels.courses + byArm[2].courses
    self.failed = failed
    let (courses, intervals, times) = (courses, intervals, times)
    patients = try found(
      "covariates", steps: 20_000, temperature: 0.5, generator: &generator,
      start: { generator in
        var ofFailed = generator.shuffled(intervals.failed)
        var ofOthers = generator.shuffled(intervals.others)
        let patients = courses.indices.map { index in
          let months =
            switch failed[index] {
            case true: ofFailed.removeLast()
            case false: ofOthers.removeLast()
            case nil: 2 + generator.index(below: 30)
            }
          return LocalRecurrence(
            modalities[index], courses[index], months: months, failed: failed[index],
            times: times, index: index, generator: &generator)
        }
        return Covariates(patients: patients, treatedCount: labels.failed.count)
      }, loss: { try $0.loss() }, move: { $0.move(&$1) }
    ).patients
  }
}

extension LocalRecurrence {
  /// A patient with covariates drawn at random.
  init(
    _ modality: RetreatmentModality, _ course: Course, months: Int, failed: Bool?,
    times: FollowUpTimes, index: Int, generator: inout SeededGenerator
  ) {
    let walking: [AmbulatoryStatus] = [.nonAmbulatory, .assisted, .independent]
    self.init(
      hospital: generator.choice([("A", 4), ("B", 3), ("C", 2), ("D", 2)]),
      primaryTumour: generator.choice([
        (.lung, 7), (.breast, 4), (.kidney, 4), (.prostate, 3), (.liver, 2), (.thyroid, 2),
        (.colorectal, 2), (.haematological, 1), (.other, 2),
      ]),
      age: Double(38 + generator.index(below: 22) + generator.index(below: 22)),
      sex: generator.choice([(.male, 5), (.female, 4)]),
      monthsToRecurrence: Double(months), modality: modality,
      motorBefore: MotorGrade(rawValue: course.motorBefore),
      motorAfter: MotorGrade(rawValue: course.motorAfter),
      painBefore: PainScore(Double(course.painBefore)),
      painAfter: PainScore(Double(course.painAfter)),
      walkingBefore: walking[course.walkingBefore], walkingAfter: walking[course.walkingAfter],
      failed: failed, monthsToFailure: times.untilFailure[index].map { Double($0) / 10 },
      monthsFollowed: Double(times.followed[index]) / 10, died: times.died[index])
  }
}
