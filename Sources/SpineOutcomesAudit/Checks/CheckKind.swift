/// The checks, by the names that a file of figures calls them.
public enum CheckKind: String, Sendable, Codable, CaseIterable {
  /// ``RatioCheck``: a ratio, its interval and its p-value.
  case ratio

  /// ``DifferenceCheck``: a difference or coefficient, its interval and its p-value.
  case difference

  /// ``CountsCheck``: events in two groups, and a p-value.
  case counts

  /// ``PairedCheck``: pairs with a yes-or-no outcome, and a p-value.
  case paired

  /// ``AreaCheck``: an area under the ROC curve, its p-value and its interval.
  case area

  /// ``PercentageCheck``: a count, a total and a percentage.
  case percentage

  /// ``MeanCheck``: the mean of whole numbers.
  case mean

  /// ``MedianCheck``: the median of whole numbers.
  case median

  /// ``StatisticCheck``: a test statistic, its degrees of freedom and a p-value.
  case statistic

  /// ``SurvivalCheck``: the rows under a survival curve.
  case survival

  /// ``LogRankCheck``: observed and expected events, with the test of them.
  case logRank

  /// ``GroupSizesCheck``: groups that add up.
  case groupSizes

  /// ``RankTestCheck``: a p-value that a rank test can give at these sizes.
  case rankTest
}
