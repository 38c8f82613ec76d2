#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  @Suite("Figures by the command line")
  struct PlotTests {
    private static let kyphosis = Program.file("Examples/Data/kyphosis.csv").path
    private static let lung = Program.file("Examples/Data/lung.csv").path

    private static let cohort = Program.file("Examples/Acceptance/cohort.csv").path

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: [String]) throws -> (
      status: Int32, output: String, errors: String
    ) {
      try Program.run("spine-outcomes", in: folder.path, arguments: arguments)
    }

    private static let survival = [
      "survival", lung, "--time", "days", "--event", "died", "--by", "sex",
    ]
    private static let table = ["table", lung, "--rows", "sex", "--columns", "died"]
    private static let cox = [
      "cox", lung, "--time", "days", "--event", "died", "--predictor", "age", "--category",
      "sex:male",
    ]
    private static let incidence = [
      "incidence", Program.file("Examples/Data/recurrence.csv").path, "--time", "months", "--cause",
      "ending", "--censored", "alive", "--by", "care",
    ]
    private static let logistic = [
      "logistic", kyphosis, "--outcome", "kyphosis", "--predictor", "start", "--predictor",
      "ageMonths",
    ]

    @Test(arguments: [
      (survival, "Survival by sex", "170"),
      (survival + ["--plot-kind", "survival-with-events"], "Survival by sex", "170"),
      (
        [
          "roc", kyphosis, "--outcome", "kyphosis", "--score", "start", "--events-score", "lower",
          "--compare", "ageMonths:higher",
        ], "ROC curve of kyphosis", "85"
      ),
      (logistic, "Odds ratio", "170"),
      (logistic + ["--crude", "--plot-width", "85"], "Odds ratio", "85"),
      (logistic + ["--plot-kind", "calibration"], "Calibration", "85"),
      (["compare", kyphosis, "--value", "start", "--by", "kyphosis"], "start by kyphosis", "85"),
      (cox, "Hazard ratio", "170"),
      (cox + ["--crude", "--plot-width", "85"], "Hazard ratio", "85"),
      (incidence, "Cumulative incidence by care", "170"),
      (["describe", lung], "Distribution of each variable", "170"),
      (["describe", lung, "--by", "sex"], "Distribution of each variable by sex", "170"),
      (
        ["correlate", kyphosis, "--x", "ageMonths", "--y", "start"], "start against ageMonths", "85"
      ),
      (table, "died by sex", "85"),
      (table + ["--plot-kind", "effects"], "Ratio", "170"),
      (table + ["--strata", "ecog"], "Odds ratio", "170"),
      (["proportion", lung, "--of", "died", "--by", "sex"], "died", "85"),
      (
        ["friedman", cohort, "--column", "painBefore", "painAfter"], "Value: painBefore, painAfter",
        "85"
      ),
      (["friedman", cohort, "--column", "walksBefore", "walksAfter"], "Yes", "85"),
      (
        ["paired", cohort, "--before", "walksBefore", "--after", "walksAfter"],
        "Change from walksBefore to walksAfter", "85"
      ),
      (
        [
          "table", cohort, "--rows", "motorBefore", "--columns", "motorAfter", "--test", "bowker",
        ], "Change from motorBefore to motorAfter", "85"
      ),
      (survival + ["--cluster", "institution"], "Survival by sex", "170"),
      (
        incidence + [
          "--cause-of-interest", "recurrence", "--plot-kind", "incidence-with-events",
          "--plot-width", "85",
        ], "Cumulative incidence by care", "85"
      ),
    ])
    func figureIsWrittenBesideTheResult(
      _ arguments: [String], _ title: String, _ width: String
    ) throws {
      let plotted = try run(arguments + ["--plot", "figure.svg"])
      #expect(plotted.status == 0 && plotted.errors.isEmpty)
      let plain = arguments.filter { !$0.hasPrefix("--plot") }
        .filter {
          ![
            "survival-with-events", "incidence-with-events", "calibration", "85", "effects",
          ].contains($0)
        }
      #expect(plotted.output == (try run(plain).output))
      let svg = try folder.text(of: "figure.svg")
      #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
      #expect(svg.contains("width=\"\(width)mm\"") && svg.contains("\">\(title)</title>"))
      #expect(try folder.names() == ["figure.svg"])
    }

    @Test func changesHaveAPanelForEachGroup() throws {
      try folder.write("before,after,arm\n1,2,a\n2,2,a\n3,5,b\n4,,b\n2,1,b\n", to: "d.csv")
      let plotted = try run([
        "paired", "d.csv", "--before", "before", "--after", "after", "--by", "arm", "--plot",
        "change.svg",
      ])
      #expect(plotted.status == 0)
      let svg = try folder.text(of: "change.svg")
      #expect(svg.contains("a: n = 2, 1 higher, 1 unchanged, 0 lower"))
      #expect(svg.contains("b: n = 2, 1 higher, 0 unchanged, 1 lower"))
    }

    @Test(arguments: [
      (
        survival + ["--plot", "f.png"], "--plot writes SVG: give it a file whose name ends in .svg"
      ),
      (survival + ["--plot-width", "85"], "--plot-width is for --plot, which is not given"),
      (
        survival + ["--plot", "f.svg", "--plot-kind", "forest"],
        "is none of the figures of this analysis: survival, survival-with-events"
      ),
      (["audit", "paper.json", "--plot", "f.svg"], "audit has no figure: leave out --plot"),
      (
        ["report", "plan.json", "d.csv", "--plot", "f.svg"],
        "report draws the figures of its plan into the folder of --output: leave out --plot"
      ),
      (
        survival + ["--plot", "f.svg", "--output", "f.svg"],
        "--plot and --output name the same file"
      ),
    ])
    func whatCannotBeDrawnIsRefused(_ arguments: [String], _ reason: String) throws {
      let refused = try run(arguments)
      #expect(refused.status == 64 && refused.output.isEmpty)
      #expect(refused.errors.contains(reason))
      #expect(try folder.names().isEmpty)
    }

    @Test func whatCannotBeWrittenNamesTheRemedy() throws {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/folder.svg", withIntermediateDirectories: true)
      let cases = [
        ("folder.svg", "cannot write folder.svg: Is a directory; name a file in it"),
        (
          "none/f.svg",
          "cannot write none/f.svg: No such file or directory; its folder is missing: make it, or "
            + "name another"
        ),
      ]
      for (path, reason) in cases {
        let refused = try run(Self.table + ["--plot", path])
        #expect(refused.status == 74 && refused.output.isEmpty)
        #expect(refused.errors == "error: \(reason)\n", "\(refused.errors)")
      }
      #expect(try folder.names() == ["folder.svg"])
    }

    /// A drawing has the numbers of the text beside it.
    @Test func decimalCommaReachesTheFigure() throws {
      let arguments = Self.survival + ["--plot", "f.svg", "--numbers", "comma"]
      #expect(try run(arguments).status == 0)
      let svg = try folder.text(of: "f.svg")
      #expect(svg.contains(">0,8</text>") && !svg.contains(">0.8</text>"))
      #expect(svg.contains("p = 0,001"))
    }
  }
#endif
