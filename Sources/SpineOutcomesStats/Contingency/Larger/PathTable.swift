/// Probabilities by cost: an open hash table, emptied for each node.
struct PathTable {
  /// A cost with its probability, or a free place of the table.
  struct Slot {
    var cost: Int64 = .min
    var mass = 0.0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 8)
  private var count = 0

  /// Adds probability to a cost.
  @inline(__always)
  mutating func add(_ mass: Double, cost: Int64) {
    let mask = slots.count &- 1
    var slot = Self.hash(cost) & mask
    while slots[slot].cost != cost {
      if slots[slot].cost == .min {
        slots[slot].cost = cost
        count &+= 1
        break
      }
      slot = (slot &+ 1) & mask
    }
    slots[slot].mass += mass
    if 2 &* count > slots.count { grow() }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 4 * old.count)
    let mask = slots.count - 1
    for path in old where path.cost != .min {
      var slot = Self.hash(path.cost) & mask
      while slots[slot].cost != .min { slot = (slot + 1) & mask }
      slots[slot] = path
    }
  }

  @inline(__always)
  private static func hash(_ cost: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: cost) &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }

  /// Takes all costs out, in no order.
  mutating func removeAll() -> [(cost: Int64, mass: Double)] {
    var all: [(cost: Int64, mass: Double)] = []
    all.reserveCapacity(count)
    for slot in slots.indices where slots[slot].cost != .min {
      all.append((slots[slot].cost, slots[slot].mass))
      slots[slot] = Slot()
    }
    count = 0
    return all
  }
}
