/// Which records an analysis left out, and why: the numbers of its flow diagram.
///
/// `initial` records, less those dropped by each selection of the caller, less the
/// incomplete, give `analysed`.
public struct Exclusions: Sendable, Hashable, Codable {
  /// A selection by the caller, with the number of records it dropped.
  public struct Selection: Sendable, Hashable, Codable {
    /// The reason in the caller's words.
    public let reason: String

    /// How many records it dropped, 0 or more.
    public let dropped: Int

    /// Creates the count of one selection.
    public init(reason: String, dropped: Int) {
      self.reason = reason
      self.dropped = dropped
    }
  }

  /// A variable of the analysis, with the number of selected records that lack it.
  public struct Missing: Sendable, Hashable, Codable {
    /// The name of the variable.
    public let variable: String

    /// How many selected records lack it; one record may lack several variables.
    public let count: Int

    /// Creates the count of one variable.
    public init(variable: String, count: Int) {
      self.variable = variable
      self.count = count
    }
  }

  /// The number of records before any selection.
  public let initial: Int

  /// The selections, in the order in which they were made.
  public let selections: [Selection]

  /// The variables with missing values among the selected records; none with count 0.
  public let missing: [Missing]

  /// How many selected records lack at least one variable.
  public let incomplete: Int

  /// Creates the counts of one analysis.
  public init(
    initial: Int, selections: [Selection] = [], missing: [Missing] = [], incomplete: Int = 0
  ) {
    self.initial = initial
    self.selections = selections
    self.missing = missing.filter { $0.count > 0 }
    self.incomplete = incomplete
  }

  /// How many records were left out.
  public var excluded: Int {
    selections.reduce(incomplete) { $0.addingSaturating($1.dropped) }
  }

  /// How many records were analysed.
  public var analysed: Int { initial.addingSaturating(excluded == .min ? .max : -excluded) }
}

extension Exclusions: CustomStringConvertible {
  /// One line: "12 of 99 records excluded (not retreated 10; missing: pain 2)"; "incomplete" where
  /// no variable is named.
  public var description: String {
    guard excluded > 0 else { return "no records excluded" }
    var reasons = selections.filter { $0.dropped > 0 }.map { "\($0.reason) \($0.dropped)" }
    if !missing.isEmpty {
      let list = missing.map { "\($0.variable) \($0.count)" }.joined(separator: ", ")
      reasons.append("missing: \(list)")
    }
    let remark = reasons.isEmpty ? "incomplete" : reasons.joined(separator: "; ")
    return "\(excluded) of \(initial) records excluded (\(remark))"
  }
}
