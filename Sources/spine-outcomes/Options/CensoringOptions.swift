import ArgumentParser
import SpineOutcomesStats

/// Which records of a Fine-Gray regression have the same distribution of censoring.
struct CensoringOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A column whose levels have their own distribution of censoring each, in Fine and Gray's "
        + "regression; by default those of --strata.",
      valueName: "col"))
  var censoringBy: String?

  @Flag(help: "All strata have one distribution of censoring: for many small ones.")
  var pooledCensoring = false

  /// Whether any of it was asked for.
  var isAsked: Bool { censoringBy != nil || pooledCensoring }

  /// The option that was given.
  var option: String { censoringBy == nil ? "--pooled-censoring" : "--censoring-by" }

  /// The columns that the options name.
  var columns: [(option: String, name: String?)] { [("--censoring-by", censoringBy)] }

  func validate() throws {
    if censoringBy != nil, pooledCensoring {
      throw ValidationError("--censoring-by and --pooled-censoring exclude each other")
    }
  }

  /// The choice.
  func value(
    _ level: (String) throws -> Selector<TableRow, CellLevel?>
  ) throws -> RecordCensoring<TableRow> {
    if pooledCensoring { return .pooled }
    return try censoringBy.map { .by(try level($0)) } ?? .withinStrata
  }
}
