/// Ways of filling two lines, from the least cost up, those of equal cost as one.
struct CostList: Sendable {
  struct Way: Sendable {
    var cost: Int64
    var mass: Double
  }

  private var ways: [Way] = []

  /// The probability of each way and all of larger cost, those included that are not listed.
  private var massesFrom: [Double]

  /// The first way with at least the cost at which a part of the range begins.
  private var firsts: [Int32] = []
  private var shift: Int64 = 0
  private var least: Int64 = 0
  private var most: Int64 = 0

  var count: Int { ways.count }

  /// Orders ways.
  ///
  /// - Parameters:
  ///   - unordered: The ways, in any order, which are used up.
  ///   - beyond: The probability of the ways that cost more than can matter.
  init(_ unordered: inout [Way], beyond: Double) {
    massesFrom = [beyond]
    guard let first = unordered.first else { return }
    (least, most) = (first.cost, first.cost)
    for way in unordered {
      least = min(least, way.cost)
      most = max(most, way.cost)
    }
    sort(&unordered)
    var end = 0
    unordered.withUnsafeMutableBufferPointer { ways in
      for next in 1..<ways.count {
        if ways[next].cost == ways[end].cost {
          ways[end].mass += ways[next].mass
        } else {
          end &+= 1
          ways[end] = ways[next]
        }
      }
    }
    ways = Array(unordered[...end])
    massesFrom = [Double](repeating: beyond, count: end + 2)
    var sum = beyond
    for place in ways.indices.reversed() {
      sum += ways[place].mass
      massesFrom[place] = sum
    }
    shift = shift(for: ways.count)
    firsts = [Int32](repeating: 0, count: part(most) + 2)
    for way in ways { firsts[part(way.cost) + 1] += 1 }
    for part in 1..<firsts.count { firsts[part] += firsts[part - 1] }
  }

  /// The part of the range that a cost lies in.
  @inline(__always)
  private func part(_ cost: Int64) -> Int {
    Int(truncatingIfNeeded: (cost &- least) &>> shift)
  }

  /// Parts a power of two long: twice to four times as many as there are ways.
  private func shift(for count: Int) -> Int64 {
    let length = UInt64(truncatingIfNeeded: most - least) / UInt64(2 * max(1, count))
    return Int64(64 - length.leadingZeroBitCount)
  }

  /// Counts the ways into parts of the range, and sorts within these.
  private mutating func sort(_ unordered: inout [Way]) {
    shift = shift(for: unordered.count)
    var places = [Int32](repeating: 0, count: part(most) + 2)
    unordered = [Way](unsafeUninitializedCapacity: unordered.count) { ways, initialised in
      initialised = unordered.count
      places.withUnsafeMutableBufferPointer { places in
        for way in unordered { places[part(way.cost) &+ 1] &+= 1 }
        for part in 1..<places.count { places[part] &+= places[part &- 1] }
        for way in unordered {
          let part = part(way.cost)
          ways[Int(places[part])] = way
          places[part] &+= 1
        }
      }
      for end in 1..<max(1, unordered.count) {
        let way = ways[end]
        var place = end
        while place > 0, ways[place &- 1].cost > way.cost {
          ways[place] = ways[place &- 1]
          place &-= 1
        }
        ways[place] = way
      }
    }
  }

  /// The first way with at least a cost.
  private func first(from cost: Int64) -> Int {
    var (low, high) = (0, ways.count)
    while low < high {
      let middle = (low &+ high) &>> 1
      if ways[middle].cost >= cost { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// The probability that a way of this list and one of another together have at least a cost.
  ///
  /// - Parameters:
  ///   - cost: The cost of both together.
  ///   - other: The other list; ways that neither list has cost enough with any of the other.
  /// - Returns: The probability, and the number of steps.
  func probability(from cost: Int64, with other: CostList) -> (value: Double, steps: Int) {
    guard count > 0, other.count > 0 else { return (massesFrom[0] * other.massesFrom[0], 1) }
    // From these on a way costs enough with any of the other list.
    let (end, otherEnd) = (first(from: cost - other.least), other.first(from: cost - least))
    return end <= otherEnd
      ? sum(from: cost, with: other, before: end)
      : other.sum(from: cost, with: self, before: otherEnd)
  }

  private func sum(
    from cost: Int64, with other: CostList, before end: Int
  ) -> (value: Double, steps: Int) {
    var value = 0.0
    ways.withUnsafeBufferPointer { ways in
      other.ways.withUnsafeBufferPointer { others in
        other.massesFrom.withUnsafeBufferPointer { massesFrom in
          other.firsts.withUnsafeBufferPointer { firsts in
            var place = 0
            while place < end, cost &- ways[place].cost > other.most {
              value += ways[place].mass * massesFrom[others.count]
              place &+= 1
            }
            while place < end {
              let needed = cost &- ways[place].cost
              var found = Int(firsts[other.part(needed)])
              while others[found].cost < needed { found &+= 1 }
              value += ways[place].mass * massesFrom[found]
              place &+= 1
            }
          }
        }
      }
    }
    return (massesFrom[end] + value, end + 1)
  }
}
