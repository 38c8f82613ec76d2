import Foundation

extension DataDirectory {
  /// The numbers of rows that the topics are compared at.
  public static let sizes = [100, 10_000, largestSize]

  /// The largest number of rows.
  public static let largestSize = 1_000_000

  /// The rows and covariates of the regressions.
  public static let regressions = [
    (rows: 99, columns: 4), (rows: 200, columns: 6), (rows: 1_000, columns: 6),
    (rows: 100_000, columns: 10), (rows: largestSize, columns: 20),
  ]

  /// The matched sets of the conditional regressions; in each a case and two controls.
  public static let matchedSets = [83, 10_000]

  /// The rows and covariates of the Cox regressions.
  public static let hazards = [
    (rows: 99, columns: 4), (rows: 10_000, columns: 10), (rows: largestSize, columns: 10),
  ]

  /// The rows and columns of the CSV file.
  public static let table = (rows: 100_000, columns: 10)

  /// Makes all files, seeded: every run makes the same ones.
  public func writeAll() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try writeTable()
    try writeCohort()
    for size in Self.regressions { try writeRegression(rows: size.rows, columns: size.columns) }
    for sets in Self.matchedSets { try writeMatched(sets) }
    for size in Self.hazards { try writeHazards(rows: size.rows, columns: size.columns) }
    for size in Self.sizes {
      try writeSurvival(size)
      try writeRisks(size)
      try writeScores(size)
      try writePairs(size)
    }
    try writeSamples()
    try writeArrangements(Self.largestSize)
  }

  /// `cohort.csv`: the 99 synthetic records of the acceptance program.
  private func writeCohort() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let cohort = root.appendingPathComponent("Examples/Acceptance/cohort.csv")
    try Data(contentsOf: cohort).write(to: file("cohort.csv"))
  }

  /// `table.csv`: three decimals, as measured values are typed in.
  private func writeTable() throws {
    var random = RandomSource(seed: 1)
    let names = (1...Self.table.columns).map { "x\($0)" }
    var text = names.joined(separator: ",") + "\n"
    for _ in 0..<Self.table.rows {
      let cells = names.map { _ in String(format: "%.3f", 50 + 20 * random.normal()) }
      text += cells.joined(separator: ",") + "\n"
    }
    try Data(text.utf8).write(to: file("table.csv"))
  }

  /// `logistic-<rows>.x1 ...` and `.y`: correlated covariates on different scales.
  private func writeRegression(rows: Int, columns: Int) throws {
    var random = RandomSource(seed: 2)
    var covariates = [[Double]](repeating: [], count: columns)
    var outcome: [Double] = []
    for _ in 0..<rows {
      let shared = random.normal()
      var predictor = -0.4
      for column in 0..<columns {
        let value = 0.5 * shared + random.normal()
        let scale = pow(2, Double(column % 10))
        covariates[column].append(value * scale + Double(10 * (column % 10)))
        predictor += (column.isMultiple(of: 2) ? 0.3 : -0.2) * value
      }
      outcome.append(random.uniform() < 1 / (1 + exp(-predictor)) ? 1 : 0)
    }
    for (column, values) in covariates.enumerated() {
      try write(values, to: "logistic-\(rows).x\(column + 1)")
    }
    try write(outcome, to: "logistic-\(rows).y")
  }

  /// `cox-<rows>.x1 ...`, `.distinct`, `.tied` and `.event`: correlated covariates on different
  /// scales, exponential times, all distinct or in steps of a twentieth.
  private func writeHazards(rows: Int, columns: Int) throws {
    var random = RandomSource(seed: 10)
    var covariates = [[Double]](repeating: [], count: columns)
    var times: [Double] = []
    var events: [Double] = []
    for _ in 0..<rows {
      let shared = random.normal()
      var predictor = 0.0
      for column in 0..<columns {
        let value = 0.5 * shared + random.normal()
        covariates[column].append(value * pow(2, Double(column % 10)) + Double(10 * (column % 10)))
        predictor += (column.isMultiple(of: 2) ? 0.3 : -0.2) * value
      }
      let death = random.exponential(mean: 40 * exp(-predictor))
      let censoring = 120 * random.uniform()
      times.append(min(death, censoring))
      events.append(death <= censoring ? 1 : 0)
    }
    for (column, values) in covariates.enumerated() {
      try write(values, to: "cox-\(rows).x\(column + 1)")
    }
    try write(times, to: "cox-\(rows).distinct")
    try write(times.map { ($0 * 20).rounded(.up) / 20 }, to: "cox-\(rows).tied")
    try write(events, to: "cox-\(rows).event")
  }

  /// `matched-<sets>.x1 .x2`, `.y` and `.set`: small counts, the first of each set the case.
  private func writeMatched(_ sets: Int) throws {
    var random = RandomSource(seed: 9)
    var covariates: [[Double]] = [[], []]
    var outcome: [Double] = []
    var set: [Double] = []
    for place in 0..<sets {
      for member in 0..<3 {
        for column in 0..<2 {
          let level = random.uniform() + (member == 0 ? 0.15 : 0)
          covariates[column].append(level < 0.6 ? 0 : level < 0.85 ? 1 : 2)
        }
        outcome.append(member == 0 ? 1 : 0)
        set.append(Double(place))
      }
    }
    try write(covariates[0], to: "matched-\(sets).x1")
    try write(covariates[1], to: "matched-\(sets).x2")
    try write(outcome, to: "matched-\(sets).y")
    try write(set, to: "matched-\(sets).set")
  }

  /// `survival-{few,thousands,distinct}-<n>.{time,event,group}`: three arms; whole months, steps of
  /// a twentieth (2400 distinct times), or all distinct.
  private func writeSurvival(_ count: Int) throws {
    var random = RandomSource(seed: 3)
    var times: [Double] = []
    var events: [Double] = []
    var groups: [Double] = []
    for _ in 0..<count {
      let group = Int(random.next() % 3)
      let death = random.exponential(mean: [30, 34, 40][group])
      let censoring = 120 * random.uniform()
      times.append(min(death, censoring))
      events.append(death <= censoring ? 1 : 0)
      groups.append(Double(group))
    }
    try write(times, to: "survival-distinct-\(count).time")
    try write(times.map { $0.rounded(.up) }, to: "survival-few-\(count).time")
    try write(times.map { ($0 * 20).rounded(.up) / 20 }, to: "survival-thousands-\(count).time")
    for kind in ["distinct", "thousands", "few"] {
      try write(events, to: "survival-\(kind)-\(count).event")
      try write(groups, to: "survival-\(kind)-\(count).group")
    }
  }

  /// `risks-{few,distinct}-<n>.{time,cause,group,x1,...,x4}`: two causes, 1 and 2, and 0 where
  /// censored; three arms, four covariates; whole months, or all times distinct.
  private func writeRisks(_ count: Int) throws {
    var random = RandomSource(seed: 12)
    var columns = [[Double]](repeating: [], count: 7)
    for _ in 0..<count {
      let group = Int(random.next() % 3)
      let covariates = (0..<4).map { _ in random.normal() }
      let effect = zip([0.4, -0.3, 0.2, 0], covariates).reduce(0) { $0 + $1.0 * $1.1 }
      let own = random.exponential(mean: [30, 40, 50][group] * exp(-effect))
      let other = random.exponential(mean: 45)
      let censoring = 120 * random.uniform()
      let time = min(own, other, censoring)
      let cause: Double = time == own ? 1 : time == other ? 2 : 0
      for (place, value) in ([time, cause, Double(group)] + covariates).enumerated() {
        columns[place].append(value)
      }
    }
    let names = ["time", "cause", "group", "x1", "x2", "x3", "x4"]
    for (name, values) in zip(names, columns) {
      try write(values, to: "risks-distinct-\(count).\(name)")
      try write(
        name == "time" ? values.map { $0.rounded(.up) } : values,
        to: "risks-few-\(count).\(name)")
    }
  }

  /// `scores-{decimals,distinct}-<n>.{score,event}`: three decimals, or all distinct.
  private func writeScores(_ count: Int) throws {
    var random = RandomSource(seed: 4)
    var scores: [Double] = []
    var events: [Double] = []
    for _ in 0..<count {
      let event = random.uniform() < 0.4
      scores.append(random.normal() + (event ? 0.8 : 0))
      events.append(event ? 1 : 0)
    }
    try write(scores, to: "scores-distinct-\(count).score")
    try write(scores.map { ($0 * 1000).rounded() / 1000 }, to: "scores-decimals-\(count).score")
    for kind in ["distinct", "decimals"] {
      try write(events, to: "scores-\(kind)-\(count).event")
    }
  }

  /// `paired-<n>.{before,after}`: multiples of 1/256, whose differences are exact as doubles and as
  /// decimals.
  private func writePairs(_ count: Int) throws {
    var random = RandomSource(seed: 8)
    func stepped(_ value: Double) -> Double { (value * 256).rounded() / 256 }
    let before = (0..<count).map { _ in stepped(50 + 10 * random.normal()) }
    let after = before.map { stepped(0.6 * $0 + 20.01 + 8 * random.normal()) }
    try write(before, to: "paired-\(count).before")
    try write(after, to: "paired-\(count).after")
  }

  /// `exact-{tied,distinct}-<n>.{first,second}`: pain scores, whole numbers from 0 to 10, many
  /// tied, and numbers all distinct; n in each sample.
  private func writeSamples() throws {
    var random = RandomSource(seed: 5)
    for count in [50, 100] {
      let first = (0..<count).map { _ in 5 + 2 * random.normal() }
      let second = (0..<count).map { _ in 4.2 + 2 * random.normal() }
      for (name, values) in [("first", first), ("second", second)] {
        try write(values, to: "exact-distinct-\(count).\(name)")
        try write(
          values.map { min(10, max(0, $0.rounded())) }, to: "exact-tied-\(count).\(name)")
      }
    }
    // 200 differences in tenths, none of them 0.
    let differences = (0..<200).map { _ in 0.2 + random.normal() }
    try write(differences, to: "exact-distinct.difference")
    // 99 changes in half grades, none of them 0.
    try write(
      differences.prefix(99).map { ($0 * 2).rounded(.awayFromZero) / 2 }, to: "exact-99.change")
    try write(
      differences.map { ($0 * 10).rounded(.awayFromZero) / 10 }, to: "exact-tied.difference")
  }

  /// `scores-{nearly-sorted,reversed,one-exponent,constant}-<n>.score`: what sorts stumble over.
  private func writeArrangements(_ count: Int) throws {
    var random = RandomSource(seed: 6)
    var ascending = (0..<count).map { Double($0) / 8 }
    try write(ascending.reversed(), to: "scores-reversed-\(count).score")
    for _ in 0..<count / 100 {
      ascending.swapAt(Int(random.next() % UInt64(count)), Int(random.next() % UInt64(count)))
    }
    try write(ascending, to: "scores-nearly-sorted-\(count).score")
    let uniform = (0..<count).map { _ in 1 + random.uniform() }
    try write(uniform, to: "scores-one-exponent-\(count).score")
    try write([Double](repeating: 3, count: count), to: "scores-constant-\(count).score")
  }
}
