/// Ways of filling two lines, from the least cost up, those of equal cost as one.
struct CostList: Sendable {
  struct Way: Sendable {
    var cost: Int64
    var mass: Double
  }

  private(set) var ways: [Way] = []

  /// The probability of each way and all of larger cost, those included that are not listed.
  private(set) var massesFrom: [Double]

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
    // Parts a power of two long: twice to four times as many as there are ways.
    let length = UInt64(truncatingIfNeeded: most - least) / UInt64(2 * unordered.count)
    shift = Int64(64 - length.leadingZeroBitCount)
    firsts = [Int32](repeating: 0, count: part(most) + 2)
    ways = [Way](unsafeUninitializedCapacity: unordered.count) { ways, initialised in
      firsts.withUnsafeMutableBufferPointer { firsts in
        Self.sort(unordered, into: ways, firsts, least: least, shift: shift)
        initialised = Self.merge(ways, firsts, unordered.count)
      }
    }
    massesFrom = [Double](unsafeUninitializedCapacity: ways.count + 1) { masses, initialised in
      var sum = beyond
      masses[ways.count] = beyond
      for place in ways.indices.reversed() {
        sum += ways[place].mass
        masses[place] = sum
      }
      initialised = ways.count + 1
    }
  }

  /// The part of the range that a cost lies in.
  @inline(__always)
  private func part(_ cost: Int64) -> Int {
    Int(truncatingIfNeeded: (cost &- least) &>> shift)
  }

  /// Counts the ways into parts of the range, and sorts within these; leaves where each part ends.
  @inline(__always)
  private static func sort(
    _ unordered: [Way], into ways: UnsafeMutableBufferPointer<Way>,
    _ ends: UnsafeMutableBufferPointer<Int32>, least: Int64, shift: Int64
  ) {
    for way in unordered {
      ends[Int(truncatingIfNeeded: (way.cost &- least) &>> shift)] &+= 1
    }
    var sum: Int32 = 0
    for part in 0..<ends.count {
      let count = ends[part]
      ends[part] = sum
      sum &+= count
    }
    for way in unordered {
      let part = Int(truncatingIfNeeded: (way.cost &- least) &>> shift)
      ways[Int(ends[part])] = way
      ends[part] &+= 1
    }
    for end in 1..<max(1, unordered.count) where ways[end &- 1].cost > ways[end].cost {
      let way = ways[end]
      var place = end
      repeat {
        ways[place] = ways[place &- 1]
        place &-= 1
      } while place > 0 && ways[place &- 1].cost > way.cost
      ways[place] = way
    }
  }

  /// Makes ways of equal cost one, and the ends of the parts their beginnings.
  ///
  /// - Returns: The number of ways.
  @inline(__always)
  private static func merge(
    _ ways: UnsafeMutableBufferPointer<Way>, _ parts: UnsafeMutableBufferPointer<Int32>,
    _ count: Int
  ) -> Int {
    var (next, kept) = (0, -1)
    for part in 0..<parts.count {
      let end = Int(parts[part])
      parts[part] = Int32(truncatingIfNeeded: kept &+ 1)
      while next < end {
        let way = ways[next]
        next &+= 1
        if kept >= 0, ways[kept].cost == way.cost {
          ways[kept].mass += way.mass
        } else {
          kept &+= 1
          ways[kept] = way
        }
      }
    }
    return kept + 1
  }

  /// Appends the ways that cost less than a limit, each with its probability times a factor.
  ///
  /// - Returns: The probability of the others, times the factor.
  func append(to others: inout [Way], times factor: Double, below limit: Int64) -> Double {
    let end = first(from: limit)
    for way in ways[..<end] { others.append(Way(cost: way.cost, mass: way.mass * factor)) }
    return massesFrom[end] * factor
  }

  /// The first way with at least a cost.
  @inline(__always)
  func first(from cost: Int64) -> Int {
    guard count > 0, cost > least else { return 0 }
    guard cost <= most else { return count }
    return ways.withUnsafeBufferPointer { ways in
      var place = Int(firsts[part(cost)])
      while ways[place].cost < cost { place &+= 1 }
      return place
    }
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

  /// The probability that a way of this list and one of others together have at least a cost.
  ///
  /// - Parameters:
  ///   - cost: The cost of both together.
  ///   - others: The others, in no order.
  ///   - beyond: The probability of those that have cost enough with any of this list.
  /// - Returns: The probability.
  func probability(from cost: Int64, with others: [Way], beyond: Double) -> Double {
    var value = beyond * massesFrom[0]
    guard count > 0 else { return others.reduce(value) { $0 + $1.mass * massesFrom[0] } }
    ways.withUnsafeBufferPointer { ways in
      massesFrom.withUnsafeBufferPointer { massesFrom in
        firsts.withUnsafeBufferPointer { firsts in
          for other in others {
            let needed = cost &- other.cost
            if needed > most {
              value += other.mass * massesFrom[ways.count]
            } else if needed <= least {
              value += other.mass * massesFrom[0]
            } else {
              var found = Int(firsts[part(needed)])
              while ways[found].cost < needed { found &+= 1 }
              value += other.mass * massesFrom[found]
            }
          }
        }
      }
    }
    return value
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
