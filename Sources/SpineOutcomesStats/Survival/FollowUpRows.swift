/// Rows of follow-up as a life table is built from them.
protocol FollowUpRows: Sendable {
  /// The time of each row.
  var times: [Double] { get }

  /// Whether any row may have an entry.
  var entersLate: Bool { get }

  /// How many persons each row stands for; nil: 1 each.
  var weights: [Int]? { get }

  /// 0 where censored, else the place of the cause counted from 1.
  func ending(_ row: Int) -> Int

  /// The place of the group of a row.
  func group(_ row: Int) -> Int

  /// The place of the stratum of a row.
  func stratum(_ row: Int) -> Int

  /// The time of late entry; nil where followed from the origin.
  func entry(_ row: Int) -> Double?

  /// Writes the labels of a block of rows: the place of stratum and group times the number of
  /// endings, plus the ending.
  ///
  /// - Returns: Whether all codes have names; if not, the labels are of no use.
  func fill(
    _ labels: UnsafeMutablePointer<UInt32>, _ block: Range<Int>, _ sizes: LabelSizes
  ) -> Bool
}

/// The numbers of names that labels are made of.
struct LabelSizes {
  var groups: Int
  var strata: Int

  /// Censored, and each cause.
  var endings: Int

  /// The number of labels.
  var count: Int { groups * strata * endings }
}

/// Adds the places of codes times a step to labels; returns whether all are in range.
@inline(__always)
private func add<Code: FixedWidthInteger>(
  _ codes: [Code]?, below size: Int, times step: Int, to labels: UnsafeMutablePointer<UInt32>,
  _ block: Range<Int>
) -> Bool {
  guard let codes else { return size > 0 }
  return codes.withUnsafeBufferPointer { codes in
    var largest = 0 as UInt
    for row in block {
      let code = UInt(bitPattern: Int(truncatingIfNeeded: codes[row]))
      largest = max(largest, code)
      labels[row &- block.lowerBound] &+= UInt32(truncatingIfNeeded: code &* UInt(step))
    }
    return largest < UInt(size)
  }
}

/// Plain columns, with an event or with causes.
struct ColumnRows: FollowUpRows {
  /// How each row ends.
  enum Endings: Sendable {
    case events([Bool])
    case causes([Int?])
  }

  var times: [Double]
  var endings: Endings
  var groupCodes: [Int]?
  var stratumCodes: [Int]?
  var entries: [Double?]?
  var weights: [Int]?

  var entersLate: Bool { entries != nil }

  func ending(_ row: Int) -> Int {
    switch endings {
    case .events(let events): events[row] ? 1 : 0
    // A code that is none stays out of the range of the causes, without overflow.
    case .causes(let causes): causes[row].map { $0 < 0 || $0 == .max ? -1 : $0 + 1 } ?? 0
    }
  }

  func group(_ row: Int) -> Int { groupCodes.map { $0[row] } ?? 0 }

  func stratum(_ row: Int) -> Int { stratumCodes.map { $0[row] } ?? 0 }

  func entry(_ row: Int) -> Double? { entries.flatMap { $0[row] } }

  func fill(
    _ labels: UnsafeMutablePointer<UInt32>, _ block: Range<Int>, _ sizes: LabelSizes
  ) -> Bool {
    var isValid = true
    switch endings {
    case .events(let events):
      events.withUnsafeBufferPointer { events in
        for row in block { labels[row &- block.lowerBound] = events[row] ? 1 : 0 }
      }
    case .causes:
      for row in block {
        let ending = ending(row)
        if ending < 0 || ending >= sizes.endings { isValid = false }
        labels[row - block.lowerBound] = UInt32(truncatingIfNeeded: ending)
      }
    }
    let hasGroups = add(
      groupCodes, below: sizes.groups, times: sizes.endings, to: labels, block)
    let hasStrata = add(
      stratumCodes, below: sizes.strata, times: sizes.endings * sizes.groups, to: labels, block)
    return isValid && hasGroups && hasStrata
  }
}

/// The complete cases of a cohort, by the codes of its variables.
struct CohortRows: FollowUpRows {
  var times: [Double]
  var codes: [Int32]

  /// For each code, 0 where censored, else the place of the cause counted from 1.
  var endings: [Int]

  var groups: [Int32]?
  var strata: [Int32]?
  var entries: [Double]?

  var entersLate: Bool { entries != nil }
  var weights: [Int]? { nil }

  func ending(_ row: Int) -> Int { endings[Int(codes[row])] }

  func group(_ row: Int) -> Int { groups.map { Int($0[row]) } ?? 0 }

  func stratum(_ row: Int) -> Int { strata.map { Int($0[row]) } ?? 0 }

  func entry(_ row: Int) -> Double? { entries.map { $0[row] } }

  func fill(
    _ labels: UnsafeMutablePointer<UInt32>, _ block: Range<Int>, _ sizes: LabelSizes
  ) -> Bool {
    codes.withUnsafeBufferPointer { codes in
      endings.withUnsafeBufferPointer { endings in
        for row in block {
          labels[row &- block.lowerBound] = UInt32(
            truncatingIfNeeded: endings[Int(codes[row])])
        }
      }
    }
    let hasGroups = add(groups, below: sizes.groups, times: sizes.endings, to: labels, block)
    return add(
      strata, below: sizes.strata, times: sizes.endings * sizes.groups, to: labels, block)
      && hasGroups
  }
}
