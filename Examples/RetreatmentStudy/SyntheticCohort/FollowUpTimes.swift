import RealModule
import SpineOutcomesStats

/// Follow-up after the recurrence in tenths of months: until failure, and until death or the last
/// visit.
///
/// The target: failure-free time of the two treated arms, log-rank p 0.414.
struct FollowUpTimes {
  /// Whether the treatment failed; nil for those who were not treated.
  let failed: [Bool?]
  let arms: [RetreatmentModality]
  var untilFailure: [Int?]
  var followed: [Int]
  var died: [Bool]

  init(failed: [Bool?], arms: [RetreatmentModality], generator: inout SeededGenerator) {
    self.failed = failed
    self.arms = arms
    untilFailure = []
    followed = []
    died = []
    for (failure, arm) in zip(failed, arms) {
      let mean = arm == .conservative ? 90.0 : 170.0
      var months = min(600, 5 + Int(-Double.log(generator.uniform()) * mean))
      if failure == true {
        let free = 5 + Int(-Double.log(generator.uniform()) * 80)
        months = min(640, max(months, free + 3 + generator.index(below: 60)))
        untilFailure.append(min(free, months - 3))
      } else {
        untilFailure.append(failure == nil ? nil : months)
      }
      followed.append(months)
      died.append(generator.uniform() < (arm == .conservative ? 0.8 : 0.62))
    }
  }

  mutating func move(_ generator: inout SeededGenerator) {
    let index = generator.index(below: failed.count)
    guard let failure = failed[index], let free = untilFailure[index] else { return }
    let moved = max(3, free + generator.index(below: 41) - 20)
    untilFailure[index] = moved
    if failure {
      followed[index] = max(followed[index], moved + 3)
    } else {
      followed[index] = moved
    }
  }

  func loss() throws(StatsError) -> Double {
    var times: [Double] = []
    var events: [Bool] = []
    var groups: [Int] = []
    for index in failed.indices {
      guard let failure = failed[index], let free = untilFailure[index] else { continue }
      times.append(Double(free) / 10)
      events.append(failure)
      groups.append(arms[index] == .reoperation ? 0 : 1)
    }
    let table = try LifeTable(
      times: times, events: events, groupCodes: groups, groupNames: ["first", "second"])
    let test = try KaplanMeier(table).logRankTest()
    return Printed(0.414, decimals: 3).distance(test.pValue.value)
  }
}
