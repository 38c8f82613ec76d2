/// A partition of the rows: the cluster or the stratum of each.
struct RowGroups: Sendable {
  /// The name of the variable.
  let name: String

  /// The group of each row, 0 ..< ``count``.
  let codes: [Int32]

  /// The number of groups with rows.
  let count: Int

  init(name: String, names: [String]) {
    var codeOfName: [String: Int32] = [:]
    var codes: [Int32] = []
    codes.reserveCapacity(names.count)
    for name in names {
      let next = Int32(clamping: codeOfName.count)
      let code = codeOfName[name] ?? next
      if code == next { codeOfName[name] = code }
      codes.append(code)
    }
    self.name = name
    self.codes = codes
    count = codeOfName.count
  }

  /// Groups the complete rows of a categorical variable; levels without rows are none.
  init<Level>(_ column: CategoryColumn<Level>, _ cases: CompleteCases) {
    let kept = cases.codes(column)
    var codeOfLevel = [Int32](repeating: -1, count: column.levels.count)
    var next: Int32 = 0
    codes = kept.map { code in
      guard codeOfLevel.indices.contains(Int(code)) else { return 0 }
      if codeOfLevel[Int(code)] < 0 {
        codeOfLevel[Int(code)] = next
        next += 1
      }
      return codeOfLevel[Int(code)]
    }
    name = column.name.label
    count = Int(next)
  }

  private init(name: String, codes: [Int32], count: Int) {
    self.name = name
    self.codes = codes
    self.count = count
  }

  /// The groups of some of the rows; groups without any of them are none.
  func taking(_ rows: [Int]) -> RowGroups {
    var newCode = [Int32](repeating: -1, count: count)
    var next: Int32 = 0
    let taken = rows.map { row in
      let code = Int(codes[row])
      if newCode[code] < 0 {
        newCode[code] = next
        next += 1
      }
      return newCode[code]
    }
    return RowGroups(name: name, codes: taken, count: Int(next))
  }

  /// The groups of some of the rows, by their codes here: some may be without rows.
  func keeping(_ rows: [Int]) -> RowGroups {
    RowGroups(name: name, codes: rows.map { codes[$0] }, count: count)
  }

  /// The rows of drawn groups: a group that was drawn several times is as many groups.
  ///
  /// - Parameter counts: How often each group was drawn.
  /// - Returns: The places of the rows, and their groups.
  func drawing(_ counts: [Int]) -> (rows: [Int], groups: RowGroups) {
    var members = [[Int]](repeating: [], count: count)
    for (row, code) in codes.enumerated() { members[Int(code)].append(row) }
    var rows: [Int] = []
    var newCodes: [Int32] = []
    var next: Int32 = 0
    for (own, times) in zip(members, counts) where times > 0 {
      for _ in 0..<times {
        rows += own
        newCodes += own.map { _ in next }
        next += 1
      }
    }
    return (rows, RowGroups(name: name, codes: newCodes, count: Int(next)))
  }
}
