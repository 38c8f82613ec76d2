/// How a patient walks.
public enum AmbulatoryStatus: String, Sendable, Hashable, Codable, CaseIterable, Categorical {
  /// Walks without an aid.
  case independent

  /// Walks with a cane, a walker or another person.
  case assisted

  /// Does not walk.
  case nonAmbulatory

  /// Whether the patient walks, with or without an aid.
  public var isAmbulatory: Bool { self != .nonAmbulatory }
}

extension AmbulatoryStatus: CustomStringConvertible {
  /// What results call it: "independent", "assisted" or "non-ambulatory".
  public var description: String { self == .nonAmbulatory ? "non-ambulatory" : rawValue }
}

extension AmbulatoryStatus: Measured {
  /// How far the patient walks on an ordinal scale: 0 not at all, 1 with an aid, 2 without one.
  ///
  /// For tests on ranks, such as of a change: a rise is an improvement.
  public var measured: Double? {
    switch self {
    case .nonAmbulatory: 0
    case .assisted: 1
    case .independent: 2
    }
  }
}
