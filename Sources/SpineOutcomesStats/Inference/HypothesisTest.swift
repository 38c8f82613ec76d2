/// A finished test of a hypothesis: a value that says what was done and what came out.
///
/// `description` is one line; the full table is data in the properties of each test.
public protocol HypothesisTest: Sendable, Equatable, Codable, CustomStringConvertible,
  CustomDebugStringConvertible
{
  /// What was really done: the name of the test, exact or asymptotic, with its corrections.
  var method: String { get }

  /// What was compared, in the words of the data, as "age by arm"; nil where the call named none.
  var variables: String? { get }

  /// The test statistic under its usual letter; nil where the test has none.
  var statistic: TestStatistic? { get }

  /// The alternative hypothesis.
  var alternative: Alternative { get }

  /// The p-value.
  var pValue: PValue { get }

  /// The named estimates that belong to the test, with the intervals it keeps.
  var estimates: [Estimate] { get }

  /// How many records the test used.
  var count: Int { get }

  /// Which records were left out, and why.
  var exclusions: Exclusions { get }
}

extension HypothesisTest {
  /// Nil: tests of plain arrays have no names of variables.
  public var variables: String? { nil }

  /// One line: variables, method, statistic, p-value, estimate with interval, n and exclusions.
  public var description: String { line(with: []) }

  /// The line, with remarks before the number of observations.
  func line(with remarks: [String], estimates sentences: [String]? = nil) -> String {
    var parts = [variables.map { "\($0): \(method)" } ?? method]
    if let statistic { parts.append(statistic.description) }
    let sides = alternative == .twoSided ? "" : " (\(alternative.rawValue))"
    parts.append(pValue.description + sides)
    parts += sentences ?? estimates.map(\.description)
    parts += remarks
    parts.append("n = \(count)")
    if exclusions.excluded > 0 { parts.append(exclusions.description) }
    return parts.joined(separator: ", ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}

/// The statistic of a test: its letter, its value and its degrees of freedom.
public struct TestStatistic: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The usual name, such as "V", "W", "chi-square" or "z".
  public let name: String

  /// The value.
  public let value: Double

  /// The degrees of freedom, where the reference distribution has them; of F those of the
  /// numerator.
  public let degreesOfFreedom: Double?

  /// The degrees of freedom of the denominator of F; nil for every other statistic.
  public let denominatorDegreesOfFreedom: Double?

  /// Creates a statistic.
  ///
  /// - Throws: ``StatsError/numerical(_:)`` when the value is not finite.
  public init(
    _ name: String, _ value: Double, degreesOfFreedom: Double? = nil,
    denominatorDegreesOfFreedom: Double? = nil
  ) throws(StatsError) {
    guard value.isFinite else { throw .numerical("the statistic \(name)") }
    self.name = name
    self.value = value
    self.degreesOfFreedom = degreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  /// One line for people.
  public var description: String {
    let freedoms = [degreesOfFreedom, denominatorDegreesOfFreedom].compactMap { $0 }
    let freedom =
      freedoms.isEmpty ? "" : "(\(freedoms.map { Decimals.plain($0) }.joined(separator: ", ")))"
    // What is left of a sum of zeros is rounding.
    let isNoise = value.magnitude < 1e-12 && !freedoms.isEmpty
    return "\(name)\(freedom) = \(isNoise ? "0" : Decimals.plain(value))"
  }
}
