extension LifeTable {
  /// The table of some of the groups only, in their order.
  func selecting(_ names: Set<String>) -> LifeTable {
    LifeTable(
      validated: strata.map { stratum in
        Stratum(name: stratum.name, groups: stratum.groups.filter { names.contains($0.name) })
      },
      causes: causes, censoredCauses: censoredCauses)
  }

  /// A test of each pair of groups with records, in the order of the groups: first with second,
  /// first with third, ...; with the reason where the data leave it undefined.
  ///
  /// - Parameters:
  ///   - labels: The names of the variables.
  ///   - test: The test of the table of two groups.
  /// - Returns: The names of the two, and the test or why there is none.
  /// - Throws: ``StatsError/tooFewGroups(variable:found:needed:)`` for fewer than two groups with
  ///   records, ``StatsError/tooLarge(_:)`` for more than 256, and what the test throws but for
  ///   ``StatsError/undefined(_:)``.
  func testedPairs<Test>(
    _ labels: SurvivalLabels, _ test: (LifeTable) throws(StatsError) -> Test
  ) throws(StatsError) -> [(first: String, second: String, test: Test?, reason: String?)] {
    let groups = groups.filter { !$0.times.isEmpty }.map(\.name)
    guard groups.count >= 2 else {
      throw .tooFewGroups(
        variable: labels.group?.label ?? "group", found: groups.count, needed: 2)
    }
    guard groups.count <= 256 else {
      throw .tooLarge("more than 256 groups to compare in pairs")
    }
    var results: [(first: String, second: String, test: Test?, reason: String?)] = []
    for first in groups.indices {
      for second in groups.indices.dropFirst(first + 1) {
        let pair = (groups[first], groups[second])
        do throws(StatsError) {
          results.append((pair.0, pair.1, try test(selecting([pair.0, pair.1])), nil))
        } catch .undefined(let reason) {
          results.append((pair.0, pair.1, nil, reason))
        }
      }
    }
    return results
  }
}
