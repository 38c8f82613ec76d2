import Distributions

/// A test that some coefficients of a regression are all zero, or that some combinations of them
/// have given values.
///
/// A categorical term with several levels is tested by all its columns together.
public struct JointTest: HypothesisTest {
  /// What the test compares.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Twice the rise in log-likelihood from the model without the coefficients.
    case likelihoodRatio = "likelihood-ratio"

    /// The estimates against their covariance: b' V^-1 b.
    case wald = "Wald"

    /// The score of the model without the coefficients against its information (Rao).
    case score
  }

  /// What is compared.
  public let kind: Kind

  /// The term, or the columns, that are tested.
  public let variables: String?

  /// The names of the tested columns, or of the columns in the tested combinations.
  public let columns: [String]

  /// The name of the test, with the covariance that it uses.
  public let method: String

  /// Chi-square with as many degrees of freedom as coefficients or combinations are tested; after
  /// cluster-robust inference F, with clusters - 1 in the denominator.
  public let statistic: TestStatistic?

  /// Two-sided: some coefficient is not zero.
  public let alternative: Alternative

  /// The upper tail of the statistic's distribution.
  public let pValue: PValue

  /// None: the odds ratios are in the regression itself.
  public let estimates: [Estimate]

  /// The number of records analysed.
  public let count: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// What a joint test is of.
  struct Subject {
    var variables: String
    var columns: [String]
    var count: Int
    var exclusions: Exclusions
  }

  /// Refers a quadratic form to chi-square, or its mean to F.
  init(
    _ kind: Kind, of subject: Subject, form: Double, degreesOfFreedom: Int,
    reference: WaldReference = .normal, method: String
  ) throws(StatsError) {
    let (form, freedom) = (max(0, form), Double(degreesOfFreedom))
    switch reference {
    case .normal:
      statistic = try TestStatistic("chi-square", form, degreesOfFreedom: freedom)
      pValue = try PValue(ChiSquared(degreesOfFreedom: freedom).upperTail(form))
    case .student(let rest):
      let denominator = Double(rest)
      statistic = try TestStatistic(
        "F", form / freedom, degreesOfFreedom: freedom, denominatorDegreesOfFreedom: denominator)
      pValue = try PValue(
        FisherF(numerator: freedom, denominator: denominator).upperTail(form / freedom))
    }
    self.kind = kind
    self.method = method
    variables = subject.variables
    columns = subject.columns
    alternative = .twoSided
    estimates = []
    count = subject.count
    exclusions = subject.exclusions
  }
}
