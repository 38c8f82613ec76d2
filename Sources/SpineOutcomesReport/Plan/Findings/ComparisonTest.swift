public import SpineOutcomesStats

/// The test of a number between groups.
public enum ComparisonTest: Sendable, Equatable {
  /// Wilcoxon's rank-sum test.
  case rankSum(RankSumTest)

  /// The Brunner-Munzel test.
  case brunnerMunzel(BrunnerMunzelTest)

  /// Welch's or Student's t test.
  case tTest(TwoSampleTTest)

  /// The Kruskal-Wallis test.
  case kruskalWallis(KruskalWallisTest)

  /// The Jonckheere-Terpstra test.
  case trend(JonckheereTerpstraTest)

  /// The analysis of variance.
  case anova(OneWayANOVA)

  /// Which test is asked for.
  public enum Choice: String, Sendable, Codable, CaseIterable {
    /// The rank-sum test for two groups with records, the Kruskal-Wallis test for more.
    case byGroups = "by-groups"

    /// The rank-sum test, exact where it can be.
    case rankSum = "rank-sum"

    /// The Brunner-Munzel test.
    case brunnerMunzel = "brunner-munzel"

    /// Welch's t test.
    case welch

    /// Student's t test.
    case student

    /// The Kruskal-Wallis test.
    case kruskalWallis = "kruskal-wallis"

    /// The Jonckheere-Terpstra test, over the groups in order.
    case trend

    /// Fisher's analysis of variance.
    case anova

    /// Welch's analysis of variance.
    case welchANOVA = "welch-anova"
  }

  /// The test as what all tests share.
  public var test: any HypothesisTest {
    switch self {
    case .rankSum(let test): test
    case .brunnerMunzel(let test): test
    case .tTest(let test): test
    case .kruskalWallis(let test): test
    case .trend(let test): test
    case .anova(let test): test
    }
  }
}

extension ComparisonTest: Codable {
  private enum Kind: CodingKey { case rankSum, brunnerMunzel, tTest, kruskalWallis, trend, anova }

  /// Decodes an object whose one key is the kind of test.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    if let test = try container.decodeIfPresent(RankSumTest.self, forKey: .rankSum) {
      self = .rankSum(test)
    } else if let test = try container.decodeIfPresent(
      BrunnerMunzelTest.self, forKey: .brunnerMunzel)
    {
      self = .brunnerMunzel(test)
    } else if let test = try container.decodeIfPresent(TwoSampleTTest.self, forKey: .tTest) {
      self = .tTest(test)
    } else if let test = try container.decodeIfPresent(
      KruskalWallisTest.self, forKey: .kruskalWallis)
    {
      self = .kruskalWallis(test)
    } else if let test = try container.decodeIfPresent(
      JonckheereTerpstraTest.self, forKey: .trend)
    {
      self = .trend(test)
    } else {
      self = .anova(try container.decode(OneWayANOVA.self, forKey: .anova))
    }
  }

  /// Encodes the test under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .rankSum(let test): try container.encode(test, forKey: .rankSum)
    case .brunnerMunzel(let test): try container.encode(test, forKey: .brunnerMunzel)
    case .tTest(let test): try container.encode(test, forKey: .tTest)
    case .kruskalWallis(let test): try container.encode(test, forKey: .kruskalWallis)
    case .trend(let test): try container.encode(test, forKey: .trend)
    case .anova(let test): try container.encode(test, forKey: .anova)
    }
  }
}
