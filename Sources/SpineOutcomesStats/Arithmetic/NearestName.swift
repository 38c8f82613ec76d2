/// The name that someone who mistyped a name most likely meant.
package enum NearestName {
  /// The nearest of some names; nil when none is near.
  ///
  /// A name is near when at most a third of its signs were added, left out, replaced or swapped
  /// with their neighbour; capitals, blanks, points, hyphens and underscores do not count.
  package static func find(_ name: String, among names: [String]) -> String? {
    let wanted = folded(name)
    var best: (name: String, distance: Int)?
    for candidate in names.prefix(10_000) {
      let other = folded(candidate)
      let shorter = min(wanted.count, other.count)
      let limit = max(shorter < 3 ? 0 : 1, shorter / 3)
      guard abs(wanted.count - other.count) <= limit, wanted.count <= 200 else { continue }
      let distance = distance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  private static func folded(_ name: String) -> [Character] {
    name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" && $0 != "." }
  }

  /// The number of additions, omissions, replacements and swaps of neighbours between two texts.
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, sign) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        var cost = min(
          last[column] + (sign == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, sign == second[column - 1], first[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
