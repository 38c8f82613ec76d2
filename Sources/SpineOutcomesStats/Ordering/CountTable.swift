/// Counts rows by distinct value and label without sorting them, where distinct values are few.
///
/// The values stand in a hash table by their bits, which grows with them. It gives up, so that the
/// rows have to be sorted, when distinct values are too many or fall together too often; what is
/// counted does not depend on the way.
struct CountTable: Sendable {
  private let labelCount: Int

  /// The most distinct values that it takes.
  private let largestSize: Int

  /// The key at each place; 0, which is the key of a NaN, where there is none.
  private var keys: [UInt64]

  /// The sums of the weights: those of all labels at the first place, at the second and so on.
  private var sums: [Int]

  /// The number of distinct values.
  private var size = 0

  /// The number of places is 2^bits; at most half of them are taken.
  private var bits: Int

  /// How often it may still find a place taken by another value.
  private var collisionsLeft: Int

  private init(labelCount: Int, largestSize: Int, bits: Int, collisions: Int) {
    self.labelCount = labelCount
    self.largestSize = largestSize
    self.bits = bits
    keys = [UInt64](repeating: 0, count: 1 << bits)
    sums = [Int](repeating: 0, count: labelCount << bits)
    collisionsLeft = collisions
  }

  /// Counts every row of a range, or one of some; nil when it gives up.
  init?(_ rows: LabelledRows, _ range: Range<Int>, step: Int = 1, largestSize: Int) {
    self.init(
      labelCount: rows.labelCount, largestSize: largestSize, bits: 11,
      collisions: 4 * range.count)
    var row = range.lowerBound
    while true {
      row = count(rows, row..<range.upperBound, step)
      if row >= range.upperBound { return }
      guard grow() else { return nil }
    }
  }

  /// Counts rows up to the first that finds no place, and returns that row.
  private mutating func count(_ rows: LabelledRows, _ range: Range<Int>, _ step: Int) -> Int {
    var finder = Finder(self)
    defer { take(finder) }
    let labelCount = labelCount
    return keys.withUnsafeMutableBufferPointer { keys in
      sums.withUnsafeMutableBufferPointer { sums in
        var row = range.lowerBound
        while row < range.upperBound {
          let place = finder.place(of: OrderedBits.key(rows.values[row]), in: keys)
          if place < 0 { break }
          sums[place &* labelCount &+ rows.label(row)] &+= rows.weight(row)
          row &+= step
        }
        return row
      }
    }
  }

  /// Adds what another table has counted; false when this one gives up.
  mutating func add(_ other: CountTable) -> Bool {
    for (otherPlace, key) in other.keys.enumerated() where key > 0 {
      while true {
        var finder = Finder(self)
        let place = keys.withUnsafeMutableBufferPointer { finder.place(of: key, in: $0) }
        take(finder)
        if place >= 0 {
          for label in 0..<labelCount {
            sums[place * labelCount + label] += other.sums[otherPlace * labelCount + label]
          }
          break
        }
        guard grow() else { return false }
      }
    }
    return true
  }

  /// Twice the places, unless distinct values or collisions are too many.
  private mutating func grow() -> Bool {
    guard size < largestSize, collisionsLeft > 0 else { return false }
    var larger = CountTable(
      labelCount: labelCount, largestSize: largestSize, bits: bits + 1,
      collisions: collisionsLeft)
    guard larger.add(self) else { return false }
    self = larger
    return true
  }

  /// The distinct values, ascending, and the sums of each label.
  func sorted() -> LabelledCounts {
    let places = keys.indices.filter { keys[$0] > 0 }
    let entries = KeySort<LabelledKey>.sorted(places.map { OrderedBits.value(keys[$0]) })
    return LabelledCounts(
      values: entries.map(\.value),
      counts: (0..<labelCount).map { label in
        entries.map { sums[places[$0.index] * labelCount + label] }
      })
  }

  private mutating func take(_ finder: Finder) {
    size = finder.size
    collisionsLeft = finder.collisionsLeft
  }
}

extension CountTable {
  /// Finds the places of keys: the part of the table that changes while it counts.
  private struct Finder {
    private(set) var size: Int
    private(set) var collisionsLeft: Int
    private let largestSize: Int
    private let shift: UInt64
    private let mask: Int

    /// The golden ratio: the highest digits of its multiples are spread evenly.
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(_ table: CountTable) {
      size = table.size
      collisionsLeft = table.collisionsLeft
      largestSize = min(table.largestSize, 1 << (table.bits - 1))
      shift = UInt64(UInt64.bitWidth - table.bits)
      mask = 1 << table.bits - 1
    }

    /// The place of a key, which is given one if it is new; -1 when there is none.
    @inline(__always)
    mutating func place(of key: UInt64, in keys: UnsafeMutableBufferPointer<UInt64>) -> Int {
      var place = Int(truncatingIfNeeded: (key &* Self.multiplier) &>> shift)
      while keys[place] != key {
        if keys[place] == 0 {
          guard size < largestSize else { return -1 }
          size &+= 1
          keys[place] = key
          break
        }
        guard collisionsLeft > 0 else { return -1 }
        collisionsLeft &-= 1
        place = (place &+ 1) & mask
      }
      return place
    }
  }
}
