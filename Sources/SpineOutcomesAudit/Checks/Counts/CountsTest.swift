/// The tests of two proportions that papers use.
public enum CountsTest: String, Sendable, Codable, CaseIterable {
  /// Pearson's chi-square test without correction; the same as z with the pooled proportion.
  case chiSquare = "chi-square"

  /// The chi-square test with Yates's correction, of at most |O - E|.
  case yates = "chi-square with continuity correction"

  /// The chi-square test times (N - 1) / N.
  case nMinusOne = "N - 1 chi-square"

  /// The likelihood-ratio chi-square test.
  case likelihoodRatio = "likelihood ratio (G)"

  /// z by the standard error of the two proportions on their own.
  case unpooled = "z, unpooled"

  /// Wald's test of the log odds ratio, as by a logistic regression.
  case logOddsRatio = "Wald test of the log odds ratio"

  /// Wald's test of the log risk ratio.
  case logRiskRatio = "Wald test of the log risk ratio"

  /// Fisher's exact test: tables that are not more probable.
  case fisher = "Fisher"

  /// Fisher's exact test: twice the smaller tail.
  case fisherDoubled = "Fisher, twice the smaller tail"

  /// Fisher's test less half the probability of the table.
  case fisherMidP = "Fisher, mid-p"

  /// Twice the smaller tail, with half the probability of the table.
  case fisherDoubledMidP = "Fisher, twice the smaller mid-p tail"
}
