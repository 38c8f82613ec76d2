import SpineOutcomesStats

extension IncidenceFinding: ReportedFinding {
  var pValueCount: Int { tests.count { $0.test.value != nil } }

  func present(in presentation: inout Presentation) {
    let phrase = { [presentation, group = incidence.labels.group] name in
      presentation.phrase(of: name, in: group)
    }
    for cause in causes {
      var said: [String] = []
      let found = Attempt { () throws(StatsError) in
        try presentation.sentences.sentence(
          incidenceOf: cause, in: incidence, at: times, phrase: phrase)
      }
      if !times.isEmpty { said += [found.value].compactMap { $0 } }
      if let test = tests.first(where: { $0.cause == cause })?.test.value {
        said.append(presentation.sentences.sentence(test, phrase: phrase))
      }
      presentation.add(said)
    }
    presentation.add(
      Figure(
        cumulativeIncidence: incidence, of: causes,
        test: causes.count == 1 ? tests.first?.test.value : nil, name: presentation.name))
    presentation.add(
      Table(incidence, caption: "Cumulative incidence of \(label): events by cause"))
    if !times.isEmpty {
      do throws(StatsError) {
        presentation.add(
          try Table(
            incidence, at: times, caption: "Cumulative incidence of \(label) at given times"))
        presentation.add(
          try Table(atRiskOf: incidence, at: times, caption: "Numbers at risk and events"))
      } catch {
        presentation.add(notDone: error.description, "Table at given times")
      }
    }
    for test in tests {
      switch test.test {
      case .done(let gray):
        presentation.add(
          Table(
            gray,
            caption: "Cumulative incidence of \(test.cause): observed and expected events"))
      case .notDone(let reason):
        presentation.add(notDone: reason, "Gray's test of \(test.cause)")
      }
    }
  }
}
