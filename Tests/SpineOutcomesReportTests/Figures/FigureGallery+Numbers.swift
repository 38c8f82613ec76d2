import SpineOutcomesReport
import SpineOutcomesStats
import _StatsTestSupport

/// Figures of numbers: distributions, two numbers against each other, repeated measurements.
extension FigureGallery {
  static func numbers() throws -> [(name: String, figure: Figure)] {
    try distributions() + scatter() + repeated()
  }

  private static func distributions() throws -> [(name: String, figure: Figure)] {
    let lung = try FigureStudies.lung()
    let ages = lung.records.map(\.age)
    let losses = lung.records.compactMap(\.weightLoss)
    let grades = lung.records.compactMap { $0.ecog.map(Double.init) }
    func all(_ values: [Double]) throws -> Figure.Distribution.Content {
      .numbers(try GroupedValues(groups: ["all"], values: [values]))
    }
    let men = lung.records.count { $0.sex == .male }
    let deaths = lung.records.count { $0.died }
    let test = try lung.rankSumTest(of: \.age, by: \.sex)
    func deathsOf(_ sex: FigureStudies.LungPatient.Sex) -> [Int] {
      let part = lung.records.filter { $0.sex == sex }
      return [part.count { !$0.died }, part.count { $0.died }]
    }
    let groups = (1...10).map(String.init)
    let lists = groups.indices.map { group in
      (0..<8).map { Double(($0 * 13 + group * 7) % 29) / 2 }
    }
    let names = [
      "Reoperation with instrumentation & <adjuvant> radiotherapy of \"all\" levels", "none",
    ]
    return [
      (
        "distributions-lung",
        Figure(
          distributions: [
            .init(VariableName("Age", unit: "years"), try all(ages)),
            .init(
              VariableName("Weight loss", unit: "pounds"), try all(losses),
              missing: lung.count - losses.count),
            .init(
              VariableName("ECOG performance status"), try all(grades),
              missing: lung.count - grades.count),
            .init(
              VariableName("Sex"), .levels(["male", "female"], counts: [[men, lung.count - men]])),
            .init(
              VariableName("Death"),
              .levels(["no", "yes"], counts: [[lung.count - deaths, deaths]])
            ),
          ], count: lung.count)
      ),
      (
        "distributions-sex-85",
        Figure(
          distributions: [
            .init(
              VariableName("Age", unit: "years"),
              .numbers(try lung.groupedValues(of: \.age, by: \.sex)), pValue: test.pValue),
            .init(
              VariableName("ECOG"), .numbers(try lung.groupedValues(of: \.ecog, by: \.sex)),
              missing: 1),
            .init(
              VariableName("Death"),
              .levels(["no", "yes"], counts: [deathsOf(.male), deathsOf(.female)])),
          ], groups: ["male", "female"], by: VariableName("Sex"), methods: [test.method],
          count: lung.count, size: .singleColumn)
      ),
      (
        "distributions-extremes",
        Figure(
          distributions: [
            .init(
              VariableName("A score with a long name & <its> unit", unit: "points of 100"),
              .numbers(try GroupedValues(groups: groups, values: lists))),
            .init(
              VariableName("Centre"),
              .levels(names, counts: groups.indices.map { [$0, 9 - $0] }), missing: 3),
            .init(
              VariableName("Constant"),
              .numbers(try GroupedValues(groups: groups, values: groups.map { _ in [3] }))),
          ], groups: groups, by: VariableName("Arm"), count: 90)
      ),
      (
        "distributions-one-85",
        Figure(
          distributions: [
            .init(VariableName("Age"), try all([61])), .init(VariableName("Empty"), try all([])),
            .init(VariableName("Sex"), .levels(["male"], counts: [[1]])),
            .init(VariableName("Large"), try all([-12_000_000, 3, 48_000_000])),
          ], count: 1, size: .singleColumn)
      ),
    ]
  }

  private static func scatter() throws -> [(name: String, figure: Figure)] {
    let children = try FigureStudies.kyphosis()
    let ages = children.records.map(\.ageMonths)
    let starts = children.records.map(\.start)
    let many = (0..<2_400).map { Double(($0 * 733) % 2_400) / 100 }
    let curve = many.enumerated().map { $0.element + Double(($0.offset * 37) % 11) }
    let grades = (0..<400).map { Double(($0 * 7) % 9 % 5) }
    return [
      (
        "scatter-kyphosis",
        Figure(
          scatter: ages, starts, of: VariableName("Age", unit: "months"),
          with: VariableName("First vertebra operated on"),
          correlations: [
            (
              "Spearman's rho",
              try children.spearmanCorrelation(of: \.ageMonths, with: \.start)
            )
          ])
      ),
      (
        "scatter-ties",
        Figure(
          scatter: grades, grades.map { ($0 * 2).truncatingRemainder(dividingBy: 5) },
          of: VariableName("Grade before"), with: VariableName("Grade after"), size: .doubleColumn)
      ),
      (
        "scatter-many",
        Figure(scatter: many, curve, of: VariableName("x"), with: VariableName("y"))
      ),
      ("scatter-one", Figure(scatter: [5], [-3], of: VariableName("x"), with: VariableName("y"))),
    ]
  }

  private static func repeated() throws -> [(name: String, figure: Figure)] {
    let pain: [[Double?]] = (0..<4).map { time in
      (0..<24).map { record -> Double? in
        let value = Double((record * 5 + time * 3) % 9) + Double(4 - time) / 2
        return record == 7 && time == 2 ? nil : value
      }
    }
    let whole = pain.map { column in column.enumerated().filter { $0.offset != 7 }.map(\.element) }
    let times = ["Before", "6 weeks", "6 months after the operation", "1 year"]
    return [
      (
        "repeated-pain",
        try Figure(
          repeated: pain, names: times, title: "Pain (VAS)",
          test: try FriedmanTest(
            treatments: times, columns: whole.map { $0.compactMap { $0 } }))
      ),
      (
        "repeated-many",
        try Figure(
          repeated: (0..<3).map { time in (0..<400).map { Double(($0 * (time + 3)) % 97) } },
          names: ["first", "second", "third"], title: "Score", size: .doubleColumn)
      ),
      (
        "repeated-tied",
        try Figure(repeated: [[3, 3], [3, 3]], names: ["a", "b"], title: "Grade")
      ),
    ]
  }
}
