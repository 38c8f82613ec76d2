import ArgumentParser
import SpineOutcomesStats

/// The part of a curve as an option: `specificity=0.9...1`.
struct PartialOption {
  let range: PartialRange

  /// Reads a range.
  ///
  /// - Throws: `ValidationError` for anything but a range within 0...1 that is not empty.
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let bounds = Self.bounds(parts[1]) else {
      throw Self.unknown(argument)
    }
    switch parts[0] {
    case "specificity": range = .specificity(bounds)
    case "sensitivity": range = .sensitivity(bounds)
    default: throw Self.unknown(argument)
    }
  }

  /// The ends of "0.9...1"; nil when they are none.
  private static func bounds(_ text: Substring) -> ClosedRange<Double>? {
    let ends = text.split(separator: "...", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let lower = Double(ends[0]), let upper = Double(ends[1]), lower >= 0,
      upper <= 1, lower < upper
    else { return nil }
    // -0 would be written with its sign.
    return (lower + 0)...upper
  }

  private static func unknown(_ argument: String) -> ValidationError {
    ValidationError(
      "--partial takes a range of specificity or sensitivity that ascends within 0...1, as "
        + "specificity=0.9...1 or sensitivity=0.8...1, not \"\(argument)\"")
  }
}
