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
