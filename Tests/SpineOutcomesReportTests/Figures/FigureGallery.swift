import SpineOutcomesReport
import SpineOutcomesStats
import _StatsTestSupport

/// The figures that are held as snapshots: real data and extremes.
enum FigureGallery {
  /// Every figure under the name of its file.
  static func all() throws -> [(name: String, figure: Figure)] { try drawn.get() }

  private static let drawn = Result { try draw() }

  /// Draws every figure.
  static func draw() throws -> [(name: String, figure: Figure)] {
    try survival() + incidence() + roc() + forest() + FigureGallery.calibration() + changes()
      + groups() + numbers() + categories()
  }

  static func survival() throws -> [(name: String, figure: Figure)] {
    let lung = try FigureStudies.lung().named(\.days, "Time", unit: "days")
    let bySex = try lung.kaplanMeier(time: \.days, event: \.died, by: \.sex)
    let sex = try bySex.logRankTest()
    let remissions = try FigureStudies.remissions().named(\.weeks, "Time", unit: "weeks")
      .kaplanMeier(time: \.weeks, event: \.relapsed, by: \.treatment)
    let one = try lung.kaplanMeier(time: \.days, event: \.died)
    return [
      ("survival-lung", Figure(kaplanMeier: bySex, test: sex)),
      (
        "survival-lung-85", Figure(kaplanMeier: bySex, test: sex, style: .init(size: .singleColumn))
      ),
      (
        "survival-remission",
        Figure(
          kaplanMeier: remissions, test: try remissions.logRankTest(),
          style: .init(size: .singleColumn, riskTable: .complete))
      ),
      ("survival-one-group", Figure(kaplanMeier: one, style: .init(size: .singleColumn))),
      (
        "survival-ecog",
        Figure(
          kaplanMeier: try lung.kaplanMeier(time: \.days, event: \.died, by: \.ecog),
          style: .init(parts: [.censoring, .bands], riskTable: .hidden, lastTime: 730))
      ),
    ] + (try survivalExtremes())
  }

  static func survivalExtremes() throws -> [(name: String, figure: Figure)] {
    let ten: [(name: String, times: [Double])] = (1...10).map { group in
      let times = (1...12).map { index -> Double in
        let time = Double(index * (3 + group))
        return index % 3 == 0 ? -time : time
      }
      return ("Centre \(group)", times)
    }
    let long: [(name: String, times: [Double])] = [
      (
        name: "Reoperation with instrumentation & <adjuvant> radiotherapy of \"all\" levels",
        times: [3.0, 8, -12, 20, -36, 41, 60]
      ),
      (name: "Conservative", times: [1.0, 2, -5, 9, 14, -30]),
    ]
    return [
      (
        "survival-one-event",
        Figure(
          kaplanMeier: try FigureStudies.survival([("all", [12, -14, -20, -25, -36])]),
          style: .init(size: .singleColumn))
      ),
      (
        "survival-no-event",
        Figure(
          kaplanMeier: try FigureStudies.survival([("a", [-3, -14, -20]), ("b", [-8, -9, -40])]),
          style: .init(size: .singleColumn))
      ),
      (
        "survival-ten-groups",
        Figure(kaplanMeier: try FigureStudies.survival(ten), style: .init(parts: .censoring))
      ),
      (
        "survival-ten-groups-85",
        Figure(
          kaplanMeier: try FigureStudies.survival(ten),
          style: .init(size: .singleColumn, parts: [], riskTable: .hidden))
      ),
      (
        "survival-long-labels",
        Figure(
          kaplanMeier: try FigureStudies.survival(long, unit: "months since the first <visit>"),
          style: .init(size: .singleColumn))
      ),
    ]
  }

  private static func hazards(
    _ patients: Cohort<FigureStudies.Recurrence>
  ) throws -> CoxRegression {
    try patients.coxRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "recurrence",
      on: [.numeric(\.age, per: 10), .category(\.care, reference: "reoperation")],
      strata: .by(\.hospital))
  }

  private static func subdistribution(
    _ patients: Cohort<FigureStudies.Recurrence>
  ) throws -> FineGrayRegression {
    try patients.fineGrayRegression(
      time: \.months, ending: \.ending, censored: "alive", of: "recurrence",
      on: [.numeric(\.age, per: 10), .category(\.care, reference: "reoperation")],
      strata: .by(\.hospital))
  }

  static func incidence() throws -> [(name: String, figure: Figure)] {
    let patients = try FigureStudies.recurrences().named(\.months, "Time", unit: "months")
    let byCare = try patients.cumulativeIncidence(
      time: \.months, ending: \.ending, censored: "alive", by: \.care)
    let all = try patients.cumulativeIncidence(
      time: \.months, ending: \.ending, censored: "alive")
    return [
      (
        "incidence-recurrence",
        Figure(
          cumulativeIncidence: byCare, of: ["recurrence"],
          test: try byCare.grayTest(cause: "recurrence"))
      ),
      (
        "incidence-causes-85",
        Figure(
          cumulativeIncidence: all,
          style: .init(size: .singleColumn, parts: .bands, riskTable: .complete))
      ),
      (
        "incidence-causes-by-care",
        Figure(cumulativeIncidence: byCare, style: .init(parts: [], riskTable: .complete))
      ),
      (
        "incidence-recurrence-events",
        Figure(cumulativeIncidence: byCare, of: ["recurrence"], style: .init(riskTable: .complete))
      ),
      (
        "forest-fine-gray",
        Figure(hazards: try hazards(patients), subdistribution: try subdistribution(patients))
      ),
      ("forest-fine-gray-85", Figure(forest: try subdistribution(patients), size: .singleColumn)),
    ]
  }

  static func roc() throws -> [(name: String, figure: Figure)] {
    let children = try FigureStudies.kyphosis()
    let start = try children.rocCurve(of: \.kyphosis, score: \.start, eventsScore: .lower)
    let age = try children.rocCurve(of: \.kyphosis, score: \.ageMonths, eventsScore: .higher)
    let vertebrae = try children.rocCurve(of: \.kyphosis, score: \.vertebrae, eventsScore: .higher)
    let cutoff = try start.cutoff(.youden, validation: .bootstrap(resamples: 499, seed: 1))
    let perfect = try ROCCurve(
      scores: [1, 2, 3, 4], outcomes: [false, false, true, true], eventsScore: .higher)
    let worst = try ROCCurve(
      scores: [1, 2, 3, 4, 5], outcomes: [true, true, false, true, false], eventsScore: .higher)
    return [
      ("roc-kyphosis", Figure(roc: [.init(start, cutoff: cutoff)])),
      (
        "roc-three-scores",
        Figure(
          roc: [.init(start, cutoff: cutoff), .init(age), .init(vertebrae)], size: .doubleColumn)
      ),
      ("roc-three-scores-85", Figure(roc: [.init(start), .init(age), .init(vertebrae)])),
      (
        "roc-perfect",
        Figure(roc: [.init(perfect, cutoff: try perfect.cutoff(.youden, validation: .none))])
      ),
      ("roc-below-diagonal", Figure(roc: [.init(worst)])),
    ]
  }

  static func forest() throws -> [(name: String, figure: Figure)] {
    let lung = try FigureStudies.lung().named(\.age, "Age", unit: "years")
      .named(\.weightLoss, "Weight loss", unit: "pounds").named(\.sex, "Sex")
      .named(\.ecog, "ECOG performance status").named(\.died, "death")
    let both = try lung.including("ECOG 0 to 2", { ($0.ecog ?? 0) < 3 }).crudeAndAdjustedRegression(
      of: \.died, on: .numeric(\.age), .category(\.sex, reference: .female),
      .category(\.ecog, reference: 0), .numeric(\.weightLoss))
    let children = try FigureStudies.kyphosis()
      .logisticRegression(
        of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    let hazards = try lung.crudeAndAdjustedCoxRegression(
      time: \.days, event: \.died, on: .numeric(\.age, per: 10),
      .category(\.sex, reference: .male))
    return [
      ("forest-hazards", Figure(crude: hazards.crude, adjusted: hazards.adjusted)),
      ("forest-lung", Figure(crude: both.crude, adjusted: both.adjusted)),
      (
        "forest-lung-85",
        Figure(crude: both.crude, adjusted: both.adjusted, size: .singleColumn)
      ),
      ("forest-kyphosis-85", Figure(forest: children.table, size: .singleColumn)),
      (
        "forest-extremes",
        Figure(forest: try extremeForest(), caption: "Extremes.", size: .doubleColumn)
      ),
      (
        "forest-extremes-85",
        Figure(forest: try extremeForest(), caption: "Extremes.", size: .singleColumn)
      ),
    ]
  }

  private static func extremeForest() throws -> ForestPlot {
    func cell(
      _ value: Double, _ lower: Double, _ upper: Double, _ p: Double
    ) throws -> ForestPlot.Cell {
      let interval = try ConfidenceInterval(
        lower: lower, upper: upper, level: 0.95, method: "exact")
      let estimate = try Estimate(
        name: "hazard ratio", value: value, confidenceInterval: interval)
      return .estimate(estimate, try PValue(p))
    }
    return ForestPlot(
      measure: "Hazard ratio of <death> & retreatment", abbreviation: "HR",
      rows: [
        .init("All", counts: "31/74", cells: [try cell(0.71, 0.35, 1.42, 0.33)]),
        .init("Interval from the first operation to the local recurrence, months"),
        .init("less than 12", isIndented: true, counts: "15/36", cells: [.reference]),
        .init(
          "12 or more, without <systemic> progression at the time of the recurrence",
          isIndented: true, counts: "1/38", cells: [try cell(.infinity, 1.8, .infinity, 0.004)]),
        .init(
          "unknown", isIndented: true, counts: "0/2", cells: [try cell(0, 0, 5.2, 0.51)]),
        .init("Sex: male", counts: "0/0", cells: [.words("no records")]),
        .init("Rare", counts: "1/74", cells: [try cell(6.1, 0.0004, 88_000, 0.74)]),
      ])
  }
}
