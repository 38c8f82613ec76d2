import Foundation
import SpineOutcomesReport
import SpineOutcomesStats

/// A plan that is written as a JSON file.
struct PlanFile {
  static let keys = [
    "$schema", "title", "level", "seed", "subject", "numbers", "delimiter", "decimal", "missing",
    "columns", "weights", "arms", "exclude", "subsets", "analyses", "remarks",
  ]

  /// The title of the report.
  let title: String

  private let object: PlanObject
  private let columns: [PlanColumn]

  /// Reads a plan; what concerns the data is checked in ``plan(for:)``.
  init(_ text: Data) throws {
    object = try PlanObject(PlanNode.parse(text), keys: Self.keys)
    title = try object.required("title").words()
    let described = try PlanObject(object.required("columns"), keys: nil)
    columns = try described.keys.map { try PlanColumn($0, described.required($0)) }
    guard !columns.isEmpty else {
      throw described.node.mistake("at least one column is needed")
    }
  }

  /// The plan for a file, and the records of the file.
  ///
  /// - Throws: The mistake in the plan, or the error of the file.
  func plan(
    for file: StudyFile
  ) throws -> (plan: AnalysisPlan<TableRow>, cohort: Cohort<TableRow>) {
    var reader = PlanReader(try PlanStudy(file, columns, weights: object["weights"]))
    let level = try level
    let seed = try object["seed"]?.count() ?? 1
    let arms = try object["arms"].map { Grouping(try reader.study.level($0)) }
    let exclusions = try (object["exclude"]?.list() ?? []).map { try reader.exclusion($0) }
    try reader.readSubsets(object["subsets"])
    let analyses = try object.required("analyses")
    let steps = try reader.steps(analyses.list())
    guard !steps.isEmpty else { throw analyses.mistake("at least one analysis is needed") }
    let plan = AnalysisPlan<TableRow>(
      title, level: level, seed: UInt64(seed), subject: try subject,
      remarks: reader.study.study.remarks + (try object.texts("remarks")), arms: arms,
      steps: steps)
    var cohort = try reader.study.study.cohort()
    for (reason, isExcluded) in exclusions { cohort = cohort.excluding(reason, isExcluded) }
    let numbers = try PlanNumbers(object["numbers"])
    return (plan.showing(numbers.decimals, numbers: numbers.style), cohort)
  }

  /// What the records are called in sentences.
  private var subject: CountNoun {
    get throws {
      guard let node = object["subject"] else { return .patient }
      let words = try PlanObject(node, keys: ["one", "many"])
      return CountNoun(try words.required("one").words(), try words.required("many").words())
    }
  }

  private var level: Double {
    get throws {
      guard let node = object["level"] else { return 0.95 }
      let level = try node.number()
      guard level > 0, level < 1 else {
        throw node.mistake("a confidence level lies between 0 and 1, as 0.95")
      }
      return level
    }
  }

  /// How the data are written: as the arguments say, and else as the plan.
  func options(delimiter: DelimiterOption?, decimal: DecimalOption?, missing: [String]) throws
    -> CSVOptions
  {
    func given<Option>(
      _ key: String, _ option: Option?, _ read: (String) -> Option?, _ usual: Option
    ) throws -> Option {
      if let option { return option }
      guard let node = object[key] else { return usual }
      guard let value = read(try node.text()) else {
        throw node.mistake(
          "\"\(try node.text())\" is not known; see spine-outcomes report --help")
      }
      return value
    }
    let sign = try given(
      "delimiter", delimiter, DelimiterOption.init(argument:), DelimiterOption(.comma))
    let mark = try given("decimal", decimal, DecimalOption.init(argument:), .point)
    return CSVOptions(
      delimiter: sign.value, decimal: mark.value, missing: try object.texts("missing") + missing)
  }
}
