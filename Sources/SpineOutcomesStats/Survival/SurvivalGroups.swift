/// The groups or strata of an analysis, without the type of their level.
struct SurvivalGroups {
  var column: any Column
  var codes: [Int32]
  var names: [String]

  init<Level>(_ column: CategoryColumn<Level>) {
    self.column = column
    codes = column.codes
    names = column.levelNames
  }
}

/// How the records of an analysis end: codes of a variable, and which are censored or events.
struct SurvivalEndings {
  var column: any Column
  var codes: [Int32]

  /// For each code, 0 where censored, else the place of the cause counted from 1.
  var endings: [Int]

  var causeNames: [String]

  /// A plain event.
  init(event column: CategoryColumn<Bool>) {
    self.column = column
    codes = column.codes
    endings = column.levels.map { $0 ? 1 : 0 }
    causeNames = [LifeTable.plainCause]
  }

  /// Competing causes: all levels but the one that stands for censored.
  ///
  /// - Throws: ``StatsError/unknownLevel(variable:level:known:)`` when no level is that one;
  ///   ``StatsError/levelCount(variable:found:needed:)`` when it is the only one.
  init<Level>(causes column: CategoryColumn<Level>, censored: Level) throws(StatsError) {
    let isAbsent = (censored as? any AbsentLevel)?.isAbsent ?? false
    guard isAbsent || column.levels.contains(censored) else {
      throw .unknownLevel(
        variable: column.name.label, level: String(level: censored),
        known: column.levelNames)
    }
    guard column.levels.contains(where: { $0 != censored }) else {
      throw .levelCount(variable: column.name.label, found: column.levels.count, needed: 2)
    }
    self.column = column
    codes = column.codes
    var next = 0
    endings = column.levels.map { level in
      guard level != censored else { return 0 }
      next += 1
      return next
    }
    causeNames = zip(column.levels, column.levelNames).filter { $0.0 != censored }.map(\.1)
  }
}

/// A level that can stand for one that no record has: the censored where everyone had an event.
///
/// Any other level that does not occur is taken for a mistyped one.
package protocol AbsentLevel {
  /// Whether no record is expected to have it.
  var isAbsent: Bool { get }
}
