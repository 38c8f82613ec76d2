/// Which times count as equal although their doubles differ.
///
/// Times that were computed, such as days divided by 30.4375, differ in their last bits where
/// they should tie, and a tie changes the number at risk. The tolerance is applied at inference,
/// after life tables are merged, since merging would depend on the order otherwise; results tell
/// how many times it made equal.
///
/// With the distinct times t1 < t2 < ... of all groups and their mean m, neighbours tie when
///
///     t(i + 1) - t(i) <= share * m
///
/// and a chain of such neighbours is one time, its first: a tie is not transitive, a chain is. The
/// unit of time does not matter. Values of other variables have no tolerance: scores and
/// measurements tie when their doubles are equal, and differences of decimals as the decimals do
/// (``PairedDifferences``).
///
/// Used by ``KaplanMeier``, ``LogRankTest``, median survival and median follow-up.
public enum TimeTolerance: Sendable, Hashable {
  /// Neighbouring times tie when their gap is at most this share of the mean distinct time.
  ///
  /// A chain of such gaps is one time: its smallest. The share lies between 0 and 0.001; R's
  /// `timefix` has 1.5e-8 (and the same as an absolute gap too, which depends on the unit).
  case relative(Double)

  /// Times tie only when their doubles are equal: R's `timefix = FALSE`.
  case none

  /// The tolerance of R's `aeqSurv`, rounded: 1.5e-8 of the mean distinct time.
  public static let standard = TimeTolerance.relative(1.5e-8)

  /// The share of the mean time, checked.
  func share() throws(StatsError) -> Double {
    switch self {
    case .none: return 0
    case .relative(let share):
      guard share > 0, share <= 0.001 else {
        throw .invalidArgument(
          name: "timeTolerance", reason: "a relative tolerance lies between 0 and 0.001")
      }
      return share
    }
  }
}

extension TimeTolerance: Codable {
  private enum CodingKeys: CodingKey { case relative }

  /// Reads "none" or an object with the key "relative".
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard word == "none" else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "no time tolerance"))
      }
      self = .none
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self = .relative(try container.decode(Double.self, forKey: .relative))
      _ = try share()
    }
  }

  /// Encodes the JSON form.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .none:
      var container = encoder.singleValueContainer()
      try container.encode("none")
    case .relative(let share):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(share, forKey: .relative)
    }
  }
}
