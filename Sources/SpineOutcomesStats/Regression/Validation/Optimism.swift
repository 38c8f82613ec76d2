import RealModule

/// How optimistic the apparent performance of a regression is, by bootstrap.
///
/// In each resample of the records, or of whole clusters, the regression is fitted anew; how much
/// better it does on the resample than on the original records estimates the optimism of the
/// original fit.
public struct Optimism: Sendable, Equatable, Codable {
  /// An index of performance.
  public struct Index: Sendable, Equatable, Codable {
    /// The index of the regression on the records it was fitted to.
    public let apparent: Double

    /// The mean over the resamples of the index in the resample less that on the original.
    public let optimism: Double

    /// apparent - optimism: what to expect in new records.
    public var corrected: Double { apparent - optimism }

    private enum CodingKeys: CodingKey { case apparent, optimism }

    /// What follows from the other two, and is written for readers elsewhere.
    private enum DerivedKeys: CodingKey { case corrected }

    /// Encodes what is apparent, the optimism, and what is left.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(apparent, forKey: .apparent)
      try container.encode(optimism, forKey: .optimism)
      var derived = encoder.container(keyedBy: DerivedKeys.self)
      try derived.encode(corrected, forKey: .corrected)
    }
  }

  /// The area under the ROC curve (c-statistic).
  public let concordance: Index

  /// The Brier score; its optimism is negative.
  public let brierScore: Index

  /// The calibration slope; 1 when apparent for maximum likelihood with a constant term and
  /// without an offset.
  public let calibrationSlope: Index

  /// The calibration intercept beside the slope; 0 when apparent where the slope is 1.
  public let calibrationIntercept: Index

  /// What was drawn: records, or whole clusters where the data have them.
  public let unit: ResamplingUnit

  /// The number of resamples that were fitted.
  public let resamples: Int

  /// The resamples left out: with one outcome only, separated or collinear.
  ///
  /// Where they are more than a few the correction is of the easier resamples only.
  public let failedResamples: Int

  /// The seed of the generator.
  public let seed: UInt64

  /// The generator of random numbers.
  public let generator: String
}

extension Optimism {
  /// The calibration curve, corrected for optimism: what a predicted probability stands for in new
  /// records.
  ///
  /// 1 / (1 + exp(-(a + b log(p / (1 - p))))), a the corrected calibration intercept and b the
  /// corrected slope; its largest distance from p is the Emax of R's `rms::validate`.
  ///
  /// - Parameter predicted: A predicted probability p, above 0 and below 1.
  /// - Returns: The probability to expect, 0...1.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for another number.
  public func calibrated(_ predicted: Double) throws(StatsError) -> Double {
    guard predicted > 0, predicted < 1 else {
      throw .invalidArgument(
        name: "predicted", reason: "a probability above 0 and below 1 is needed")
    }
    let logOdds = Double.log(predicted) - .log(onePlus: -predicted)
    let predictor = calibrationIntercept.corrected + calibrationSlope.corrected * logOdds
    return PredictedOutcomes.probabilities(predictor).event
  }
}

extension Optimism: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: each index, apparent and corrected.
  public var description: String {
    func text(_ name: String, _ index: Index) -> String {
      "\(name) \(Decimals.significant(index.apparent)) apparent, "
        + "\(Decimals.significant(index.corrected)) corrected"
    }
    let failed = failedResamples > 0 ? ", \(failedResamples) more could not be fitted" : ""
    return [
      text("AUC", concordance), text("Brier score", brierScore),
      text("calibration slope", calibrationSlope),
      "\(resamples) bootstrap resamples of \(unit.rawValue) (seed \(seed), \(generator)\(failed))",
    ].joined(separator: "; ")
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
