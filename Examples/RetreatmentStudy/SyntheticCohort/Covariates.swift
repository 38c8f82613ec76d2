import SpineOutcomesStats

/// Hospital, tumour, age, sex and the interval to the recurrence, given to patients whose arm,
/// course and failure are settled.
///
/// The targets: together with the other factors the interval keeps an odds ratio of 0.953 and
/// p 0.045; no other factor is significant, alone or together.
struct Covariates {
  /// The patients, the treated first.
  var patients: [LocalRecurrence]
  let treatedCount: Int

  mutating func move(_ generator: inout SeededGenerator) {
    let first = generator.index(below: treatedCount)
    let second = generator.index(below: treatedCount)
    switch generator.index(below: 6) {
    case 0:
      swap(\.hospital, first, second)
    case 1:
      swap(\.primaryTumour, first, second)
    case 2:
      swap(\.age, first, second)
    case 3:
      swap(\.sex, first, second)
    default:
      // The interval goes with the failure.
      if patients[first].failed == patients[second].failed {
        swap(\.monthsToRecurrence, first, second)
      }
    }
  }

  private mutating func swap<Value>(
    _ property: WritableKeyPath<LocalRecurrence, Value>, _ first: Int, _ second: Int
  ) {
    let value = patients[first][keyPath: property]
    patients[first][keyPath: property] = patients[second][keyPath: property]
    patients[second][keyPath: property] = value
  }

  func loss() throws(StatsError) -> Double {
    let treated = Cohort(Array(patients.prefix(treatedCount)))
    let together = try treated.logisticRegression(of: \.failed, on: Self.together)
    var loss = 0.0
    for coefficient in together.coefficients where !coefficient.isIntercept {
      if coefficient.term == "monthsToRecurrence" {
        loss += Printed(0.953, decimals: 3).distance(coefficient.oddsRatio.value)
        loss += Printed(0.045, decimals: 3).distance(coefficient.pValue.value)
      } else {
        loss += significance(coefficient.pValue.value)
      }
    }
    // Cheap things first: the single factors only once the model is close.
    guard loss < 0.5 else { return loss + 10 }
    let alone = treated.logisticRegressionsOneAtATime(of: \.failed, on: Self.alone)
    for single in alone {
      for coefficient in try single.result.get().coefficients
      where !coefficient.isIntercept && coefficient.term != "monthsToRecurrence" {
        loss += significance(coefficient.pValue.value)
      }
    }
    return loss
  }

  /// The factors of the model with all together: 31 failures bear no more.
  static let together: [Term<LocalRecurrence>] = [
    .numeric(\.monthsToRecurrence), .numeric(\.age), .category(\.sex, reference: .female),
    .category(\.modality, reference: .reoperation), .numeric(\.motorBefore),
    .numeric(\.painBefore),
  ]

  /// The factors that are looked at alone.
  static let alone: [Term<LocalRecurrence>] =
    together + [
      .category(\.hospital, reference: "A"), .category(\.primaryTumour, reference: .lung),
      .numeric(\.walkingBefore),
    ]
}
