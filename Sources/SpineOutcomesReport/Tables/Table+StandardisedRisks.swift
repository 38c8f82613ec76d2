public import SpineOutcomesStats

extension Table {
  /// Mean risks of the same records under two settings of a term, their difference and ratio.
  ///
  /// - Parameters:
  ///   - risks: The comparisons, of one regression.
  ///   - caption: What the table shows.
  public init(_ risks: [StandardisedRisks], caption: String) {
    let level = risks.first?.riskDifference.confidenceInterval?.level ?? 0.95
    let interval = Column(ConfidenceInterval.title(level: level))
    self.init(
      caption: caption,
      columns: [
        Column("Compared", .left), Column("Against", .left), Column("Risk"),
        Column("Risk against"), Column("Difference"), interval, Column("p"), Column("Ratio"),
        interval, Column("p"),
      ])
    for risk in risks {
      let difference = risk.riskDifference
      let limits = difference.confidenceInterval.map {
        "\(Decimals.share($0.lower)) to \(Decimals.share($0.upper))"
      }
      add(
        [
          risk.compared, risk.reference, Decimals.share(risk.comparedRisk.value),
          Decimals.share(risk.referenceRisk.value), Decimals.share(difference.value),
          limits ?? "", risk.riskDifferencePValue.numeral,
        ] + risk.riskRatio.ratioCells + [risk.riskRatioPValue.numeral])
    }
    guard let count = risks.first?.count else { return }
    notes = [
      "Risk: mean probability of the \(count) records, the term set so for all and their other "
        + "terms as they are. Intervals and p-values: delta method."
    ]
  }
}
