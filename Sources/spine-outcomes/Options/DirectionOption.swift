import ArgumentParser
import SpineOutcomesStats

/// The side on which the scores of the events lie, as an option.
enum DirectionOption: String, ExpressibleByArgument, CaseIterable {
  case higher
  case lower

  var value: ScoreDirection {
    switch self {
    case .higher: .higher
    case .lower: .lower
    }
  }
}
