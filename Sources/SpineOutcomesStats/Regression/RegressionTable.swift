/// The table of a regression as a paper prints it: a row for each term and level.
///
/// Intervals and p-values are those of ``inference``. The rows are data; ``description`` aligns
/// them as text.
public struct RegressionTable: Sendable, Equatable, Codable {
  /// A row: a numeric term, or a level of a category.
  public struct Row: Sendable, Equatable, Codable {
    /// What the ratio of a row is.
    public enum Kind: String, Sendable, Codable {
      /// An estimate, per unit, against the reference, or against the mean of the levels.
      case estimate

      /// The level that sum contrasts leave out, against the mean of the levels, where its
      /// inference has no interval and p-value for what is no coefficient: profile likelihood.
      case omitted

      /// The level that the others of its category are compared with: 1 by definition.
      case reference

      /// A level without complete cases.
      case empty
    }

    /// What the row holds.
    public let kind: Kind

    /// The variable, with its unit.
    public let variable: VariableName

    /// The level, for a level of a category.
    public let level: String?

    /// The complete cases of the level; nil for a numeric term.
    public let count: Int?

    /// The events among them; nil for a numeric term.
    public let events: Int?

    /// The odds or hazard ratio with its interval; nil for a reference or an empty level.
    public let ratio: Estimate?

    /// The p-value; nil for a reference, an omitted or an empty level.
    public let pValue: PValue?

    /// The ``ratio`` of a logistic regression; its name says what it is.
    public var oddsRatio: Estimate? { ratio }

    /// The ``ratio`` of a Cox regression; its name says what it is.
    public var hazardRatio: Estimate? { ratio }
  }

  /// What the table of a Cox regression says beside.
  public struct Hazards: Sendable, Hashable, Codable {
    /// The likelihood of events at one time.
    public let ties: CoxTies

    /// The variable whose levels have baseline hazards of their own; nil for none.
    public let strata: String?

    /// What intervals and p-values come from.
    public let inference: CoxInference
  }

  /// What the ratios are.
  public let measure: EffectMeasure

  /// What a Cox regression says beside; nil for a logistic one.
  public let hazards: Hazards?

  /// The name of the outcome.
  public let outcome: String

  /// The rows, in the order of the terms; the constant term is none.
  public let rows: [Row]

  /// The names of the terms that entered with the coefficient 1.
  public let offsets: [String]

  /// The number of clusters of a cluster-robust inference; nil otherwise.
  public let clusterCount: Int?

  /// The name of the variable that tells these clusters apart; nil otherwise.
  public let clusterVariable: String?

  /// The rows of grouped outcomes; nil where each record is one outcome.
  public let groupedOutcomes: GroupedOutcomes?

  /// What the coefficients are estimated by; of a Cox regression it is the partial likelihood.
  public let estimator: LogisticEstimator

  /// What intervals and p-values come from; of a Cox regression ``hazards`` says it exactly.
  public let inference: LogisticInference

  /// The confidence level of the intervals.
  public let level: Double

  /// The number of records analysed.
  public let count: Int

  /// How many of them had the event.
  public let events: Int

  /// Which records were left out, and why.
  public let exclusions: Exclusions

  /// What a reader should know beside the numbers.
  public let notes: [RegressionNote]

  init(_ model: LogisticRegression) {
    measure = .oddsRatio
    hazards = nil
    outcome = model.outcome
    estimator = model.estimator
    inference = model.inference
    offsets = model.offsets
    clusterCount = model.clusterCount
    clusterVariable = model.clusterVariable
    groupedOutcomes = model.groupedOutcomes
    level = model.level
    count = model.count
    events = model.events
    exclusions = model.exclusions
    notes = model.notes
    rows = Self.rows(
      model.coefficients, model.categories, isProfiled: model.inference == .profileLikelihood,
      omitted: model.omittedLevel)
  }

  init(_ model: CoxRegression) {
    measure = .hazardRatio
    hazards = Hazards(ties: model.ties, strata: model.strata, inference: model.inference)
    outcome = model.outcome
    estimator = .maximumLikelihood
    inference = model.inference.nearestLogistic
    offsets = model.offsets
    clusterCount = model.clusterCount
    clusterVariable = model.clusterVariable
    groupedOutcomes = nil
    level = model.level
    count = model.count
    events = model.events
    exclusions = model.exclusions
    notes = model.notes
    rows = Self.rows(
      model.coefficients, model.categories, isProfiled: model.inference == .profileLikelihood,
      omitted: model.omittedLevel)
  }

  private static func rows(
    _ coefficients: [Coefficient], _ categories: [CategoryCounts], isProfiled: Bool,
    omitted: (VariableName) -> LinearCombination?
  ) -> [Row] {
    var rows: [Row] = []
    var listed: Set<VariableName> = []
    for coefficient in coefficients where !coefficient.isIntercept {
      let variable = coefficient.variable
      guard coefficient.level != nil else {
        rows.append(Row(coefficient, of: nil))
        continue
      }
      guard listed.insert(variable).inserted,
        let category = categories.first(where: { $0.variable == variable })
      else { continue }
      for level in category.levels {
        let own = coefficients.first { $0.variable == variable && $0.level == level.name }
        rows.append(
          own.map { Row($0, of: level) }
            ?? Row(
              withoutColumn: level, of: category, isProfiled: isProfiled,
              omitted: omitted(category.variable)))
      }
    }
    return rows
  }
}

extension RegressionTable {
  /// A sentence that says where estimates, intervals and p-values come from.
  public var methods: String {
    if let hazards {
      return "Intervals and p-values: \(hazards.inference.name); estimates: partial likelihood, "
        + "ties by \(hazards.ties.name)'s approximation."
    }
    return "Intervals and p-values: \(inference.name); estimates: \(estimator.rawValue)."
  }

  /// "n = 80 trials in 4 rows; 1 row of 0 trials left out; events = 31"; "n = 80, events = 31" for
  /// records.
  package var counts: String {
    guard let groupedOutcomes else { return "n = \(count), events = \(events)" }
    return "n = \(count) \(groupedOutcomes); events = \(events)"
  }

  /// What entered beside the rows, a sentence each: offsets with their coefficient, clusters; and
  /// numbers in units that their odds ratio is too large or too small for.
  package var remarks: [String] {
    var remarks = Self.remarks(offsets: offsets)
    if let strata = hazards?.strata {
      remarks.append("Baseline hazards of their own: strata of \(strata).")
    }
    if let clusterCount, let clusterVariable {
      remarks.append("Clusters: \(clusterCount) (\(clusterVariable)).")
    }
    for row in rows where row.kind == .estimate && row.level == nil && row.ratio == nil {
      remarks.append(
        "\(row.variable): the \(measure.rawValue) is beyond the range of numbers; take that of fewer units "
          + "(per:).")
    }
    return remarks
  }

  /// The sentence about offsets; none without.
  package static func remarks(offsets: [String]) -> [String] {
    guard !offsets.isEmpty else { return [] }
    let word = offsets.count == 1 ? "Offset" : "Offsets"
    return ["\(word): \(offsets.joined(separator: ", ")) (coefficient 1)."]
  }
}

extension RegressionTable.Row {
  fileprivate init(_ coefficient: Coefficient, of level: CategoryCounts.Level?) {
    self.init(
      kind: .estimate, variable: coefficient.variable, level: coefficient.level,
      count: level?.count, events: level?.events, ratio: coefficient.ratio.inRange,
      pValue: coefficient.pValue)
  }

  /// A level that has no coefficient: the reference, the level that sum contrasts leave out, or
  /// one without complete cases.
  fileprivate init(
    withoutColumn level: CategoryCounts.Level, of category: CategoryCounts, isProfiled: Bool,
    omitted: LinearCombination?
  ) {
    var kind = Kind.empty
    var ratio: Estimate?
    var pValue: PValue?
    if level.name == category.reference {
      switch (category.contrasts, omitted, isProfiled) {
      case (.treatment, _, _): kind = .reference
      case (.sum, let other?, true):
        kind = .omitted
        let own = other.estimates.first
        ratio = try? Estimate(
          name: own?.name ?? "", value: own?.inRange?.value ?? .nan, confidenceInterval: nil)
      case (.sum, let other?, false):
        kind = .estimate
        (ratio, pValue) = (other.estimates.first?.inRange, other.pValue)
      case (.sum, nil, _): kind = .omitted
      }
    }
    self.init(
      kind: kind, variable: category.variable, level: level.name, count: level.count,
      events: level.events, ratio: ratio, pValue: pValue)
  }
}

extension LogisticRegression {
  /// The level that sum contrasts of a category leave out, against the mean of the levels: minus
  /// the sum of the other coefficients; nil without sum contrasts.
  ///
  /// Interval and p-value are Wald's after profile likelihood.
  package func omittedLevel(of variable: VariableName) -> LinearCombination? {
    let weights = coefficients.map { coefficient in
      guard coefficient.factors.count == 1,
        case .sumContrast(variable, _, _) = coefficient.factors[0]
      else { return 0.0 }
      return -1
    }
    return try? combination(weights: weights)
  }
}
