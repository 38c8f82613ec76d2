/// How often a rule of selection keeps each term in bootstrap resamples.
public struct InclusionFrequencies: Sendable, Equatable, Codable {
  /// A term.
  public struct Term: Sendable, Equatable, Codable {
    /// Its name.
    public let name: String

    /// The share of resamples that kept it, 0...1.
    public let share: Double
  }

  /// The terms, in their order.
  public let terms: [Term]

  /// What was drawn: records, or whole clusters where the data have them.
  public let unit: ResamplingUnit

  /// What the Wald tests in each resample came from.
  public let inference: LogisticInference

  /// The number of resamples that were fitted.
  public let resamples: Int

  /// The resamples left out: with one outcome only, separated or collinear.
  public let failedResamples: Int

  /// The seed of the generator.
  public let seed: UInt64

  /// The generator of random numbers.
  public let generator: String
}

extension InclusionFrequencies: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: the share of each term.
  public var description: String {
    let list = terms.map { "\($0.name) \(Decimals.percentage($0.share, 0)) %" }
    return "Kept in \(resamples) bootstrap resamples of \(unit.rawValue) "
      + "(seed \(seed), \(generator)): "
      + list.joined(separator: ", ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
