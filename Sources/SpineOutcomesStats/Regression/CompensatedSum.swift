/// A sum that also carries the rounding error of its additions (Neumaier's variant of Kahan's).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var correction = 0.0

  /// The sum so far.
  var value: Double { sum + correction }

  mutating func add(_ term: Double) {
    let total = sum + term
    correction +=
      sum.magnitude >= term.magnitude ? (sum - total) + term : (term - total) + sum
    sum = total
  }
}
