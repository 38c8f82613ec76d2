extension FitStatistics: CustomStringConvertible, CustomDebugStringConvertible {
  /// One line: deviance and Pearson's statistic, information criteria, the shares of explained
  /// variation, the Brier score and the area under the ROC curve.
  public var description: String {
    func fixed(_ value: Double) -> String { Decimals.fixed(value, 3) }
    let corrected = correctedAkaikeInformationCriterion.map { ", AICc \(fixed($0))" } ?? ""
    return "deviance \(fixed(deviance)) and Pearson's chi-square \(fixed(pearsonStatistic)) on "
      + "\(degreesOfFreedom) degree\(degreesOfFreedom == 1 ? "" : "s") of freedom; "
      + "AIC \(fixed(akaikeInformationCriterion))\(corrected), "
      + "BIC \(fixed(bayesianInformationCriterion)); R-squared \(fixed(mcFadden)) (McFadden), "
      + "\(fixed(coxSnell)) (Cox-Snell), \(fixed(nagelkerke)) (Nagelkerke), \(fixed(tjur)) (Tjur); "
      + "Brier score \(fixed(brierScore)), scaled \(fixed(scaledBrierScore)); "
      + "AUC \(fixed(concordance.estimate)); measured on the data of the fit"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }
}
