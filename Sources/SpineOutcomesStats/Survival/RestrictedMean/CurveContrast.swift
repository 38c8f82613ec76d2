/// How two groups are set against each other: by a difference or a ratio.
public enum CurveContrast: String, Sendable, Hashable, Codable, CaseIterable {
  /// The first less the second; null value 0.
  case difference

  /// The first over the second, with its interval on the scale of the logarithm; null value 1.
  case ratio

  /// The ratio of what is lost: of the restricted time lost, or of the risks 1 - S(t), which is
  /// the risk ratio; null value 1.
  case ratioOfLosses = "ratio of losses"
}
