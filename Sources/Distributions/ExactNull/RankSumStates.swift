/// Sorted sums of centred ranks with their probabilities.
///
/// The last sum follows from the others, since they add up to zero; the others are packed into one
/// word, in fields of equal width.
struct RankSumStates {
  /// How many sums there are.
  private let size: Int

  /// The bits of a field.
  private let width: Int

  /// A bound of the sums' magnitudes.
  private let bound: Int

  private var table: ProbabilityTable

  /// How many states there are.
  var count: Int { table.count }

  /// All sums zero, before the first block.
  init(_ size: Int) {
    self.init(size, bound: 0, places: 1)
    table.add(packed(Array(repeating: 0, count: size)), 1)
  }

  private init(_ size: Int, bound: Int, places: Int) {
    self.size = size
    self.bound = bound
    width = min(62, 64 / (size - 1))
    table = ProbabilityTable(places: places)
  }

  /// The states after one more block, whose orders are equally likely.
  ///
  /// It is nil when a sum has no room in its field.
  func adding(_ orders: [[Int]]) -> RankSumStates? {
    let step = size - 1
    guard bound + step < 1 << (width - 1) else { return nil }
    var next = RankSumStates(size, bound: bound + step, places: count)
    var (sums, moved) = (Array(repeating: 0, count: size), Array(repeating: 0, count: size))
    table.forEach { key, value in
      let share = value / Double(orders.count)
      unpack(key, to: &sums)
      for order in orders {
        for index in 0..<size {
          // Sorted in as it comes.
          let value = sums[index] + order[index]
          var hole = index
          while hole > 0, moved[hole - 1] > value {
            moved[hole] = moved[hole - 1]
            hole -= 1
          }
          moved[hole] = value
        }
        next.table.add(packed(moved), share)
      }
    }
    return next
  }

  /// The sums of squares after one more block, whose orders are equally likely.
  func squares(adding orders: [[Int]]) -> ProbabilityTable {
    var squares = ProbabilityTable()
    var sums = Array(repeating: 0, count: size)
    table.forEach { key, value in
      let share = value / Double(orders.count)
      unpack(key, to: &sums)
      for order in orders {
        var square = 0
        for index in 0..<size {
          let sum = sums[index] + order[index]
          square += sum * sum
        }
        squares.add(UInt64(square), share)
      }
    }
    return squares
  }

  private func packed(_ sums: [Int]) -> UInt64 {
    var key: UInt64 = 0
    for index in 0..<(size - 1) {
      key = key << UInt64(width) | UInt64(sums[index] + 1 << (width - 1))
    }
    return key
  }

  private func unpack(_ key: UInt64, to sums: inout [Int]) {
    var (key, last) = (key, 0)
    for index in (0..<(size - 1)).reversed() {
      sums[index] = Int(key & (1 << UInt64(width) - 1)) - 1 << (width - 1)
      last -= sums[index]
      key >>= UInt64(width)
    }
    sums[size - 1] = last
  }
}
