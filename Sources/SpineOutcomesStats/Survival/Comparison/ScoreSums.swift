internal import Distributions

/// The sums of scores that the first group can have from some of the records, by how many of them
/// are its own, with the number of ways to each.
///
/// Records are added one by one; equal sums are kept once, so that ties keep the lists short.
struct ScoreSums {
  /// A sum and the number of ways to it.
  struct Entry {
    var sum: DoubleDouble
    var ways: Double
  }

  /// For each number of records of the first group, its sums in ascending order.
  private(set) var lists: [[Entry]] = [[Entry(sum: DoubleDouble(0), ways: 1)]]

  /// How many records of the present stratum were added.
  private var added = 0

  /// Up to which distance two sums are the same.
  let tolerance: Double

  init(tolerance: Double) { self.tolerance = tolerance }

  /// The number of sums.
  var size: Int { lists.reduce(0) { $0 + $1.count } }

  /// Adds a record to a stratum of so many records, so many of them of the first group.
  ///
  /// - Complexity: O(``size``).
  mutating func add(_ score: DoubleDouble, size: Int, first: Int) {
    added += 1
    let fewest = max(0, first - (size - added))
    let most = min(first, added)
    guard fewest <= most else { return }
    var next = [[Entry]](repeating: [], count: most + 1)
    for count in fewest...most {
      let without = count < lists.count ? lists[count] : []
      let with = count > 0 && count - 1 < lists.count ? lists[count - 1] : []
      next[count] = merged(without, with, score)
    }
    lists = next
  }

  /// Ends a stratum, so many records of which are of the first group.
  mutating func close(first: Int) {
    lists = [first < lists.count ? lists[first] : []]
    added = 0
  }

  /// Two ascending lists as one, the second moved by a score.
  private func merged(_ first: [Entry], _ second: [Entry], _ score: DoubleDouble) -> [Entry] {
    if second.isEmpty { return first }
    var result: [Entry] = []
    result.reserveCapacity(first.count + second.count)
    var (one, two) = (0, 0)
    while one < first.count || two < second.count {
      let other = two < second.count ? second[two].sum + score : DoubleDouble(.infinity)
      let distance =
        one < first.count && two < second.count
        ? (first[one].sum - other).high : one < first.count ? -Double.infinity : .infinity
      if distance < -tolerance {
        result.append(first[one])
        one += 1
      } else if distance > tolerance {
        result.append(Entry(sum: other, ways: second[two].ways))
        two += 1
      } else {
        result.append(Entry(sum: first[one].sum, ways: first[one].ways + second[two].ways))
        one += 1
        two += 1
      }
    }
    return result
  }
}
