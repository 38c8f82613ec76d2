/// The nodes of a stage, found by what is left of the categories, with what is known of each.
struct NodeTable<Value: Sendable>: Sendable {
  private(set) var values: [Value] = []
  private(set) var lefts: [[Int]] = []
  private var keys: [UInt64] = []
  private var slots = [Int32](repeating: -1, count: 1 << 8)

  /// The number of a node, if it is there.
  @inline(__always)
  func find(_ key: UInt64) -> Int? {
    let mask = slots.count &- 1
    var slot = Self.hash(key) & mask
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The number of a node, which is made when it is met for the first time.
  @inline(__always)
  mutating func find(
    _ key: UInt64, _ left: UnsafeMutableBufferPointer<Int>, _ make: ([Int]) -> Value
  ) -> Int {
    if let node = find(key) { return node }
    return append(key, left, make(Array(left)))
  }

  /// Adds a node that is not there, and returns its number.
  mutating func append(
    _ key: UInt64, _ left: UnsafeMutableBufferPointer<Int>, _ value: Value
  ) -> Int {
    let node = keys.count
    keys.append(key)
    lefts.append(Array(left))
    values.append(value)
    if 2 * keys.count > slots.count {
      grow()
    } else {
      insert(node)
    }
    return node
  }

  private mutating func insert(_ node: Int) {
    let mask = slots.count - 1
    var slot = Self.hash(keys[node]) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(truncatingIfNeeded: node)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 4 * slots.count)
    for node in keys.indices { insert(node) }
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 24)
  }
}
