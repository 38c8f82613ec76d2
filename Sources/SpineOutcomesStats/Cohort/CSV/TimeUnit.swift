public import Foundation

/// A unit in which the time between two dates is counted.
public enum TimeUnit: String, Sendable, Hashable, Codable, CaseIterable {
  /// 86,400 seconds.
  case days

  /// 7 days.
  case weeks

  /// 30.4375 days: a twelfth of a year of 365.25 days.
  case months

  /// 365.25 days.
  case years

  /// The length in days.
  public var days: Double {
    switch self {
    case .days: 1
    case .weeks: 7
    case .months: 30.4375
    case .years: 365.25
    }
  }
}

extension Date {
  /// The time from this date to another.
  ///
  /// (end - self) / unit, with months of 30.4375 days and years of 365.25 days.
  ///
  /// - Parameters:
  ///   - end: The other date.
  ///   - unit: The unit of the result.
  /// - Returns: The time; negative when `end` is earlier. Two dates without a time of day are
  ///   a whole number of days apart, exactly.
  public func interval(to end: Date, in unit: TimeUnit) -> Double {
    end.timeIntervalSince(self) / 86_400 / unit.days
  }
}
