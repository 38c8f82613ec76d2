import ArgumentParser
import SpineOutcomesReport
import SpineOutcomesStats

/// Whether a figure is drawn, which one, and how wide.
struct PlotOptions: ParsableArguments {
  /// The widths of journals' columns.
  enum Width: String, CaseIterable, ExpressibleByArgument {
    case single = "85"
    case double = "170"

    var size: FigureSize { self == .single ? .singleColumn : .doubleColumn }
  }

  @Option(
    help: ArgumentHelp(
      "Draw the figure of the analysis and write it to this file.",
      valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var plot: String?

  @Option(
    help: ArgumentHelp(
      "Which figure, where there are several: forest or calibration (logistic), survival or "
        + "survival-with-events (survival), incidence, incidence-with-events or forest "
        + "(incidence), contingency, effects or level-change (table), proportions or effects (proportion).",
      valueName: "kind"))
  var plotKind: String?

  @Option(help: ArgumentHelp("The width of the figure in millimetres.", valueName: "85|170"))
  var plotWidth: Width?

  func validate() throws {
    guard let plot else {
      guard plotKind == nil, plotWidth == nil else {
        throw ValidationError(
          "\(plotKind == nil ? "--plot-width" : "--plot-kind") is for --plot, which is not given")
      }
      return
    }
    guard plot.lowercased().hasSuffix(".svg"), plot.count > 4 else {
      throw ValidationError("--plot writes SVG: give it a file whose name ends in .svg")
    }
  }

  /// Draws what is asked for.
  ///
  /// - Parameter result: The result with the figures that it offers.
  /// - Returns: The figure with the path of its file; nil where none is asked for.
  /// - Throws: The failure of a result without that figure, or of one that cannot be drawn.
  func drawn(of result: AnalysisResult) throws(Failure) -> (figure: Figure, path: String)? {
    guard let plot else { return nil }
    let offered = result.figures
    guard let first = offered.first else {
      throw Failure("--plot: this analysis has no figure", .usage)
    }
    let kinds = offered.map(\.kind).joined(separator: ", ")
    guard let chosen = plotKind.map({ kind in offered.first { $0.kind == kind } }) ?? first else {
      throw Failure(
        "--plot-kind: \(Failure.argument(plotKind ?? "")) is none of the figures of this analysis: "
          + kinds, .usage)
    }
    do {
      return (try chosen.draw(plotWidth?.size), plot)
    } catch {
      throw Failure("--plot: no \(chosen.kind) figure: \(error)", .dataError)
    }
  }
}
