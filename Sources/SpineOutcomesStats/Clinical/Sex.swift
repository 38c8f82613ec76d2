/// The sex of a patient as it is recorded.
public enum Sex: String, Sendable, Hashable, Codable, CaseIterable, Categorical {
  /// Female.
  case female

  /// Male.
  case male
}
