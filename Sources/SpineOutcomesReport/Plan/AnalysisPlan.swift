public import SpineOutcomesStats

/// A statistical analysis plan: what is asked of a cohort, written before the data are seen.
///
/// ```swift
/// let plan = AnalysisPlan<Patient>("Retreatment of recurrences", arms: \.care) {
///   PatientFlow()
///   Baseline(.numeric(\.age), .category(\.sex))
///   PairedChange(\.painBefore, \.painAfter, by: \.care, better: .lower, label: "Pain")
///   Subset("retreated", where: { $0.care != .conservative }) {
///     LogisticModel(of: \.failed, on: .numeric(\.age), .category(\.hospital, reference: "A"))
///   }
///   SurvivalAnalysis(time: \.months, event: \.died, by: \.care, at: 12, 24)
/// }
/// let report = plan.run(on: cohort)
/// ```
///
/// The same plan on next year's data gives next year's report. A plan is a value; what it finds
/// depends on the records, the level and the seed alone.
public struct AnalysisPlan<Record: Sendable>: Sendable {
  /// The title of the report.
  public var title: String

  /// The confidence level of all intervals, inside 0...1.
  public var level: Double

  /// The seed of everything that draws random numbers.
  public var seed: UInt64

  /// What the records are called in sentences.
  public var subject: CountNoun

  /// What the section on methods says besides: the source of the data, and the like.
  public var remarks: [String]

  /// A few words that stand across every figure and before its caption, such as "Draft".
  public private(set) var mark: String?

  /// How many decimals each kind of number has; those of SAMPL by default.
  public private(set) var decimals = DecimalPlaces()

  /// How numbers are set; nil: as each format has them.
  public private(set) var numbers: NumberStyle?

  /// The records as often as their weights say; nil without weights.
  private var repeating: (@Sendable (Cohort<Record>) throws(StatsError) -> Cohort<Record>)?

  /// What is asked, in order.
  public let steps: [PlanStep<Record>]

  /// The arms of the study, for the flow diagram and the baseline table.
  let arms: Grouping<Record>?

  /// Creates a plan.
  ///
  /// - Parameters:
  ///   - title: The title of the report.
  ///   - level: The confidence level of all intervals, inside 0...1; 0.95 by default.
  ///   - seed: The seed of everything that draws random numbers.
  ///   - subject: What the records are called in sentences; patients by default.
  ///   - remarks: Sentences for the section on methods, such as the source of the data.
  ///   - analyses: What is asked, in order.
  public init(
    _ title: String, level: Double = 0.95, seed: UInt64 = 1, subject: CountNoun = .patient,
    remarks: [String] = [], @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) {
    self.init(
      title, level: level, seed: seed, subject: subject, remarks: remarks, arms: nil,
      steps: analyses())
  }

  /// Creates the plan of a study with arms.
  ///
  /// ``PatientFlow`` counts the arms, and ``Baseline`` describes them unless it is told others;
  /// all other analyses name their groups themselves.
  ///
  /// - Parameters:
  ///   - title: The title of the report.
  ///   - arms: The variable that tells the arms apart.
  ///   - level: The confidence level of all intervals, inside 0...1; 0.95 by default.
  ///   - seed: The seed of everything that draws random numbers.
  ///   - subject: What the records are called in sentences; patients by default.
  ///   - remarks: Sentences for the section on methods, such as the source of the data.
  ///   - analyses: What is asked, in order.
  public init<Arm: Categorical>(
    _ title: String, arms: Selector<Record, Arm>, level: Double = 0.95, seed: UInt64 = 1,
    subject: CountNoun = .patient, remarks: [String] = [],
    @PlanBuilder<Record> analyses: () -> [PlanStep<Record>]
  ) {
    self.init(
      title, level: level, seed: seed, subject: subject, remarks: remarks, arms: Grouping(arms),
      steps: analyses())
  }

  /// Creates a plan of steps that are at hand.
  package init(
    _ title: String, level: Double, seed: UInt64, subject: CountNoun, remarks: [String],
    arms: Grouping<Record>?, steps: [PlanStep<Record>]
  ) {
    self.title = title
    self.level = level
    self.seed = seed
    self.subject = subject
    self.remarks = remarks
    self.arms = arms
    self.steps = steps
  }

  /// The plan with a few words across every figure and before its caption, such as "Draft" or
  /// "Synthetic data".
  public func marked(_ words: String) -> AnalysisPlan {
    var plan = self
    plan.mark = words
    return plan
  }

  /// The plan with numbers of other decimals, or set in another style.
  ///
  /// ```swift
  /// plan.showing(DecimalPlaces(percentages: 0, estimates: 2), numbers: .decimalComma)
  /// ```
  ///
  /// - Parameters:
  ///   - decimals: How many decimals each kind of number has.
  ///   - numbers: The style; by default that of each format: typographic in HTML, else ASCII.
  /// - Returns: The same plan; its results stay as they are.
  public func showing(
    _ decimals: DecimalPlaces, numbers: NumberStyle? = nil
  ) -> AnalysisPlan {
    var plan = self
    plan.decimals = decimals
    plan.numbers = numbers
    return plan
  }

  /// The plan for records that stand for several each: frequency weights.
  ///
  /// The cohort has no selections then; those of the plan come after the weights. Sampling weights
  /// are no such.
  ///
  /// - Parameter weight: How many records each stands for, 0 or more; as
  ///   `Cohort.repeated(by:)` takes them.
  /// - Returns: The plan; where weights are no such, each of its items has the reason.
  public func weighted<Weight: Counted>(by weight: Selector<Record, Weight>) -> AnalysisPlan {
    var plan = self
    plan.repeating = { cohort throws(StatsError) in try cohort.repeated(by: weight) }
    return plan
  }

  /// Does every analysis of the plan.
  ///
  /// - Parameter cohort: The records.
  /// - Returns: What was found, in the order of the plan. An analysis that cannot be done is an
  ///   item with its reason; the others go on.
  /// - Complexity: That of the analyses, one after the other.
  public func run(on cohort: Cohort<Record>) -> Report {
    let settings = PlanSettings(level: level, seed: seed, arms: arms)
    var names = UniqueNames()
    let repeated = repeating.map { repeating in
      Attempt { () throws(StatsError) in try repeating(cohort) }
    }
    let weighted = repeated ?? .done(cohort)
    let cohort = weighted.value ?? cohort
    let items = steps.map { step in
      let heading = step.heading?(cohort)
      let result = weighted.map { cohort throws(StatsError) in
        try ConfidenceInterval.check(level: level)
        return try step.find(step.selected(cohort), settings)
      }
      return Report.Item(
        name: names.unique(heading ?? "text"), heading: heading, chapter: step.chapter,
        result: result)
    }
    return Report(
      title: title, level: level, seed: seed, subject: subject, remarks: remarks, mark: mark,
      decimals: decimals, numbers: numbers, count: cohort.count,
      exclusions: Exclusions(initial: cohort.initialCount, selections: cohort.selections),
      items: items)
  }
}
