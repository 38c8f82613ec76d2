import ArgumentParser
import SpineOutcomesStats

/// A score to compare with, and which of its values point to an event: `COL:higher`.
struct ComparedScoreOption {
  let column: String
  let eventsScore: ScoreDirection

  /// Splits an argument at its last colon: a name may itself contain colons, a side does not.
  ///
  /// - Throws: `ValidationError` when no side or no column is given; none is guessed.
  init(_ argument: String) throws {
    guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex,
      let direction = DirectionOption(rawValue: String(argument[argument.index(after: colon)...]))
    else {
      throw ValidationError(
        "--compare takes a column and the side on which the scores of the events lie, as "
          + "COL:higher or COL:lower, not \"\(argument)\"")
    }
    column = String(argument[..<colon])
    eventsScore = direction.value
  }
}
