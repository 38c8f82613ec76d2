public import SpineOutcomesStats

/// The test of a category between groups.
public enum ShareTest: Sendable, Equatable {
  /// Fisher's exact test of a table of two by two.
  case fisher(FisherTest)

  /// Fisher's exact test of a larger table.
  case freemanHalton(FreemanHaltonTest)

  /// Pearson's chi-square test.
  case chiSquare(ChiSquareTest)

  /// The Cochran-Armitage test for trend.
  case trend(CochranArmitageTest)

  /// Which test is asked for.
  public enum Choice: String, Sendable, Codable, CaseIterable {
    /// Fisher's exact test for two by two, Pearson's chi-square test for more: the rule of Table 1.
    case bySize = "by-size"

    /// Fisher's exact test, of any size.
    case fisher

    /// Pearson's chi-square test, without correction.
    case chiSquare = "chi-square"

    /// The Cochran-Armitage test for trend over the groups in order.
    case trend
  }

  /// The test as what all tests share.
  public var test: any HypothesisTest {
    switch self {
    case .fisher(let test): test
    case .freemanHalton(let test): test
    case .chiSquare(let test): test
    case .trend(let test): test
    }
  }
}

extension ShareTest {
  /// Does the test that is asked for.
  init(_ choice: Choice, of table: ContingencyTable, level: Double) throws(StatsError) {
    let rows = table.rowTotals.count { $0 > 0 }
    let columns = table.columnTotals.count { $0 > 0 }
    let isTwoByTwo = rows == 2 && columns == 2
    switch choice {
    case .bySize, .fisher:
      if isTwoByTwo {
        self = .fisher(try FisherTest(table, level: level))
      } else if choice == .fisher {
        self = .freemanHalton(try FreemanHaltonTest(table))
      } else {
        self = .chiSquare(try ChiSquareTest(table, level: level))
      }
    case .chiSquare: self = .chiSquare(try ChiSquareTest(table, level: level))
    case .trend: self = .trend(try CochranArmitageTest(table))
    }
  }
}

extension ShareTest: Codable {
  private enum Kind: CodingKey { case fisher, freemanHalton, chiSquare, trend }

  /// Decodes an object whose one key is the kind of test.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Kind.self)
    if let test = try container.decodeIfPresent(FisherTest.self, forKey: .fisher) {
      self = .fisher(test)
    } else if let test = try container.decodeIfPresent(
      FreemanHaltonTest.self, forKey: .freemanHalton)
    {
      self = .freemanHalton(test)
    } else if let test = try container.decodeIfPresent(ChiSquareTest.self, forKey: .chiSquare) {
      self = .chiSquare(test)
    } else {
      self = .trend(try container.decode(CochranArmitageTest.self, forKey: .trend))
    }
  }

  /// Encodes the test under the name of its kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Kind.self)
    switch self {
    case .fisher(let test): try container.encode(test, forKey: .fisher)
    case .freemanHalton(let test): try container.encode(test, forKey: .freemanHalton)
    case .chiSquare(let test): try container.encode(test, forKey: .chiSquare)
    case .trend(let test): try container.encode(test, forKey: .trend)
    }
  }
}
