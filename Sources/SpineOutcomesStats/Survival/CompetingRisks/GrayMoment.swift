/// One time with events in a stratum, as Gray's test sees it: numbers of each group, in memory that
/// somebody else owns.
struct GrayMoment {
  /// The number of groups.
  let groups: Int

  private let memory: UnsafeMutablePointer<Double>

  /// How many numbers a moment takes.
  static func size(groups: Int) -> Int { 7 * groups + 6 }

  init(groups: Int, memory: UnsafeMutablePointer<Double>) {
    self.groups = groups
    self.memory = memory
  }

  /// The number at risk in each group.
  var atRisk: UnsafeMutablePointer<Double> { memory }

  /// The events of the cause in each group.
  var own: UnsafeMutablePointer<Double> { memory + groups }

  /// The events of the other causes in each group.
  var others: UnsafeMutablePointer<Double> { memory + 2 * groups }

  /// h of each group: the number at risk over the event-free survival just before.
  var reach: UnsafeMutablePointer<Double> { memory + 3 * groups }

  /// h (1 - F) of each group: the number that the subdistribution has at risk.
  var subAtRisk: UnsafeMutablePointer<Double> { memory + 4 * groups }

  /// The event-free survival of each group just before the time.
  var before: UnsafeMutablePointer<Double> { memory + 5 * groups }

  /// The event-free survival of each group right after the time.
  var after: UnsafeMutablePointer<Double> { memory + 6 * groups }

  private var sums: UnsafeMutablePointer<Double> { memory + 7 * groups }

  /// The events of the cause in all groups.
  var allOwn: Double {
    get { sums[0] }
    nonmutating set { sums[0] = newValue }
  }

  /// The sum of ``reach``.
  var allReach: Double {
    get { sums[1] }
    nonmutating set { sums[1] = newValue }
  }

  /// The sum of ``subAtRisk``.
  var allSubAtRisk: Double {
    get { sums[2] }
    nonmutating set { sums[2] = newValue }
  }

  /// 1 less the incidence of all groups together, just before the time.
  var freeBefore: Double {
    get { sums[3] }
    nonmutating set { sums[3] = newValue }
  }

  /// 1 less the incidence of all groups together, right after the time.
  var freeAfter: Double {
    get { sums[4] }
    nonmutating set { sums[4] = newValue }
  }

  /// How many groups are at risk.
  var comparedGroups: Double {
    get { sums[5] }
    nonmutating set { sums[5] = newValue }
  }
}
