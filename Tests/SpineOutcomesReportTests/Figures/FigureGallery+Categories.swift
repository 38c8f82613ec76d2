import SpineOutcomesReport
import SpineOutcomesStats
import _StatsTestSupport

/// Figures of categories: tables, proportions, changes and strata.
extension FigureGallery {
  static func categories() throws -> [(name: String, figure: Figure)] {
    try tables() + proportions() + levelChanges()
  }

  private static func tables() throws -> [(name: String, figure: Figure)] {
    let lung = try FigureStudies.lung().named(\.sex, "Sex").named(\.died, "Death")
    let table = try lung.contingencyTable(rows: \.sex, columns: \.died)
    let letters = (0..<12).map { "Level \($0)" }
    let long = try ContingencyTable(
      [
        [1, 200, 30, 0, 5, 6, 7, 8, 9, 1, 2, 3], Array(repeating: 0, count: 12),
        (0..<12).map { $0 == 4 ? 1 : 0 },
      ],
      rowNames: ["Reoperation with instrumentation & <adjuvant> radiotherapy", "nobody", "one"],
      columnNames: letters, rowVariable: "treatment", columnVariable: "outcome")
    let strata = try lung.mantelHaenszelTest(\.sex, \.died, strata: \.ecog)
    return [
      ("contingency-sex", Figure(contingency: table, test: try ChiSquareTest(table))),
      ("contingency-extremes", Figure(contingency: long, size: .doubleColumn)),
      ("contingency-extremes-85", Figure(contingency: long)),
      (
        "forest-strata",
        Figure(forest: ForestPlot(strata: strata), caption: "Odds ratios by ECOG.")
      ),
    ]
  }

  private static func proportions() throws -> [(name: String, figure: Figure)] {
    func share(_ name: String, _ events: Int, _ count: Int) throws -> Figure.Share {
      let proportion = try Proportion(events: events, count: count, name: "died")
      return Figure.Share(name, proportion, estimate: try proportion.estimate())
    }
    var tested = try share("all", 7, 90)
    let test = try BinomialTest(tested.proportion, hypothesis: 0.05)
    tested.pValue = test.pValue
    return [
      (
        "proportions-ecog",
        Figure(
          proportions: [
            try share("0", 37, 63), try share("1", 82, 113), try share("2", 44, 50),
            try share("3", 1, 1), try share("4", 0, 3),
          ], of: "Death", by: VariableName("ECOG"))
      ),
      (
        "proportions-against",
        Figure(
          proportions: [tested], of: "Infection of the wound & <deep> tissue", against: 0.05,
          notes: [test.method], size: .doubleColumn)
      ),
    ]
  }

  private static func levelChanges() throws -> [(name: String, figure: Figure)] {
    func table(_ cells: [[Int]], _ names: [String]) throws -> ContingencyTable {
      try ContingencyTable(
        cells, rowNames: names, columnNames: names, rowVariable: "before", columnVariable: "after")
    }
    let answers = ["cannot walk", "walks"]
    let walks = try table([[5, 1], [6, 24]], answers)
    let grades = (0...5).map(String.init)
    let motor = try table(
      [
        [2, 1, 0, 0, 0, 0], [0, 3, 4, 1, 0, 0], [1, 0, 5, 6, 2, 0], [0, 0, 1, 9, 8, 3],
        [0, 0, 0, 2, 12, 9], [0, 0, 0, 0, 1, 20],
      ], grades)
    let none = try table([[0, 0], [0, 0]], answers)
    let one = try table([[0, 0], [1, 0]], answers)
    return [
      (
        "level-change-walking-85",
        try Figure(
          levelChanges: [
            .init("", walks, note: try McNemarTest(walks).pValue.description)
          ], labels: ("Before", "After"), size: .singleColumn)
      ),
      (
        "level-change-arms",
        try Figure(
          levelChanges: [
            .init("Reoperation", walks, note: "exact McNemar test: p = 0.125"),
            .init("Radiotherapy <of all levels> & systemic treatment of the patient", one),
            .init("Nobody", none), .init("Conservative", walks.transposed),
          ], labels: ("Walking before the treatment, by the surgeon", "After"))
      ),
      (
        "level-change-grades",
        try Figure(levelChanges: [.init("", motor)], labels: ("Motor grade before", "After"))
      ),
      (
        "level-change-grades-85",
        try Figure(
          levelChanges: [.init("All", motor)], labels: ("Motor grade before", "After"),
          size: .singleColumn)
      ),
    ]
  }
}
