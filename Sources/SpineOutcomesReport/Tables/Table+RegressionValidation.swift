public import SpineOutcomesStats

extension Table {
  /// What to expect of a regression in new records, by bootstrap.
  ///
  /// - Parameters:
  ///   - optimism: The indices, apparent and corrected.
  ///   - caption: What the table shows.
  public init(_ optimism: Optimism, caption: String) {
    self.init(
      caption: caption,
      columns: [
        Column("Index", .left), Column("Apparent"), Column("Optimism"), Column("Corrected"),
      ])
    func add(_ name: String, _ index: Optimism.Index) {
      let values = [index.apparent, index.optimism, index.corrected]
      self.add([name] + values.map { Decimals.fixed($0, 3) })
    }
    add("Concordance (AUC)", optimism.concordance)
    add("Brier score", optimism.brierScore)
    add("Calibration slope", optimism.calibrationSlope)
    add("Calibration intercept", optimism.calibrationIntercept)
    let curve = [0.1, 0.5, 0.9].compactMap { try? optimism.calibrated($0) }
    notes = [
      "Corrected: apparent less optimism, what to expect in new records of the same kind.",
      "Predicted risks of 0.1, 0.5 and 0.9 stand for "
        + curve.map { Decimals.fixed($0, 3) }.joined(separator: ", ") + " there.",
      Self.resampling(
        optimism.resamples, of: optimism.unit, failed: optimism.failedResamples,
        seed: optimism.seed, generator: optimism.generator),
    ]
  }

  /// How often backward elimination keeps each term in bootstrap resamples.
  ///
  /// - Parameters:
  ///   - frequencies: The terms.
  ///   - caption: What the table shows.
  public init(_ frequencies: InclusionFrequencies, caption: String) {
    self.init(
      caption: caption, columns: [Column("Term", .left), Column("Kept (%)")],
      rows: frequencies.terms.map { [$0.name, Decimals.percentage($0.share)] },
      notes: [
        "Share of the resamples in which the same rule keeps the term.",
        Self.resampling(
          frequencies.resamples, of: frequencies.unit, failed: frequencies.failedResamples,
          seed: frequencies.seed, generator: frequencies.generator),
      ])
  }

  private static func resampling(
    _ resamples: Int, of unit: ResamplingUnit, failed: Int, seed: UInt64, generator: String
  ) -> String {
    let left =
      failed > 0 ? "; \(failed) more could not be fitted: one outcome, separated or collinear" : ""
    // The rest is a selection where they are more than a few.
    let caution =
      20 * failed > resamples
      ? " What is told is of the easier resamples: use fewer terms, or Firth's estimator." : ""
    return "\(resamples) bootstrap resample\(resamples == 1 ? "" : "s") of \(unit.rawValue), "
      + "seed \(seed) (\(generator))\(left).\(caution)"
  }
}
