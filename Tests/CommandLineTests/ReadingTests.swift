#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  /// What the command line takes for missing, for levels and for truth values, and says of it.
  @Suite("Reading by the command line")
  struct ReadingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(
      _ file: String, _ options: String...
    ) throws -> (status: Int32, output: String, errors: String) {
      try folder.write(file, to: "data.csv")
      let words = options.flatMap { $0.split(separator: " ").map(String.init) }
      return try Program.run(
        "spine-outcomes", in: folder.path, arguments: [words[0], "data.csv"] + words.dropFirst())
    }

    private let withWord = "x,g,y\n1,a,0\n2,NA,1\n3,a,0\n4,b,1\n5,NA,1\n6,b,0\n7,a,1\n8,NA,0\n"

    @Test("A word for missing is a level only when the caller says so")
    func words() throws {
      let options = "logistic --outcome y --category g"
      let missing = try run(withWord, options, "--missing NA")
      #expect(missing.output.contains("3 of 8 records excluded (missing: g 3)"))
      let present = try run(withWord, options, "--not-missing NA")
      #expect(present.status == 0 && present.output.contains("  NA              2/3"))
      let named = try run(
        "x,y\n1,none\n2,NA\n3,NA\n4,none\n1,NA\n", "logistic --outcome y --event NA --predictor x")
      #expect(named.output.contains("events = 3"))
      let none = try run(
        "x,g\n1,none\n2,-\n3,none\n4,?\n", "compare --value x --by g --format json")
      #expect(none.status == 0)
    }

    @Test("A number for missing is compared as a number")
    func numbers() throws {
      let rows = "x,g,y\n1,1,0\n-9,2,1\n3,-9.00,0\n4,2,1\n-9.0,1,1\n6,2,0\n"
      for text in ["-9", "-9.0", "-9e0"] {
        let compared = try run(rows, "compare --value x --by g --missing \(text)")
        let line = compared.output.replacing("\n", with: " ")
        #expect(line.contains("3 of 6 records excluded (missing: x 2"), "\(compared)")
        #expect(!compared.output.contains("matches no cell"))
      }
      let texts = try run("x,g\n1,09\n2,9a\n3,9a\n4,09\n", "compare --value x --by g --missing 9a")
      #expect(texts.errors.contains("1 group with complete cases"))
    }

    @Test("A text for missing that occurs nowhere is told")
    func unmatched() throws {
      for command in [
        "logistic --outcome y --predictor x", "compare --value x --by y",
        "table --rows x --columns y",
        "roc --outcome y --score x --events-score higher", "survival --time x --event y",
      ] {
        let run = try run(
          "x,y\n1,0\n2,1\n1,1\n2,0\n3,1\n4,0\n1,1\n4,1\n3,0\n", command,
          "--missing 2 --missing=-9 --missing n/a")
        let told =
          run.output.contains("--missing -9 matches no cell")
          && run.output.contains("--missing n/a matches no")
        #expect(run.status == 0 && told, "\(run)")
        #expect(!run.output.contains("--missing 2 matches"))
      }
    }

    @Test("1.0 and 0.0 are truth values")
    func truthValues() throws {
      let rows = ["1,1.0", "2,0.0", "3,1", "2,0.00", "4,", "2,1.0"]
      let decimal = try run(
        "x,y\n" + rows.joined(separator: "\n"), "logistic --outcome y --predictor x --format json")
      let whole = try run(
        "x,y\n1,1\n2,0\n3,1\n2,0\n4,\n2,1", "logistic --outcome y --predictor x --format json")
      #expect(decimal.status == 0 && decimal.output == whole.output)
    }

    @Test("Levels that differ in capitals only are told")
    func capitals() throws {
      let run = try run("x,g\n1,u\n2,U\n3,u\n", "compare --value x --by g")
      #expect(run.output.contains("The values \"u\" and \"U\" of g differ in capitals only."))
    }

    @Test("Options that may be repeated, and values that look like options")
    func repeated() throws {
      let rows = "x,--by,y\n1,1,0\n2,2,1\n1,3,1\n2,2,0\n4,1,1\n3,2,0\n4,3,0\n1,1,1\n"
      let terms = try run(
        rows,
        "logistic --outcome y --predictor x --predictor=--by --missing a --missing b --crude "
          + "--crude")
      #expect(terms.status == 0, "\(terms.errors)")
      let event = try run(
        "x,y\n1,--score\n2,no\n3,--score\n2,no\n", "roc --outcome y --event --score --score x",
        "--events-score higher")
      #expect(event.status == 0, "\(event.errors)")
    }

    @Test("A category within strata has a test of all its levels")
    func categoryWithinStrata() throws {
      struct Output: Decodable {
        var conditionalLogisticRegression: ConditionalLogisticRegression
        var termTests: [JointTest]
        var columns: [String: String?]
      }
      let rows = (0..<48).map { row in
        "\(["a", "b", "c"][row % 3]),\(row * 7 % 11),\((row * row + row / 5) % 2),s\(row / 12)"
      }
      let file = "g,x,y,s\n" + rows.joined(separator: "\n")
      let options = "logistic --outcome y --predictor x --category g --strata s"
      let text = try run(file, options)
      #expect(text.output.contains("g, all levels: Joint test (Wald), chi-square(2) = "))
      let json = try run(file, options, "--format json")
      let output = try JSONDecoder().decode(Output.self, from: Data(json.output.utf8))
      #expect(output.columns["strata"] == "s")
      #expect(output.termTests.map(\.columns) == [["x"], ["g: b", "g: c"]])
      let model = output.conditionalLogisticRegression
      #expect(output.termTests.last == (try model.waldTest(ofTerm: "g")))
      // Of a single column the test is that of its coefficient.
      let p = try #require(output.termTests.first).pValue.value
      #expect(agrees(p, model.coefficients[0].pValue.value, digits: 10))
    }

    @Test("The columns of clusters and of trials are named")
    func columnNames() throws {
      let rows = (0..<24).map { "\($0 % 4),\(5 + $0 % 3),\($0 % 7),h\($0 % 6)" }
      let text = try run(
        "dead,n,x,hospital\n" + rows.joined(separator: "\n"),
        "logistic --outcome dead --trials n --predictor x --cluster hospital")
      #expect(text.output.contains("Clusters: 6 (hospital)"), "\(text)")
      #expect(text.output.contains(" trials (n) in 24 rows"), "\(text)")
    }

    @Test("An elimination lists its start", arguments: ["start", "ageMonths"])
    func elimination(term: String) throws {
      let run = try Program.run(
        "spine-outcomes",
        arguments: [
          "logistic", Program.file("Examples/Data/kyphosis.csv").path, "--outcome", "kyphosis",
          "--predictor", "start", "--predictor", term == "start" ? "vertebrae" : term,
          "--selection", "backward-aic",
        ])
      let start = run.output.split(separator: "\n").first { $0.hasPrefix("   0  none") }
      #expect(start != nil, "\(run)")
    }

    @Test("A predictor in units", arguments: ["", " --crude", " --strata vertebrae"])
    func units(options: String) throws {
      func coefficient(_ predictor: String) throws -> Coefficient {
        struct Output: Decodable {
          struct Model: Decodable { var coefficients: [Coefficient] }

          var logisticRegression: Model?
          var conditionalLogisticRegression: Model?
        }
        let run = try Program.run(
          "spine-outcomes",
          arguments: [
            "logistic", Program.file("Examples/Data/kyphosis.csv").path, "--outcome", "kyphosis",
            "--predictor", predictor, "--predictor", "start", "--format", "json",
          ] + options.split(separator: " ").map(String.init))
        let output = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
        let model = output.logisticRegression ?? output.conditionalLogisticRegression
        return try #require(model?.coefficients.first { $0.name.hasPrefix("ageMonths") })
      }
      let (month, year) = try (coefficient("ageMonths"), coefficient("ageMonths:12"))
      #expect(year.name == "ageMonths (per 12)")
      #expect(agrees(year.estimate, 12 * month.estimate, digits: 12))
      #expect(agrees(year.standardError, 12 * month.standardError, digits: 12))
      #expect(agrees(year.pValue.value, month.pValue.value, digits: 11))
    }

    @Test("A colon may be in the name of a predictor")
    func colon() throws {
      let rows = "x:2,y\n1,1\n2,0\n3,1\n2,0\n4,0\n1,1\n3,0\n"
      let whole = try run(rows, "logistic --outcome y --predictor x:2")
      #expect(whole.output.contains("x:2 "), "\(whole)")
      let units = try run(rows, "logistic --outcome y --predictor x:2:0.5")
      #expect(units.output.contains("x:2 (per 0.5)"), "\(units)")
    }
  }
#endif
