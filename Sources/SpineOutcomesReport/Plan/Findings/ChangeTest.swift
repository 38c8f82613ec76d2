public import SpineOutcomesStats

/// The test of a number before and after.
public enum ChangeTest: Sendable, Equatable {
  /// Wilcoxon's signed-rank test.
  case signedRank(SignedRankTest)

  /// The sign test.
  case sign(SignTest)

  /// The paired t test.
  case pairedT(PairedTTest)

  /// Which test is asked for.
  public enum Choice: String, Sendable, Codable, CaseIterable {
    /// Wilcoxon's signed-rank test, exact up to 200 differences.
    case signedRank = "signed-rank"

    /// The sign test, exact.
    case sign

    /// The paired t test.
    case pairedT = "t"
  }

  /// The test as what all tests share.
  public var test: any HypothesisTest {
    switch self {
    case .signedRank(let test): test
    case .sign(let test): test
    case .pairedT(let test): test
    }
  }
}

extension ChangeTest: Codable {
  private enum Kind: CodingKey { case signedRank, sign, pairedT }

  /// Decodes an object whose one key is the kind of test.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    if let test = try container.decodeIfPresent(SignedRankTest.self, forKey: .signedRank) {
      self = .signedRank(test)
    } else if let test = try container.decodeIfPresent(SignTest.self, forKey: .sign) {
      self = .sign(test)
    } else {
      self = .pairedT(try container.decode(PairedTTest.self, forKey: .pairedT))
    }
  }

  /// Encodes the test under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .signedRank(let test): try container.encode(test, forKey: .signedRank)
    case .sign(let test): try container.encode(test, forKey: .sign)
    case .pairedT(let test): try container.encode(test, forKey: .pairedT)
    }
  }
}
