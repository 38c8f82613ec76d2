#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// The cases of `Fixtures/competing-risks`.
  private struct Expected: Decodable {
    struct Row: Decodable {
      var time: Double
      var incidence: Double
      var greenwood: Double
    }
    struct Curve: Decodable {
      var cause: String
      var group: String
      var rows: [Row]
    }
    struct Gray: Decodable {
      var cause: String
      var rho: Double
      var statistic: Double
      var pValue: Double
    }
    struct Case: Decodable {
      var name: String
      var times: [Double]
      var causes: [Int]
      var causeNames: [String]
      var groupCodes: [Int]
      var groupNames: [String]
      var stratumCodes: [Int]
      var stratumNames: [String]
      var weights: [Int]?
      var curves: [Curve]
      var gray: [Gray]
    }
    var cases: [Case]
  }

  @Suite("Competing risks on the command line")
  struct IncidenceTests {
    private struct Output: Decodable {
      struct AtTime: Decodable {
        var cause: String
        var group: String
        var time: Double
        var incidence: Estimate?
        var standardError: Double?
      }
      struct OfCause<Value: Decodable>: Decodable {
        var cause: String
        var result: Value?
        var error: String?
      }
      var cumulativeIncidence: CumulativeIncidence
      var incidenceAtTimes: [AtTime]?
      var grayTests: [OfCause<GrayTest>]?
      var coxRegression: CoxRegression?
      var fineGrayRegression: FineGrayRegression?
      var coxRegressionError: String?
      var fineGrayRegressionError: String?
    }

    private static let file = Program.file("Examples/Data/recurrence.csv").path
    private static let plain = ["--time", "months", "--cause", "ending"]

    private func run(
      _ file: String, _ more: [String]
    ) throws -> (status: Int32, output: String, errors: String) {
      try Program.run("spine-outcomes", arguments: ["incidence", file] + more)
    }

    private func json(_ file: String, _ more: [String]) throws -> Output {
      let (status, output, errors) = try run(file, more + ["--format", "json"])
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
    }

    private func fixture(_ name: String) throws -> Expected.Case {
      try #require(
        try Fixtures.json("competing-risks/expected.json", as: Expected.self).cases
          .first { $0.name == name })
    }

    /// A fixture as a file, with an empty cell or a word where censored.
    private func write(
      _ fixture: Expected.Case, to folder: TemporaryFolder, censored: String
    ) throws -> String {
      var text = "time,ending,arm,site,number\n"
      for row in fixture.times.indices {
        let cause = fixture.causes[row]
        let ending = cause == 0 ? censored : fixture.causeNames[cause - 1]
        text += "\(fixture.times[row]),\(ending),\(fixture.groupNames[fixture.groupCodes[row]]),"
        text += "\(fixture.stratumNames[fixture.stratumCodes[row]]),\(fixture.weights?[row] ?? 1)\n"
      }
      try folder.write(text, to: "data.csv")
      return folder.url.appendingPathComponent("data.csv").path
    }

    @Test(arguments: ["", "alive"])
    func curvesAndTests(censored: String) throws {
      let (fixture, folder) = (try fixture("strata"), try TemporaryFolder())
      let file = try write(fixture, to: folder, censored: censored)
      let times = fixture.curves[0].rows.map { "\($0.time)" }.joined(separator: ",")
      let found = try json(
        file,
        ["--time", "time", "--cause", "ending", "--by", "arm", "--strata", "site", "--at", times]
          + (censored.isEmpty ? [] : ["--censored", censored]))
      for curve in fixture.curves {
        for row in curve.rows {
          guard
            let own = found.incidenceAtTimes?.first(where: {
              $0.cause == curve.cause && $0.group == curve.group && $0.time == row.time
            }), let incidence = own.incidence
          else { continue }
          #expect(agrees(incidence.value, row.incidence, digits: 15))
          #expect(agrees(own.standardError ?? -1, row.greenwood, digits: 14))
        }
      }
      for truth in fixture.gray where truth.rho == 0 {
        let test = try #require(found.grayTests?.first { $0.cause == truth.cause }?.result)
        #expect(agrees(test.statistic?.value ?? 0, truth.statistic, digits: 12))
        #expect(agrees(test.pValue.value, truth.pValue, digits: 12))
        #expect(test.strataCount == 3)
      }
    }

    /// Events on the day of the operation count; F(0) is 1/6 of each cause, F(1) 1/6 + 4/6 1/4.
    @Test func eventsAtTheOrigin() throws {
      let folder = try TemporaryFolder()
      try folder.write("t,c\n0,r\n0,d\n1,r\n1,\n2,d\n3,\n", to: "data.csv")
      let found = try json(
        folder.url.appendingPathComponent("data.csv").path,
        ["--time", "t", "--cause", "c", "--at", "0,1"])
      for (cause, time, truth) in [("r", 0.0, 1.0 / 6), ("d", 0, 1.0 / 6), ("r", 1, 1.0 / 3)] {
        let own = found.incidenceAtTimes?.first { $0.cause == cause && $0.time == time }
        #expect(agrees(own?.incidence?.value ?? -1, truth, digits: 15))
      }
    }

    @Test func weights() throws {
      let (fixture, folder) = (try fixture("weights"), try TemporaryFolder())
      let file = try write(fixture, to: folder, censored: "")
      let found = try json(
        file, ["--time", "time", "--cause", "ending", "--by", "arm", "--weights", "number"])
      for truth in fixture.gray where truth.rho == 0 {
        let test = try #require(found.grayTests?.first { $0.cause == truth.cause }?.result)
        #expect(agrees(test.statistic?.value ?? 0, truth.statistic, digits: 12))
      }
    }

    @Test func everyValueIsListed() throws {
      let (status, output, errors) = try run(
        Self.file, Self.plain + ["--censored", "alive", "--by", "care"])
      #expect(status == 0 && errors.isEmpty)
      for line in [
        "alive       censored    21", "death       cause       43", "recurrence  cause       56",
      ] { #expect(output.contains(line)) }
      #expect(output.contains("Gray's test of recurrence: chi-square(2) = "))
    }

    @Test func regressionsBesideEachOther() throws {
      let options =
        Self.plain + [
          "--censored", "alive", "--cause-of-interest", "recurrence", "--predictor", "age:10",
          "--category", "care:reoperation",
        ]
      let found = try json(Self.file, options)
      let cox = try #require(found.coxRegression)
      let fineGray = try #require(found.fineGrayRegression)
      #expect(cox.coefficients.map(\.name) == fineGray.coefficients.map(\.name))
      #expect(cox.events == fineGray.events && fineGray.competingEvents == 43)
      let (_, output, _) = try run(Self.file, options)
      #expect(output.contains("SHR") && output.contains("Regressions of recurrence"))
    }

    @Test func strataReachTheRegressions() throws {
      let options =
        Self.plain + [
          "--censored", "alive", "--cause-of-interest", "recurrence", "--predictor", "age",
          "--strata", "hospital",
        ]
      let found = try json(Self.file, options)
      #expect(found.coxRegression?.strata == "hospital")
      #expect(found.fineGrayRegression?.strata == "hospital")
      #expect(found.fineGrayRegression?.censoringGroups == "hospital")
      let pooled = try json(Self.file, options + ["--pooled-censoring"])
      #expect(pooled.fineGrayRegression?.censoringGroups == nil)
      #expect(pooled.fineGrayRegression?.coefficients != found.fineGrayRegression?.coefficients)
      let named = try json(Self.file, options + ["--censoring-by", "care"])
      #expect(named.fineGrayRegression?.censoringGroups == "care")
      let (_, output, _) = try run(Self.file, options)
      #expect(
        output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          .contains("strata of hospital, censoring by stratum"))
    }

    @Test func lateEntryReachesTheRegressions() throws {
      let folder = try TemporaryFolder()
      var text = "t,c,e,x\n"
      for row in 0..<40 {
        let ending = ["r", "d", "", "r"][row % 4]
        text += "\(5 + row),\(ending),\(row > 10 ? row % 5 : 0),\(row * 7 % 11)\n"
      }
      try folder.write(text, to: "late.csv")
      let options = [
        "--time", "t", "--cause", "c", "--entry", "e", "--predictor", "x", "--cause-of-interest",
        "r",
      ]
      let found = try json(folder.url.appendingPathComponent("late.csv").path, options)
      #expect(found.fineGrayRegression?.hasLateEntry == true)
      #expect(found.coxRegression != nil)
    }

    /// A regression that the data do not allow says why; the rest is there.
    @Test func failedRegressions() throws {
      let folder = try TemporaryFolder()
      // Recurrences in the order of x; those who die have the largest and stay at risk of recurrence.
      var text = "t,c,x,k\n"
      for row in 0..<12 { text += "\(row + 1),r,\(12 - row),1\n" }
      text += "0.5,d,20,1\n0.6,d,1,1\n20,,0,1\n"
      try folder.write(text, to: "monotone.csv")
      let file = folder.url.appendingPathComponent("monotone.csv").path
      let options = [
        "--time", "t", "--cause", "c", "--predictor", "x", "--cause-of-interest", "r", "--at", "5",
      ]
      let found = try json(file, options)
      #expect(found.coxRegression == nil)
      #expect(found.coxRegressionError?.contains("x") == true)
      #expect(found.fineGrayRegression != nil && found.fineGrayRegressionError == nil)
      #expect(found.incidenceAtTimes?.count == 2)
      let (status, output, errors) = try run(file, options)
      #expect(status == 0 && errors.isEmpty)
      #expect(output.contains("Cox regression: not done: "))
      #expect(output.contains("Fine-Gray regression") && output.contains("Events by cause"))
      let both = try json(file, options + ["--predictor", "k"])
      #expect(both.coxRegressionError != nil && both.fineGrayRegressionError != nil)
      #expect(both.cumulativeIncidence.count == 15)
    }

    @Test(arguments: [
      ("t,c\n1,a\n-2,b\n3,\n", [], "line 3", "is negative"),
      ("t,c\n1,a\nsoon,b\n3,\n", [], "line 3", "number"),
      ("t,c\n1,a\n2,n/a\n3,\n", [], "line 3", "--missing"),
      ("t,c\n1,a\n2, a\n3,\n", [], "line 3", "blanks"),
      ("t,c,e\n1,a,0\n2,b,2\n3,,0\n", ["--entry", "e"], "line 3", "is not before"),
      ("t,c,e\n1,a,0\n2,b,-1\n3,,0\n", ["--entry", "e"], "line 3", "is negative"),
      ("t,cause\n1,a\n2,b\n", [], "has no column \"c\"", "its columns are"),
      ("t,c\n,a\n,b\n,\n", [], "t", "missing"),
      ("t,c\n", [], "m.csv", "no data rows"),
      ("t,c\n1,\n2,\n", [], "c:", "no cell holds a cause"),
      ("t;c\n1;a\n2;\n", [], "--delimiter", "semicolon"),
      (
        "t,c,x\n1,a,\n2,b,\n3,,\n", ["--category", "x", "--cause-of-interest", "a"], "x 3",
        "no complete cases"
      ),
      (
        "t,c,x\n1,a,old\n2,b,4\n3,,2\n", ["--predictor", "x", "--cause-of-interest", "a"],
        "line 2", "is not a number"
      ),
    ])
    func mistakesInTheFile(
      text: String, more: [String], place: String, reason: String
    ) throws {
      let folder = try TemporaryFolder()
      try folder.write(text, to: "m.csv")
      let file = folder.url.appendingPathComponent("m.csv").path
      let (status, output, errors) = try run(file, ["--time", "t", "--cause", "c"] + more)
      #expect(status != 0 && output.isEmpty, "\(text): \(output)")
      #expect(errors.contains(place) && errors.contains(reason), "\(errors)")
      #expect(errors.split(separator: "\n").count == 1, "\(errors)")
    }

    @Test func numbersAsCauses() throws {
      let folder = try TemporaryFolder()
      try folder.write("t,s\n1,1\n2,0\n3,2\n4,1\n", to: "n.csv")
      let file = folder.url.appendingPathComponent("n.csv").path
      let found = try json(file, ["--time", "t", "--cause", "s", "--censored", "0.0"])
      #expect(found.cumulativeIncidence.causes == ["1", "2"])
      #expect(found.cumulativeIncidence["1", group: "all"]?.events == 2)
    }

    @Test func missingIsNotCensored() throws {
      let folder = try TemporaryFolder()
      try folder.write("t,s\n1,a\n2,alive\n3,\n4,b\n", to: "m.csv")
      let file = folder.url.appendingPathComponent("m.csv").path
      let named = try json(file, ["--time", "t", "--cause", "s", "--censored", "alive"])
      #expect(named.cumulativeIncidence.count == 3)
      #expect(named.cumulativeIncidence.exclusions.excluded == 1)
      let empty = try json(file, ["--time", "t", "--cause", "s"])
      #expect(empty.cumulativeIncidence.count == 4)
      #expect(empty.cumulativeIncidence.causes == ["a", "alive", "b"])
    }

    /// Where everyone had an event the incidence is the share that had it by then.
    @Test func allHadEvents() throws {
      let folder = try TemporaryFolder()
      let causes = ["rec", "dead", "rec", "rec", "dead", "rec", "dead", "dead"]
      let rows = causes.indices.map { "\($0 + 1),\(causes[$0]),\($0 * 7 % 5)" }
      try folder.write((["t,c,x"] + rows).joined(separator: "\n") + "\n", to: "data.csv")
      let run = try Program.run(
        "spine-outcomes",
        arguments: [
          "incidence", "\(folder.path)/data.csv", "--time", "t", "--cause", "c",
          "--all-had-events", "--at", "3,6", "--cause-of-interest", "rec", "--predictor", "x",
          "--format", "json",
        ])
      #expect(run.status == 0)
      let output = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
      for place in try #require(output.incidenceAtTimes) {
        let had = causes.prefix(Int(place.time)).count { $0 == place.cause }
        #expect(agrees(try #require(place.incidence).value, Double(had) / 8, digits: 15))
      }
      #expect(output.incidenceAtTimes?.count == 4)
      #expect(output.coxRegression != nil && output.fineGrayRegression != nil)
    }

    @Test(arguments: [
      ([], "no cell is empty, so that nobody would be censored; name the value"),
      (["--censored", "alife"], "did you mean \"alive\"?"),
      (
        ["--censored", "alive", "--cause-of-interest", "recurence"],
        "did you mean \"recurrence\"?"
      ),
      (
        ["--censored", "alive", "--strata", "hospital"], "--strata needs the groups that --by names"
      ),
      (["--censored", "alive", "--all-had-events"], "exclude each other"),
      (["--censored", "alive", "--predictor", "age"], "name it with --cause-of-interest"),
      (
        ["--censored", "alive", "--cause-of-interest", "alive"],
        "--censored and --cause-of-interest name the same value"
      ),
      (["--censored", "alive", "--by", "ending"], "both name the column \"ending\""),
      (
        [
          "--censored", "alive", "--entry", "age", "--predictor", "blocks", "--cause-of-interest",
          "death",
        ], "is not before the end of follow-up"
      ),
      (["--censored", "alive", "--pooled-censoring"], "--pooled-censoring is for regressions"),
      (
        [
          "--censored", "alive", "--predictor", "age", "--cause-of-interest", "death",
          "--pooled-censoring", "--censoring-by", "care",
        ], "--censoring-by and --pooled-censoring exclude each other"
      ),
      (
        ["--censored", "alive", "--predictor", "months", "--cause-of-interest", "death"],
        "--time and --predictor both name the column \"months\""
      ),
      (
        ["--censored", "alive", "--category", "ending", "--cause-of-interest", "death"],
        "--cause and --category both name the column \"ending\""
      ),
    ])
    func refusals(options: [String], message: String) throws {
      let (status, output, errors) = try run(Self.file, Self.plain + options)
      #expect(status != 0 && output.isEmpty)
      #expect(errors.contains(message), "\(errors)")
      #expect(errors.split(separator: "\n").count <= 2)
    }
  }
#endif
