import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// How columns of yes and no are compared before and after.
struct PairedProportionOptions: ParsableArguments {
  @Option(
    name: .customLong("mcnemar"),
    help: ArgumentHelp(
      "The form of McNemar's test: exact (the default), mid-p, chi-square or corrected.",
      valueName: "test"))
  var form: McNemarOption?

  @Option(
    help: ArgumentHelp(
      "The interval of the difference of proportions: newcombe or tango; may be repeated; both by "
        + "default.", valueName: "interval"))
  var interval: [PairedIntervalOption] = []

  /// The form of the test.
  var method: McNemarTest.Method { form?.value ?? .exact }

  /// What the report says of the choice.
  var choice: String {
    form == nil ? "McNemar's exact test." : "McNemar's test, as --mcnemar asks."
  }

  /// Refuses the options for columns of numbers.
  func refuseForNumbers() throws {
    let option = form != nil ? "--mcnemar" : interval.isEmpty ? nil : "--interval"
    if let option {
      throw Failure("\(option) is for columns of yes and no; these hold numbers", .usage)
    }
  }

  /// Adds the differences of the proportions, with every interval.
  func addDifferences(
    _ tests: [(group: String, test: McNemarTest)], title: String, level: Double,
    to result: inout AnalysisResult
  ) throws {
    let intervals = interval.isEmpty ? PairedIntervalOption.allCases : interval
    var differences: [(group: String, estimates: [Estimate])] = []
    for (group, test) in tests {
      var estimates: [Estimate] = []
      for interval in intervals {
        estimates.append(try test.differenceOfProportions(interval.value, level: level))
      }
      differences.append((group, estimates))
    }
    var section = Document.Section(heading: "Difference of proportions")
    section.add(
      Table(
        differences: differences, title: title, caption: "Proportion after less that before"))
    section.add(
      "Tango's interval goes with the p-value of McNemar's chi-square test, Newcombe's with none: beside "
        + "another test they may leave out 0 where its p-value does not reject, or the reverse.")
    result.add(section)
    result.add(
      differences.map { Named(level: $0.group, estimates: $0.estimates) },
      named: "differencesOfProportions")
  }

  private struct Named: Encodable {
    var level: String
    var estimates: [Estimate]
  }
}
