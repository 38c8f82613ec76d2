extension LifeTable {
  /// The table of some of the groups only, in their order.
  func selecting(_ names: Set<String>) -> LifeTable {
    LifeTable(
      validated: strata.map { stratum in
        Stratum(name: stratum.name, groups: stratum.groups.filter { names.contains($0.name) })
      },
      causes: causes, censoredCauses: censoredCauses)
  }
}
