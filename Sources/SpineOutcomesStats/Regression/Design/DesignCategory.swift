/// A category of a design: the level of each row, and how levels become columns.
struct DesignCategory: Sendable {
  let variable: VariableName
  let levels: [String]

  /// The level of each row, by place in ``levels``.
  let codes: [Int32]

  /// The place of the reference.
  let reference: Int
  let contrasts: Contrasts

  /// A column for each level but the reference: those with rows, or all.
  ///
  /// - Throws: ``StatsError/levelCount(variable:found:needed:)`` for a single level with rows,
  ///   ``StatsError/invalidArgument(name:reason:)`` for a reference level without rows.
  func columns(
    term: String, emptyLevels: Design.EmptyLevels
  ) throws(StatsError) -> [DesignColumn] {
    var isPresent = [Bool](repeating: emptyLevels == .kept, count: levels.count)
    for code in codes where isPresent.indices.contains(Int(code)) { isPresent[Int(code)] = true }
    guard isPresent.indices.contains(reference) else {
      throw .numerical("the reference of \(variable.label)")
    }
    guard isPresent[reference] || codes.isEmpty else {
      throw .invalidArgument(
        name: "reference",
        reason: "the level \"\(levels[reference])\" of \(variable.label) has no complete cases; "
          + "name another reference")
    }
    let found = isPresent.count { $0 }
    guard found > 1 || codes.isEmpty else {
      throw .levelCount(variable: variable.label, found: found, needed: 2)
    }
    return levels.indices.filter { $0 != reference && isPresent[$0] }.map { level in
      let (code, other) = (Int32(clamping: level), Int32(clamping: reference))
      let (name, otherName) = (levels[level], levels[reference])
      switch contrasts {
      case .treatment:
        return DesignColumn(
          term: term, factors: [.level(variable: variable, level: name, reference: otherName)],
          values: .indicator(codes: codes, code: code))
      case .sum:
        return DesignColumn(
          term: term, factors: [.sumContrast(variable: variable, level: name, omitted: otherName)],
          values: .numbers(codes.map { $0 == code ? 1 : $0 == other ? -1 : 0 }))
      }
    }
  }

  /// The category of some of the rows.
  ///
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when the reference has none of them.
  func taking(_ rows: [Int]) throws(StatsError) -> DesignCategory {
    let taken = DesignCategory(
      variable: variable, levels: levels, codes: rows.map { codes[$0] }, reference: reference,
      contrasts: contrasts)
    // Refuses a reference without rows, as at the start.
    _ = try taken.columns(term: variable.label, emptyLevels: .dropped)
    return taken
  }

  /// The names of the levels that no row has.
  var levelsWithoutRows: [String] {
    let present = Set(codes)
    return levels.indices.filter { !present.contains(Int32(clamping: $0)) }.map { levels[$0] }
  }

  /// The records of each level and their events.
  func counts(_ response: LogisticResponse) -> CategoryCounts {
    var counts = [Int](repeating: 0, count: levels.count)
    var events = counts
    for (row, code) in codes.enumerated() where counts.indices.contains(Int(code)) {
      counts[Int(code)] += response.trials(row)
      events[Int(code)] += response.events(row)
    }
    return CategoryCounts(
      variable: variable, contrasts: contrasts, reference: levels[reference],
      levels: levels.indices.map { .init(name: levels[$0], count: counts[$0], events: events[$0]) })
  }
}
