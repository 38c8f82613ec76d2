/// The name of a variable in results, with its unit.
public struct VariableName: Sendable, Hashable, Codable {
  /// The name, such as "Age".
  public let label: String

  /// The unit, such as "years"; nil where there is none.
  public let unit: String?

  /// Creates a name.
  public init(_ label: String, unit: String? = nil) {
    self.label = label
    self.unit = unit
  }
}

extension VariableName: CustomStringConvertible {
  /// "Age (years)", or "Age" without a unit.
  public var description: String { unit.map { "\(label) (\($0))" } ?? label }
}

extension Cohort {
  /// Names a property for the results, with its unit.
  ///
  /// A stored property's own name is used unless another is given here; a computed
  /// property has no name that a program can see and must be given one.
  ///
  /// - Parameters:
  ///   - selector: The property.
  ///   - label: Its name in results.
  ///   - unit: Its unit; none by default.
  /// - Returns: The same records with the name.
  public func named<Value>(
    _ selector: Selector<Record, Value>, _ label: String, unit: String? = nil
  ) -> Cohort {
    var copy = self
    copy.names.append(GivenName(selector: selector, name: VariableName(label, unit: unit)))
    return copy
  }

  /// The name of a property: the given one, else that of the stored property.
  package func name<Value>(of selector: Selector<Record, Value>) throws(StatsError) -> VariableName
  {
    if let given = names.last(where: { $0.selector == selector }) { return given.name }
    guard let name = PropertyNames.shared.name(of: selector) else {
      throw .unnamedVariable(of: String(describing: Record.self))
    }
    return VariableName(name)
  }
}
