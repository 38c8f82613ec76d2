/// The outcome of a regression is separated by its terms: some coefficients are infinite.
public struct Separation: Sendable, Hashable, Codable {
  /// How the outcome is separated.
  public enum Kind: String, Sendable, Codable {
    /// A combination of the terms tells every event from every other record.
    case complete

    /// A combination of the terms tells some events or others apart, and ties the rest.
    case quasiComplete = "quasi-complete"
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

  /// How the outcome is separated.
  public let kind: Kind

  /// The terms whose coefficients are infinite, with their directions.
  public let terms: [Term]

  /// Creates the description of a separation.
  public init(kind: Kind, terms: [Term]) {
    self.kind = kind
    self.terms = terms
  }
}

extension Separation: CustomStringConvertible {
  /// One line: the kind, the terms with their directions, and the remedies.
  public var description: String {
    let list = terms.map { "\($0.name) (\($0.isPositive ? "+" : "-")infinity)" }
    return "\(kind.rawValue) separation: no finite maximum-likelihood estimate for "
      + list.joined(separator: ", ")
      + "; remove the term or merge the level (Firth's estimator stays finite: estimator: .firth)"
  }
}
