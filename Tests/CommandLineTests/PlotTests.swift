#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  @Suite("Figures by the command line")
  struct PlotTests {
    private static let kyphosis = Program.file("Examples/Data/kyphosis.csv").path
    private static let lung = Program.file("Examples/Data/lung.csv").path

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
          !["survival-with-events", "incidence-with-events", "calibration", "85"].contains($0)
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
        ["describe", kyphosis, "--plot", "f.svg"],
        "--plot: this analysis has no figure; compare, cox, incidence, paired, logistic, roc and "
          + "survival have one"
      ),
      (
        survival + ["--plot", "f.png"], "--plot writes SVG: give it a file whose name ends in .svg"
      ),
      (survival + ["--plot-width", "85"], "--plot-width is for --plot, which is not given"),
      (
        survival + ["--plot", "f.svg", "--plot-kind", "forest"],
        "is none of the figures of this analysis: survival, survival-with-events"
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
  }
#endif
