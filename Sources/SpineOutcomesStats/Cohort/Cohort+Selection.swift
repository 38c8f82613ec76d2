extension Cohort {
  /// Keeps the records that satisfy a condition, with the reason for the flow diagram.
  ///
  /// - Parameters:
  ///   - reason: What the kept records are, such as "retreated".
  ///   - isIncluded: Whether a record is kept.
  /// - Returns: The kept records; their exclusions list "not retreated" with its count.
  /// - Complexity: O(n).
  public func including(
    _ reason: String, _ isIncluded: (Record) throws -> Bool
  ) rethrows -> Cohort {
    let kept = try records.indices.filter { try isIncluded(records[$0]) }
    return Cohort(selecting: kept, of: self, reason: "not \(reason)")
  }

  /// Drops the records that satisfy a condition, with the reason for the flow diagram.
  ///
  /// - Parameters:
  ///   - reason: What the dropped records are, such as "lost to follow-up".
  ///   - isExcluded: Whether a record is dropped.
  /// - Returns: The remaining records; their exclusions list the reason with its count.
  /// - Complexity: O(n).
  public func excluding(
    _ reason: String, _ isExcluded: (Record) throws -> Bool
  ) rethrows -> Cohort {
    let kept = try records.indices.filter { try !isExcluded(records[$0]) }
    return Cohort(selecting: kept, of: self, reason: reason)
  }

  /// Keeps the records that satisfy a condition, without a reason of the caller's own.
  ///
  /// - Parameter isIncluded: Whether a record is kept.
  /// - Returns: The kept records; their exclusions list "filtered out" with its count.
  /// - Complexity: O(n).
  public func filter(_ isIncluded: (Record) throws -> Bool) rethrows -> Cohort {
    try excluding("filtered out") { try !isIncluded($0) }
  }

  /// Keeps the records of one group.
  ///
  /// - Parameters:
  ///   - selector: The variable, such as `\.care`.
  ///   - level: The level, such as `.radiotherapy`.
  /// - Returns: The records with that level; the exclusions list the others. A level without
  ///   records gives an empty cohort.
  /// - Throws: ``StatsError/unnamedVariable(of:)`` for a computed property without a name.
  /// - Complexity: O(n).
  public func group<Value: Categorical>(
    _ selector: Selector<Record, Value>, _ level: Value.Level
  ) throws(StatsError) -> Cohort {
    let name = try name(of: selector)
    let kept = records.indices.filter { records[$0][keyPath: selector].level == level }
    return Cohort(selecting: kept, of: self, reason: "\(name.label) not \(String(level: level))")
  }

  /// Does one analysis in each group, in the order of the levels.
  ///
  /// - Parameters:
  ///   - selector: The variable that tells the groups apart.
  ///   - analysis: The analysis of one group.
  /// - Returns: For each level its result or its error; records without a level are in no group.
  /// - Complexity: One pass for the grouping, then the analysis of each group.
  public func byGroup<Value: Categorical, Success>(
    _ selector: Selector<Record, Value>,
    _ analysis: (Cohort) throws(StatsError) -> Success
  ) -> Groups<Value.Level, Success> {
    let name: VariableName
    let column: CategoryColumn<Value.Level>
    do throws(StatsError) {
      name = try self.name(of: selector)
      column = try categories(selector)
    } catch {
      return Groups((Value.declaredLevels ?? []).map { ($0, .failure(error)) })
    }
    var members: [[Int]] = Array(repeating: [], count: column.levels.count)
    for (row, code) in column.codes.enumerated() where code >= 0 { members[Int(code)].append(row) }
    return Groups(
      zip(column.levels, members).map { level, rows in
        let group = Cohort(
          selecting: rows, of: self, reason: "\(name.label) not \(String(level: level))")
        do throws(StatsError) {
          return (level, .success(try analysis(group)))
        } catch {
          return (level, .failure(error))
        }
      })
  }
}
