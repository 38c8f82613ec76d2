public import SpineOutcomesStats

extension Sentences {
  /// How many records were left out, and why.
  ///
  /// - Parameter exclusions: The counts of an analysis.
  /// - Returns: "Of 99 patients, 25 were excluded (not retreated 25) and 3 lacked a value (pain 2,
  ///   age 1); 71 were analysed."
  public func sentence(_ exclusions: Exclusions) -> String {
    let initial = exclusions.initial
    guard exclusions.excluded > 0 else {
      switch initial {
      case 0: return sentence("there were no \(subject.plural)")
      case 1: return sentence("the only \(subject.singular) was analysed")
      default: return sentence("all \(count(initial)) were analysed")
      }
    }
    var parts: [String] = []
    let dropped = exclusions.selections.filter { $0.dropped > 0 }
    let selected = exclusions.excluded - exclusions.incomplete
    if selected > 0 {
      let reasons = dropped.map { "\($0.reason) \(number(String($0.dropped)))" }
      parts.append("\(were(selected)) excluded (\(reasons.joined(separator: ", ")))")
    }
    if exclusions.incomplete > 0 {
      let variables = exclusions.missing.map { "\($0.variable) \(number(String($0.count)))" }
      let list = variables.isEmpty ? "" : " (\(variables.joined(separator: ", ")))"
      parts.append("\(number(String(exclusions.incomplete))) lacked a value\(list)")
    }
    return sentence(
      "of \(count(initial)), \(Self.list(parts)); \(were(exclusions.analysed)) analysed")
  }

  private func were(_ count: Int) -> String {
    count == 0 ? "none was" : "\(number(String(count))) \(count == 1 ? "was" : "were")"
  }

  /// Why an analysis has no result.
  ///
  /// - Parameters:
  ///   - analysis: What was to be done, as "the comparison of pain after conservative care".
  ///   - error: Why it was not.
  /// - Returns: "The comparison of pain after conservative care could not be done, because ...".
  public func sentence(notDone analysis: String, because error: StatsError) -> String {
    sentence("\(analysis) could not be done: \(error)")
  }
}
