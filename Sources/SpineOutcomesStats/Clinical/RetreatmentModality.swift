/// How a local recurrence after surgery for spinal metastasis is treated.
public enum RetreatmentModality: String, Sendable, Hashable, Codable, CaseIterable, Categorical {
  /// Another operation.
  case reoperation

  /// Radiotherapy without another operation.
  case radiotherapy

  /// Neither: the patient is not retreated.
  case conservative

  /// Whether the recurrence is treated by operation or radiation.
  public var isRetreated: Bool { self != .conservative }
}
