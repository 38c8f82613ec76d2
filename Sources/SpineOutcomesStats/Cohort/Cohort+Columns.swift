import LinearAlgebra

extension Cohort {
  /// Reads a numeric variable.
  ///
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is NaN or infinite.
  func measured<Value: Measured>(
    _ selector: Selector<Record, Value>
  ) throws(StatsError) -> MeasuredColumn {
    try measured(selector, as: name(of: selector))
  }

  /// Reads a numeric variable under a name.
  ///
  /// - Throws: ``StatsError/invalidValue(_:)`` for a value that is NaN or infinite.
  func measured<Value: Measured>(
    _ selector: Selector<Record, Value>, as name: VariableName
  ) throws(StatsError) -> MeasuredColumn {
    var read = numbers.isEmpty ? nil : StoredNumber.Key(selector).flatMap { numbers[$0] }
    if read == nil, count >= Design.largeCount, let property = StoredNumber(selector) {
      read = RecordReader.together(records, [property])[property.key]
    }
    if let read, read.moments.isFinite {
      return MeasuredColumn(name: name, values: read.values, moments: read.moments)
    }
    let values = read?.values ?? RecordReader.measured(records, selector)
    for (row, value) in values.enumerated() where !value.isFinite {
      // A missing value is the one NaN that the reader itself writes.
      if value.isNaN, records[row][keyPath: selector].measured == nil { continue }
      throw origin.invalid(name.label, at: row, "is not a finite number")
    }
    return MeasuredColumn(name: name, values: values)
  }

  /// Reads a categorical variable.
  ///
  /// Levels come in declared order, and those of a type without declared levels sorted.
  func categories<Value: Categorical>(
    _ selector: Selector<Record, Value>
  ) throws(StatsError) -> CategoryColumn<Value.Level> {
    try categories(selector, as: name(of: selector))
  }

  /// Reads a categorical variable under a name.
  func categories<Value: Categorical>(
    _ selector: Selector<Record, Value>, as name: VariableName
  ) throws(StatsError) -> CategoryColumn<Value.Level> {
    var levels = Value.declaredLevels ?? []
    var codeOfLevel: [Value.Level: Int32] = [:]
    for (code, level) in levels.enumerated() { codeOfLevel[level] = Int32(clamping: code) }
    let isDeclared = Value.declaredLevels != nil
    let undeclared: Int32 = -2
    let codes = RecordReader.codes(records, selector) { level in
      if let code = codeOfLevel[level] { return code }
      guard !isDeclared else { return undeclared }
      let code = Int32(clamping: levels.count)
      codeOfLevel[level] = code
      levels.append(level)
      return code
    }
    if isDeclared, let row = codes.firstIndex(of: undeclared) {
      throw origin.invalid(name.label, at: row, "is not among the declared levels")
    }
    guard !isDeclared else { return CategoryColumn(name: name, levels: levels, codes: codes) }
    let order = levels.indices.sorted { Self.precedes(levels[$0], levels[$1]) }
    var newCode = [Int32](repeating: 0, count: levels.count)
    for (new, old) in order.enumerated() { newCode[old] = Int32(clamping: new) }
    return CategoryColumn(
      name: name, levels: order.map { levels[$0] },
      codes: codes.map { $0 < 0 ? $0 : newCode[Int($0)] })
  }

  /// The order of levels that no type declares: their own, or that of their text.
  private static func precedes<Level>(_ first: Level, _ second: Level) -> Bool {
    if let first = first as? any Comparable, let isLess = Self.isLess(first, second) {
      return isLess
    }
    return String(describing: first) < String(describing: second)
  }

  private static func isLess<Value: Comparable>(_ first: Value, _ second: Any) -> Bool? {
    (second as? Value).map { first < $0 }
  }
}
