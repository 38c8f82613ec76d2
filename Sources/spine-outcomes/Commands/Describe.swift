import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Every column of a file: medians and counts, by group with tests.
struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Every column of a file: medians and counts; by group with tests (Table 1).",
    discussion: """
      A column whose every cell is a number, and not only 0 and 1, is summarised as numbers; any \
      other by the counts of its values. The report says which is which.

      Example:
        spine-outcomes describe Examples/Data/lung.csv --by sex
      """)

  @OptionGroup var options: SharedOptions

  @Option(help: ArgumentHelp("A column that tells groups apart.", valueName: "col"))
  var by: String?

  /// The most levels that a category may have to be listed.
  private static let mostLevels = 20

  func validate() throws { try options.checkDistinct([("--by", by)]) }

  func run() throws {
    try options.write(try Failure.catching(in: options.fileName, analyse))
  }

  /// A column that is not described, with the number of its values.
  private struct NotDescribed: Encodable {
    var variable: String
    var distinctValues: Int
  }

  private func analyse() throws -> AnalysisResult {
    var study = try Study(options, asked: [by].compactMap { $0 }) { header in
      let asked = by.map { header.contains($0) ? [] : [$0] } ?? []
      return header + asked
    }
    if let needed = study.table.header.apparentOptions {
      throw Failure(
        "\(study.fileName): has a single column; \(Failure.remedy(needed))", .dataError)
    }
    var variables: [BaselineVariable<TableRow>] = []
    var kinds: [(kind: ColumnKind, name: String)] = []
    var others: [NotDescribed] = []
    var numbers: [String: Selector<TableRow, Double?>] = [:]
    for name in study.table.columnNames where name != by && name != options.weights {
      let cells = try study.table.cells(name)
      let kind = ColumnKind(cells)
      if kind == .numbers {
        let number = try study.number(name)
        numbers[name] = number
        variables.append(.numeric(number))
      } else {
        let levels = Set(cells.compactMap { $0.map(CellLevel.init) }).count
        // Numbers with a word for missing among them are no texts: the word is refused.
        let rest = cells.filter { !($0?.isHardlyALevel ?? false) }
        if kind == .texts, ColumnKind(rest) == .numbers { _ = try study.checkedLevels(name) }
        guard levels <= Self.mostLevels else {
          others.append(NotDescribed(variable: name, distinctValues: levels))
          continue
        }
        variables.append(.category(try study.level(name)))
      }
      kinds.append((kind, name))
    }
    let groups = try by.map { try study.level($0) }
    let cohort = try study.cohort()
    let figure = DistributionFigure(cohort: cohort, numbers: numbers)
    var result = AnalysisResult(title: "Description of \(study.fileName)")
    var section = Document.Section(
      heading: "\(cohort.count) record\(cohort.count == 1 ? "" : "s")")
    if let weighting = study.weighting { section.add(weighting) }
    if study.table.header.looksLikeData {
      section.add("Some columns are named by numbers or dates: is the header missing?")
    }
    for line in Self.words(kinds, others) { section.add(line) }
    if let groups, let by {
      let table = try cohort.baselineTable(by: groups, variables)
      guard !table.groups.isEmpty else {
        throw StatsError.noCompleteCases(table.exclusions)
      }
      section.add(Table(table, caption: "Records by \(by)"))
      result.add(table, named: "baselineTable")
      result.offer("distributions") { try figure.drawn(of: table, by: groups, size: $0) }
    } else {
      let table = try cohort.descriptiveTable(variables)
      section.add(Table(table, caption: "All records"))
      result.add(table, named: "descriptiveTable")
      result.offer("distributions") { try figure.drawn(of: table, size: $0) }
    }
    result.add(others, named: "notDescribed")
    result.add(section)
    result.add(study, columns: ["by": by])
    return result
  }

  /// How each column was taken.
  private static func words(
    _ kinds: [(kind: ColumnKind, name: String)], _ others: [NotDescribed]
  ) -> [String] {
    func names(_ isWanted: (ColumnKind) -> Bool) -> String {
      kinds.filter { isWanted($0.kind) }.map(\.name).joined(separator: ", ")
    }
    let numbers = names { $0 == .numbers }
    let categories = names { $0 == .truthValues || $0 == .texts }
    let empty = names { $0 == .empty }
    return [
      numbers.isEmpty ? nil : "Taken as numbers: \(numbers).",
      categories.isEmpty ? nil : "Taken as categories: \(categories).",
      empty.isEmpty ? nil : "Without any value: \(empty).",
      others.isEmpty
        ? nil
        : "Not described, with more than \(mostLevels) values that are no numbers: "
          + others.map { "\($0.variable) (\($0.distinctValues))" }.joined(separator: ", ") + ".",
    ].compactMap { $0 }
  }
}
