public import Foundation

/// Why an analysis could not be done, with the place and the remedy.
///
/// No case carries a patient's value: payloads are row numbers, counts and the names of
/// variables, terms and levels that the caller has given.
public enum StatsError: Error, Sendable, Equatable {
  /// A value that the analysis cannot use, with its row.
  case invalidValue(InvalidValue)

  /// An argument of the call itself is out of its range, such as a confidence level of 95.
  case invalidArgument(name: String, reason: String)

  /// A computed property was used without a name for the results.
  case unnamedVariable(of: String)

  /// Two columns of one analysis differ in length.
  case lengthMismatch(first: String, firstCount: Int, second: String, secondCount: Int)

  /// No record has a value for every variable of the analysis.
  case noCompleteCases(Exclusions)

  /// The analysis needs more groups than have complete cases.
  case tooFewGroups(variable: String, found: Int, needed: Int)

  /// The variable has another number of levels than the analysis is for.
  case levelCount(variable: String, found: Int, needed: Int)

  /// A level that was named by the caller does not occur in the variable.
  case unknownLevel(variable: String, level: String, known: [String])

  /// All complete cases have the same outcome: nothing can be told apart.
  case oneClass(outcome: String, count: Int, events: Int)

  /// None of the complete cases has the event: hazards cannot be compared.
  case noEvents(outcome: String, count: Int)

  /// The data leave the quantity undefined, for the reason given.
  case undefined(String)

  /// A regression term is constant or a linear combination of the others.
  case rankDeficient(terms: [String])

  /// Terms of a conditional regression do not vary within any informative stratum.
  case constantWithinStrata(terms: [String], strata: String)

  /// A regression has more columns than complete cases.
  case moreColumnsThanRows(columns: Int, rows: Int)

  /// The outcome is separated by the terms: maximum-likelihood estimates are infinite.
  case separation(Separation)

  /// The iteration did not converge.
  case notConverged(iterations: Int, lastChange: Double)

  /// The data are larger than the linear algebra library can address.
  case tooLarge(String)

  /// A computation failed in a way that no input should cause.
  case numerical(String)
}

extension StatsError: CustomStringConvertible, CustomDebugStringConvertible, LocalizedError {
  /// One line for people.
  public var description: String {
    switch self {
    case .invalidValue(let value):
      return value.description
    case .invalidArgument(let name, let reason):
      return "argument \(name): \(reason)"
    case .unnamedVariable(let type):
      return "a computed property of \(type) has no name for the results; "
        + "give it one with cohort.named(_:_:)"
    case .lengthMismatch(let first, let firstCount, let second, let secondCount):
      return
        "\(first) has \(firstCount) value\(firstCount == 1 ? "" : "s") and \(second) has \(secondCount)"
    case .noCompleteCases(let exclusions):
      guard exclusions.excluded > 0 else {
        return exclusions.initial == 0
          ? "no complete cases: there are no records"
          : "no complete cases: every row has a frequency of 0, or 0 trials"
      }
      return "no complete cases: \(exclusions)"
    case .tooFewGroups(let variable, let found, let needed):
      return "\(variable): \(found) group\(found == 1 ? "" : "s") with complete cases, "
        + "at least \(needed) needed"
    case .levelCount(let variable, let found, let needed):
      return "\(variable): \(found) level\(found == 1 ? "" : "s") with complete cases, "
        + "\(needed) needed"
        + (found > needed ? "; select \(needed), or use a test for more" : "")
    case .unknownLevel(let variable, let level, let known):
      return "\(variable) has no level \"\(level)\"; \(Self.list(of: known))"
    case .oneClass(let outcome, let count, let events):
      return "\(outcome): \(events) event\(events == 1 ? "" : "s") in \(count) complete "
        + "case\(count == 1 ? "" : "s"); both outcomes must occur"
    case .noEvents(let outcome, let count):
      return "\(outcome): no event in \(count) complete case\(count == 1 ? "" : "s"), "
        + "so there are no hazards to compare"
    case .undefined(let reason):
      return reason
    case .rankDeficient(let terms):
      return "rank deficient: \(terms.joined(separator: ", ")) "
        + "\(terms.count == 1 ? "is" : "are") constant or a combination of the other terms; "
        + "remove \(terms.count == 1 ? "it" : "them")"
    case .constantWithinStrata(let terms, let strata):
      return "\(terms.joined(separator: ", ")) \(terms.count == 1 ? "is" : "are") constant within "
        + "every stratum of \(strata) that holds both outcomes, so there is nothing to compare; "
        + "remove \(terms.count == 1 ? "it" : "them")"
    case .moreColumnsThanRows(let columns, let rows):
      return "\(columns) columns for \(rows) complete cases; use fewer terms"
    case .separation(let separation):
      return separation.description
    case .notConverged(let iterations, let lastChange):
      return "not converged after \(iterations) iteration\(iterations == 1 ? "" : "s"), last "
        + "change \(lastChange); look for an offset or a number far from all others"
    case .tooLarge(let what):
      return "too large: \(what)"
    case .numerical(let what):
      return "numerical failure: \(what)"
    }
  }

  /// At most ten levels by name: a text column may hold as many levels as records.
  private static func list(of levels: [String]) -> String {
    guard !levels.isEmpty else { return "it has no values" }
    let shown = levels.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = levels.count - 10
    return "its levels are \(shown)" + (rest > 0 ? " and \(rest) more" : "")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// The same as ``description``.
  public var errorDescription: String? { description }
}

/// A value that an analysis cannot use: where it stands and what is wrong, never the value itself.
public struct InvalidValue: Sendable, Equatable, CustomStringConvertible {
  /// The name of the variable.
  public var variable: String

  /// The data row, counted from 1, in the data as first read.
  public var row: Int

  /// The physical line of the file (header = 1), when the records came from a file.
  public var line: Int?

  /// What is wrong, as "is not finite" or "is negative".
  public var reason: String

  /// Creates the description of an unusable value.
  public init(variable: String, row: Int, line: Int? = nil, reason: String) {
    self.variable = variable
    self.row = row
    self.line = line
    self.reason = reason
  }

  /// One line for people.
  public var description: String {
    let place = line.map { "line \($0) (data row \(row))" } ?? "row \(row)"
    return "\(variable), \(place): the value \(reason)"
  }
}
