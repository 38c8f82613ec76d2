/// The ways of filling the last two lines, for many questions about their cost.
struct LastLines: Sendable {
  let least: Int64
  let most: Int64

  /// A way with the probability of it and all of larger cost.
  struct Way: Sendable {
    var cost: Int64
    var massFrom: Double
  }

  /// The ways in order of cost.
  private let ways: [Way]

  /// The first way with at least the cost at which a part of the range begins.
  private let firsts: [Int32]
  private let shift: Int64

  /// Orders ways, whose `massFrom` is the probability of each alone.
  ///
  /// They are counted into parts of the range of costs, and sorted within these.
  init(_ unordered: [Way]) {
    var least = Int64.max
    var most = Int64.min
    for way in unordered {
      least = min(least, way.cost)
      most = max(most, way.cost)
    }
    (self.least, self.most) = unordered.isEmpty ? (0, 0) : (least, most)
    // Parts a power of two long: twice to four times as many as there are ways.
    let range = unordered.isEmpty ? 0 : UInt64(truncatingIfNeeded: most - least)
    let length = (range / UInt64(max(1, 2 * unordered.count))).leadingZeroBitCount
    let shift = Int64(max(0, 64 - length))
    self.shift = shift
    var firsts = [Int32](
      repeating: 0, count: Int(truncatingIfNeeded: range >> UInt64(shift)) + 2)
    for way in unordered { firsts[Int(truncatingIfNeeded: (way.cost - least) >> shift) + 1] += 1 }
    for part in firsts.indices.dropFirst() { firsts[part] += firsts[part - 1] }
    var places = firsts
    var ways = unordered
    for way in unordered {
      let part = Int(truncatingIfNeeded: (way.cost - least) >> shift)
      var place = Int(places[part])
      places[part] += 1
      while place > Int(firsts[part]), ways[place - 1].cost > way.cost {
        ways[place] = ways[place - 1]
        place -= 1
      }
      ways[place] = way
    }
    var sum = 0.0
    for place in ways.indices.reversed() {
      sum += ways[place].massFrom
      ways[place].massFrom = sum
    }
    self.ways = ways
    self.firsts = firsts
  }

  /// The probability that paths and ways together have at least a cost.
  ///
  /// - Parameters:
  ///   - masses: The probabilities of the paths.
  ///   - costs: The costs of the paths.
  ///   - places: The paths that are asked about: the rest that they lack of `asked` lies above the
  ///     least cost of these ways and not above the most.
  ///   - asked: The cost of both together.
  /// - Returns: The probability.
  @inline(__always)
  func sum(
    masses: UnsafeBufferPointer<Double>, costs: UnsafeBufferPointer<Int64>, places: Range<Int>,
    asked: Int64
  ) -> Double {
    ways.withUnsafeBufferPointer { ways in
      firsts.withUnsafeBufferPointer { firsts in
        var sum = 0.0
        for place in places {
          let needed = asked &- costs[place]
          var way = Int(firsts[Int(truncatingIfNeeded: (needed &- least) &>> shift)])
          while ways[way].cost < needed { way &+= 1 }
          sum += masses[place] * ways[way].massFrom
        }
        return sum
      }
    }
  }
}
