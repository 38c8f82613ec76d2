public import SpineOutcomesStats

/// What one analysis of a plan has found: the result itself, in full precision.
///
/// The kinds are the cases, so that a program that reads a report back knows what it holds. JSON
/// has one key, the kind: `{"survival": {...}}`.
public enum Finding: Sendable, Equatable {
  /// A paragraph of the plan's own.
  case text(TextFinding)

  /// How many records there were, were left out and remained.
  case patients(PatientFlowFinding)

  /// Variables by group with a test for each.
  case baseline(BaselineTable)

  /// Variables of all records together.
  case description(DescriptiveTable)

  /// A number before and after, by arm.
  case change(ChangeFinding)

  /// A yes or no before and after, by arm.
  case pairedShare(PairedShareFinding)

  /// A number between groups.
  case comparison(ComparisonFinding)

  /// A category between groups.
  case shares(ShareFinding)

  /// Logistic regression, one variable at a time and together.
  case logistic(LogisticFinding)

  /// Cox regression, one variable at a time and together.
  case cox(CoxFinding)

  /// Scores as tests for an event.
  case discrimination(DiscriminationFinding)

  /// Survival by group.
  case survival(SurvivalFinding)

  /// Cumulative incidence with competing risks.
  case incidence(IncidenceFinding)
}

extension Finding {
  /// The finding as what all kinds share.
  var content: any ReportedFinding {
    switch self {
    case .text(let finding): finding
    case .patients(let finding): finding
    case .baseline(let finding): finding
    case .description(let finding): finding
    case .change(let finding): finding
    case .pairedShare(let finding): finding
    case .comparison(let finding): finding
    case .shares(let finding): finding
    case .logistic(let finding): finding
    case .cox(let finding): finding
    case .discrimination(let finding): finding
    case .survival(let finding): finding
    case .incidence(let finding): finding
    }
  }

  /// How many p-values the finding holds, before any adjustment.
  public var pValueCount: Int { content.pValueCount }

  /// What of the finding could not be done: arms, variables, pairs or models.
  var notDone: [FindingGap] { content.notDone }
}
