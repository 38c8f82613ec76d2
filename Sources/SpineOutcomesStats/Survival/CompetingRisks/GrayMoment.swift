/// One time with events in a stratum, as the covariance of Gray's test needs it: numbers of each
/// group, in memory that somebody else owns.
struct GrayMoment {
  /// The number of groups.
  let groups: Int

  private let memory: UnsafeMutablePointer<Double>

  /// How many numbers a moment takes.
  static func size(groups: Int) -> Int { 5 * groups + 5 }

  init(groups: Int, memory: UnsafeMutablePointer<Double>) {
    self.groups = groups
    self.memory = memory
  }

  /// Takes what a walk has found at its time.
  func take(_ walk: GrayWalk) {
    for group in 0..<groups {
      atRisk[group] = walk.atRisk[group]
      others[group] = walk.others[group]
      reach[group] = walk.reach[group]
      before[group] = walk.before[group]
      after[group] = walk.after[group]
    }
    sums[0] = walk.allOwn
    sums[1] = walk.allReach
    sums[2] = walk.freeBefore
    sums[3] = walk.freeAfter
    sums[4] = Double(walk.comparedGroups)
  }

  /// The number at risk in each group.
  var atRisk: UnsafeMutablePointer<Double> { memory }

  /// The events of the other causes in each group.
  var others: UnsafeMutablePointer<Double> { memory + groups }

  /// h of each group.
  var reach: UnsafeMutablePointer<Double> { memory + 2 * groups }

  /// The event-free survival of each group just before the time.
  var before: UnsafeMutablePointer<Double> { memory + 3 * groups }

  /// The event-free survival of each group right after the time.
  var after: UnsafeMutablePointer<Double> { memory + 4 * groups }

  private var sums: UnsafeMutablePointer<Double> { memory + 5 * groups }

  /// The events of the cause in all groups.
  var allOwn: Double { sums[0] }

  /// The sum of ``reach``.
  var allReach: Double { sums[1] }

  /// 1 less the incidence of all groups together, just before the time.
  var freeBefore: Double { sums[2] }

  /// 1 less the incidence of all groups together, right after the time.
  var freeAfter: Double { sums[3] }

  /// Whether several groups are at risk.
  var isCompared: Bool { sums[4] > 1 }
}
