/// Which scores point to an event: said by the caller, never guessed from the data.
public enum ScoreDirection: String, Sendable, Codable, CaseIterable {
  /// Events have higher scores: a score above the threshold is read as an event.
  case higher

  /// Events have lower scores: a score below the threshold is read as an event.
  case lower
}

extension ScoreDirection {
  /// The sign of the rule: "> 12.5" or "< 12.5".
  package var sign: String { self == .higher ? ">" : "<" }

  /// The score on a scale on which events have lower scores, and back again.
  func oriented(_ score: Double) -> Double {
    // Adding 0 turns -0 into 0.
    self == .higher ? 0 - score : score + 0
  }
}
