/// The people of one or more groups in the order in which they leave and enter, rank by rank.
struct FollowUpWalk: Sendable {
  /// A person: a place of a stratum.
  struct Person: Sendable {
    var stratum: Int32
    var place: Int32
  }

  /// The people who leave, in the order of their times.
  let leaving: [Person]

  /// The people who enter late, in the order of their entries.
  let entering: [Person]

  private let strata: [FineGrayStratum]

  /// Takes the people of some groups of censoring.
  ///
  /// - Parameters:
  ///   - strata: The strata.
  ///   - isIn: Whether a group belongs, by its code.
  /// - Complexity: O(n log n) for several strata or late entry, else O(n).
  init(_ strata: [FineGrayStratum], where isIn: (Int) -> Bool) {
    var people: [Person] = []
    for (number, stratum) in strata.enumerated() {
      let isWanted = stratum.groupCodes.map(isIn)
      guard isWanted.contains(true) else { continue }
      for place in stratum.rows.indices where isWanted[Int(stratum.groups[place])] {
        people.append(Person(stratum: Int32(clamping: number), place: Int32(clamping: place)))
      }
    }
    func rank(_ person: Person) -> Int32 {
      strata[Int(person.stratum)].ranks[Int(person.place)]
    }
    func entry(_ person: Person) -> Int32 {
      strata[Int(person.stratum)].entryRanks?[Int(person.place)] ?? -1
    }
    if strata.count > 1 {
      people.sort { (rank($0), $0.stratum, $0.place) < (rank($1), $1.stratum, $1.place) }
    }
    leaving = people
    entering = people.filter { entry($0) >= 0 }
      .sorted { (entry($0), $0.stratum, $0.place) < (entry($1), $1.stratum, $1.place) }
    self.strata = strata
  }

  /// The people who are at risk from the origin on.
  var fromOrigin: [Person] {
    leaving.filter { strata[Int($0.stratum)].entryRanks?[Int($0.place)] ?? -1 < 0 }
  }

  /// Goes through the ranks at which somebody leaves or enters, ascending.
  ///
  /// - Parameter body: What is done with a rank, those who leave and those who enter at it.
  func forEach(
    _ body: (_ rank: Int32, _ leaving: ArraySlice<Person>, _ entering: ArraySlice<Person>) -> Void
  ) {
    var (left, entered) = (0, 0)
    func rank(_ index: Int) -> Int32 {
      guard index < leaving.count else { return .max }
      return strata[Int(leaving[index].stratum)].ranks[Int(leaving[index].place)]
    }
    func entry(_ index: Int) -> Int32 {
      guard index < entering.count else { return .max }
      return strata[Int(entering[index].stratum)].entryRanks?[Int(entering[index].place)] ?? .max
    }
    while true {
      let now = min(rank(left), entry(entered))
      guard now < .max else { return }
      let (first, firstEntry) = (left, entered)
      while rank(left) == now { left += 1 }
      while entry(entered) == now { entered += 1 }
      body(now, leaving[first..<left], entering[firstEntry..<entered])
    }
  }
}
