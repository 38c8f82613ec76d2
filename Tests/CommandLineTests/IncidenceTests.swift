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
        ], "are for follow-up from the origin"
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
