/// Sums over the people of a group of censoring from which the variance of a cumulative
/// subdistribution hazard follows; see ``FineGrayBaselineVariance`` for f, k and b.
struct InfluenceSums {
  // Of everyone, who has left too.
  private(set) var ff = 0.0
  private var fk = 0.0
  private var kk = 0.0
  private(set) var fb: [Double]
  private var kb: [Double]

  // Of those under follow-up; m is the odds of those of the stratum, 0 for others.
  private(set) var count = 0.0
  private var f = 0.0
  private var k = 0.0
  private var b: [Double]
  private var m = 0.0
  private var mm = 0.0
  private var fm = 0.0
  private var km = 0.0
  private var mb: [Double]

  /// K: ∫ G / S dΛ so far.
  private(set) var reach = 0.0

  // How far the slopes of all under follow-up have fallen, and ∫ K d of it.
  private var slope = 0.0
  private var moment = 0.0

  /// ∫ dΛ / S so far.
  private var exposure = 0.0

  /// A person under follow-up.
  struct Person {
    /// How many times the person counts.
    var frequency = 1.0

    /// m: the odds in the stratum, or 0.
    var odds = 0.0

    // The sums at the entry, and the slope that the person has beside that of all.
    fileprivate var slope = 0.0
    fileprivate var moment = 0.0
    fileprivate var exposure = 0.0
    fileprivate var own = 0.0
    fileprivate var reach = 0.0

    // What jumps of the person's own have added to f.
    fileprivate var jumps = 0.0

    /// A person who is under follow-up from the origin on.
    init(frequency: Double = 1, odds: Double = 0) {
      self.frequency = frequency
      self.odds = odds
    }
  }

  init(columns: Int) {
    fb = [Double](repeating: 0, count: columns)
    (kb, b, mb) = (fb, fb, fb)
  }

  /// f and k of a person.
  private func state(_ person: Person) -> (f: Double, k: Double) {
    let fallen = slope - person.slope
    let common = (moment - person.moment) - reach * fallen
    return (
      common + person.own * (reach - person.reach) - person.odds * (exposure - person.exposure)
        + person.jumps,
      person.own - fallen
    )
  }

  /// A person comes under follow-up with a slope.
  mutating func enter(
    frequency: Double, odds: Double, slope own: Double, _ influence: ArraySlice<Double>
  ) -> Person {
    var person = Person(frequency: frequency, odds: odds)
    (person.slope, person.moment, person.exposure) = (slope, moment, exposure)
    (person.own, person.reach) = (own, reach)
    count += frequency
    k += frequency * own
    kk += frequency * own * own
    m += frequency * odds
    mm += frequency * odds * odds
    km += frequency * odds * own
    for (column, value) in influence.enumerated() {
      b[column] += frequency * value
      mb[column] += frequency * odds * value
      kb[column] += frequency * own * value
    }
    return person
  }

  /// The slopes of all under follow-up fall.
  mutating func lowerSlopes(by step: Double) {
    fk -= step * f
    kk += step * (step * count - 2 * k)
    for column in kb.indices { kb[column] -= step * b[column] }
    k -= step * count
    km -= step * m
    slope += step
    moment += reach * step
  }

  /// The slope of a person under follow-up rises.
  mutating func raiseSlope(
    of person: inout Person, by step: Double, _ influence: ArraySlice<Double>
  ) {
    let (f, k) = state(person)
    let weighted = person.frequency * step
    fk += weighted * f
    kk += weighted * (2 * k + step)
    self.k += weighted
    km += weighted * person.odds
    for (column, value) in influence.enumerated() { kb[column] += weighted * value }
    // As if it had always been so, less what it would have added to f.
    person.own += step
    person.jumps -= step * (reach - person.reach)
  }

  /// f of a person under follow-up rises.
  mutating func raise(_ person: inout Person, by step: Double, _ influence: ArraySlice<Double>) {
    let (f, k) = state(person)
    let weighted = person.frequency * step
    ff += weighted * (2 * f + step)
    fk += weighted * k
    self.f += weighted
    fm += weighted * person.odds
    for (column, value) in influence.enumerated() { fb[column] += weighted * value }
    person.jumps += step
  }

  /// An event time: f of those at risk falls by the rise times their odds, and that of everyone
  /// rises by the step of K times their slopes.
  mutating func pass(rise: Double, following: Double) {
    ff += rise * (rise * mm - 2 * fm)
    fk -= rise * km
    for column in fb.indices { fb[column] -= rise * mb[column] }
    f -= rise * m
    fm -= rise * mm
    exposure += rise
    let step = following * rise
    ff += step * (2 * fk + step * kk)
    for column in fb.indices { fb[column] += step * kb[column] }
    fk += step * kk
    f += step * k
    fm += step * km
    reach += step
  }

  /// A person leaves, and has a slope more from then on.
  mutating func leave(_ person: Person, slope step: Double, _ influence: ArraySlice<Double>) {
    let (f, k) = state(person)
    let (frequency, odds) = (person.frequency, person.odds)
    count -= frequency
    self.f -= frequency * f
    self.k -= frequency * k
    m -= frequency * odds
    mm -= frequency * odds * odds
    fm -= frequency * odds * f
    km -= frequency * odds * k
    fk += frequency * step * f
    kk += frequency * step * (2 * k + step)
    for (column, value) in influence.enumerated() {
      b[column] -= frequency * value
      mb[column] -= frequency * odds * value
      kb[column] += frequency * step * value
    }
  }
}
