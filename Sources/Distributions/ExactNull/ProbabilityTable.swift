/// Probabilities by a whole number: a table of open addresses that only adds.
struct ProbabilityTable {
  private var keys: [UInt64]

  /// The probability of each key; 0 in a free place.
  private var values: [Double]

  /// How many keys there are.
  private(set) var count = 0

  /// How far the hash of a key is shifted: what is left are the bits of a place.
  private var shift: UInt64

  /// - Parameter places: For how many keys, about; the table grows.
  init(places: Int = 32) {
    var bits = 6
    while bits < 40, 1 << bits < 2 * places { bits += 1 }
    shift = UInt64(64 - bits)
    keys = Array(repeating: 0, count: 1 << bits)
    values = Array(repeating: 0, count: 1 << bits)
  }

  /// Adds to the probability of a key.
  mutating func add(_ key: UInt64, _ value: Double) {
    let last = keys.count - 1
    var place = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while true {
      if values[place] == 0 {
        count += 1
        keys[place] = key
        break
      }
      if keys[place] == key { break }
      place = (place + 1) & last
    }
    values[place] += value
    if 2 * count > last { grow() }
  }

  private mutating func grow() {
    var larger = ProbabilityTable(places: 2 * keys.count)
    forEach { larger.add($0, $1) }
    self = larger
  }

  /// Hands out the keys with their probabilities, in no order, but always the same.
  func forEach(_ body: (_ key: UInt64, _ value: Double) -> Void) {
    for place in keys.indices where values[place] > 0 { body(keys[place], values[place]) }
  }
}
