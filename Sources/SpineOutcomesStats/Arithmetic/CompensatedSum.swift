/// A sum that keeps the digits lost by each addition.
///
/// Neumaier, Z Angew Math Mech 54:39, 1974, doi 10.1002/zamm.19740540106.
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far.
  var value: Double { sum + lost }

  mutating func add(_ term: Double) {
    let next = sum + term
    lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// Adds another sum, with what it has lost.
  mutating func add(_ other: CompensatedSum) {
    add(other.sum)
    lost += other.lost
  }
}
