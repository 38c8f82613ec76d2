import SpineOutcomesStats

extension SurvivalFinding: ReportedFinding {
  var pValueCount: Int {
    (test?.value == nil ? 0 : 1) + (pairs?.value?.comparisons.count { $0.test != nil } ?? 0)
  }

  var adjustments: [String] {
    guard let pairs = pairs?.value, pairs.adjustment != .unadjusted else { return [] }
    return ["\(pairs.comparisons.count { $0.test != nil }) pairs, \(pairs.adjustment.phrase)"]
  }

  func present(in presentation: inout Presentation) {
    let phrase = { [presentation, group = survival.labels.group] name in
      presentation.phrase(of: name, in: group)
    }
    let isNamed = label.lowercased().contains("survival")
    let outcome = isNamed ? "survival" : "time to \(survival.labels.event.label.midSentence)"
    var said = [
      presentation.sentences.sentence(medianOf: survival, outcome: outcome, phrase: phrase)
    ]
    if let test = test?.value {
      said.append(presentation.sentences.sentence(test, outcome: outcome, phrase: phrase))
    }
    presentation.add(said)
    presentation.add(
      Figure(kaplanMeier: survival, test: test?.value, name: presentation.name))
    do throws(StatsError) {
      presentation.add(try Table(summaryOf: survival, at: times, caption: label))
    } catch {
      presentation.add(notDone: error.description, "Table")
    }
    switch test {
    case nil: break
    case .done(let test)?:
      presentation.add(Table(test, caption: "\(label): observed and expected events"))
    case .notDone(let reason)?: presentation.add(notDone: reason, "Test between the groups")
    }
    switch pairs {
    case nil: break
    case .done(let pairs)?:
      presentation.add(Table(pairs, caption: "\(label): groups in pairs"))
    case .notDone(let reason)?: presentation.add(notDone: reason, "Groups in pairs")
    }
  }
}
