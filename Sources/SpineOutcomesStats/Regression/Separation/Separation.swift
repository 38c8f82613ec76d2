/// The outcome of a regression is separated by its terms: some coefficients are infinite.
public struct Separation: Sendable, Hashable, Codable {
  /// How the outcome is separated.
  public enum Kind: String, Sendable, Codable {
    /// A combination of the terms tells every event from every other record.
    case complete

    /// A combination of the terms tells some events or others apart, and ties the rest.
    case quasiComplete = "quasi-complete"

    /// Of a regression of hazards: a combination of the terms is greatest, at every event, for who
    /// has the event among those at risk.
    case monotone = "monotone likelihood"
  }

  /// A term with an infinite coefficient.
  public struct Term: Sendable, Hashable, Codable {
    /// The name of the column of the design.
    public let name: String

    /// Whether the coefficient grows to plus infinity (otherwise to minus infinity).
    public let isPositive: Bool

    /// Creates a separated term.
    public init(name: String, isPositive: Bool) {
      self.name = name
      self.isPositive = isPositive
    }
  }

  /// A reference level whose records all have one outcome: with it every other level of its
  /// category diverges, and the constant term the other way.
  public struct Reference: Sendable, Hashable, Codable {
    /// The name of the category.
    public let variable: String

    /// The reference level.
    public let level: String

    /// The number of its records.
    public let count: Int

    /// How many of them had the event: none or all.
    public let events: Int

    /// The columns that diverge on its account alone.
    public let terms: [String]
  }

  /// How the outcome is separated.
  public let kind: Kind

  /// The terms whose coefficients are infinite, with their directions.
  public let terms: [Term]

  /// The reference levels that are the cause of it; none where others are.
  public internal(set) var references: [Reference]

  /// Creates the description of a separation.
  public init(kind: Kind, terms: [Term]) {
    self.kind = kind
    self.terms = terms
    references = []
  }
}

extension Separation {
  /// What is separated, at most five by name: reference levels that are the cause with their
  /// counts, other columns with their directions.
  package var culprits: String {
    let explained = Set(references.flatMap(\.terms))
    let others = terms.filter { !explained.contains($0.name) }
    let list =
      references.map { reference in
        "\(reference.variable): \(reference.level) (reference, \(reference.events) "
          + "event\(reference.events == 1 ? "" : "s") of \(reference.count))"
      } + others.map { "\($0.name) (\($0.isPositive ? "+" : "-")infinity)" }
    let rest = list.count - Self.shown
    let text =
      list.prefix(Self.shown).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
    return identifier(others).map { "\(text) (is \($0) an identifier?)" } ?? text
  }

  /// How many columns are named.
  private static let shown = 5

  /// A category of which more than ten levels are separated.
  private func identifier(_ terms: [Term]) -> String? {
    var counts: [String: Int] = [:]
    for term in terms {
      guard let end = term.name.firstRange(of: ": ")?.lowerBound else { continue }
      counts[String(term.name[..<end]), default: 0] += 1
    }
    return counts.filter { $0.value > 10 }.keys.min()
  }

  /// Names the reference levels that are the cause.
  ///
  /// All other levels diverge together, against the constant term, and all records of the
  /// reference have the outcome that this leaves it. A level whose own records are of one outcome
  /// diverges on its own account too.
  func namingReferences(of problem: LogisticProblem) -> Separation {
    var signs: [String: Bool] = [:]
    for term in terms { signs[term.name] = term.isPositive }
    var separation = self
    for category in problem.design.categories where category.contrasts == .treatment {
      let counts = category.counts(problem.response)
      let columns = problem.design.columns.filter { column in
        guard column.factors.count == 1, case .level(category.variable, _, _) = column.factors[0]
        else { return false }
        return true
      }
      let directions = Set(columns.map { signs[$0.name] })
      guard directions.count == 1, let isPositive = directions.first ?? nil,
        problem.design.intercept == .omitted || signs[Design.interceptName] == !isPositive,
        let reference = counts.levels.first(where: { $0.name == counts.reference }),
        reference.count > 0, reference.events == (isPositive ? 0 : reference.count)
      else { continue }
      let mixed = Set(counts.levels.filter { $0.events > 0 && $0.events < $0.count }.map(\.name))
      let explained = columns.filter { column in
        column.factors[0].ownLevel.map(mixed.contains) ?? false
      }
      separation.references.append(
        Reference(
          variable: category.variable.label, level: reference.name, count: reference.count,
          events: reference.events, terms: [Design.interceptName] + explained.map(\.name)))
    }
    return separation
  }
}

extension Separation: CustomStringConvertible {
  /// One line: the kind, the terms with their directions, and the remedies.
  public var description: String {
    if kind == .monotone {
      return "monotone likelihood: no finite maximum-likelihood estimate for \(culprits); remove "
        + "the term or merge the level"
    }
    return "\(kind.rawValue) separation: no finite maximum-likelihood estimate for \(culprits)"
      + "; remove the term or merge the level (Firth's estimator stays finite: estimator: .firth)"
  }
}
