/// The chance of being followed up, by which persons with another event are weighted: Kaplan and
/// Meier's G of not being censored, and with late entry times H, that of having entered.
///
/// H is Kaplan and Meier's estimate backwards in time. Both are kept as one product forwards, of
/// (1 - c / Y) at the censorings and 1 / (1 - e / Y) at the entries, which is G H up to a constant
/// that no ratio of it depends on. Geskus, Biometrics 67:39, 2011.
struct CensoringWeights {
  /// The ranks after which the product has another value, and these values.
  private var ranks: [Int32] = []
  private var values: [Double] = []

  /// Estimates the product in one group.
  ///
  /// - Parameters:
  ///   - walk: The people of the group.
  ///   - strata: The strata that they belong to.
  /// - Throws: ``StatsError/undefined(_:)`` where nobody is under follow-up for a while and what
  ///   went before has to be compared with what follows.
  /// - Complexity: O(n).
  init(_ walk: FollowUpWalk, _ strata: [FineGrayStratum]) throws(StatsError) {
    var atRisk = walk.fromOrigin.reduce(0) { $0 + Self.frequency($1, strata) }
    var product = 1.0
    var hasOthers = false
    var isBroken = false
    walk.forEach { rank, leaving, entering in
      var (censored, gone, others) = (0.0, 0.0, false)
      for person in leaving {
        let frequency = Self.frequency(person, strata)
        gone += frequency
        switch strata[Int(person.stratum)].endings[Int(person.place)] {
        case .censored: censored += frequency
        case .other: others = true
        case .own: break
        }
      }
      if others {
        hasOthers = true
        if product == 0 { isBroken = true }
      }
      let before = product
      if censored > 0 { product *= (atRisk - censored) / atRisk }
      atRisk -= gone
      let entered = entering.reduce(0) { $0 + Self.frequency($1, strata) }
      if entered > 0 {
        // Where all have just entered nobody tells what became of those before.
        if atRisk > 0 {
          product *= (atRisk + entered) / atRisk
        } else if hasOthers {
          isBroken = true
        }
        atRisk += entered
      }
      if product != before {
        ranks.append(rank)
        values.append(product)
      }
    }
    guard !isBroken else {
      throw .undefined(
        "nobody is under follow-up for a while, so that the weights of persons with another event "
          + "are undefined; begin where follow-up is continuous")
    }
  }

  private static func frequency(
    _ person: FollowUpWalk.Person, _ strata: [FineGrayStratum]
  ) -> Double {
    strata[Int(person.stratum)].frequencies[Int(person.place)]
  }

  /// The product just before each of some ascending ranks.
  func before(_ wanted: [Int32]) -> [Double] {
    var (place, value) = (0, 1.0)
    return wanted.map { rank in
      while place < ranks.count, ranks[place] < rank {
        value = values[place]
        place += 1
      }
      return value
    }
  }
}
