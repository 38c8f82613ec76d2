internal import Foundation
internal import SpineOutcomesStats

/// A calibration plot: observed against predicted shares, with the distribution of the risks.
struct CalibrationPlot: Sendable {
  var calibration: Calibration
  var predicted: [Double]
  var size: FigureSize

  /// The number of bars of the distribution.
  private static let bars = 50

  /// The height of the distribution above the square.
  private static let strip = 80.0

  /// The drawing and its height.
  func drawn() -> (drawing: Drawing, height: Double) {
    let square = SquareFrame(
      acrossTitle: "Predicted probability", upTitle: "Observed share", highest: highest,
      above: predicted.isEmpty ? 0 : Self.strip + 12, size)
    let frame = square.frame
    var drawing = Drawing()
    square.drawDiagonal(on: &drawing)
    drawDistribution(above: frame, on: &drawing)
    frame.draw(on: &drawing)
    let curve = curve(in: frame)
    var path = Path()
    if let first = curve.first {
      path.move(to: first)
      path.lines(to: curve.dropFirst())
    }
    drawing.stroke(path, .series(0), role: "curve 1")
    let intervals = drawGroups(in: frame, on: &drawing)
    let bottom = square.drawKey(entries, on: &drawing, avoiding: [curve] + intervals)
    return (drawing, bottom + SquareFrame.margin)
  }

  /// The end of both axes: 1, or less where all shares and limits are small.
  private var highest: Double {
    let groups = calibration.curve.map { group in
      max(group.expectedShare, group.observedShare.confidenceInterval?.upper ?? 0)
    }
    let most = max(groups.max() ?? 1, predicted.max() ?? 0)
    return [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].first { most <= $0 } ?? 1
  }

  /// The logistic curve of intercept and slope over the predicted risks.
  private func curve(in frame: PlotFrame) -> [Position] {
    let risks = predicted.isEmpty ? calibration.curve.map(\.expectedShare) : predicted
    guard let low = risks.min(), let high = risks.max(), low < high else { return [] }
    let points = (0...200).map { step -> Position in
      let risk = low + (high - low) * Double(step) / 200
      let odds = calibration.intercept.value + calibration.slope.value * log(risk / (1 - risk))
      return frame.place(risk, min(1 / (1 + exp(-odds)), frame.up.highest))
    }
    return PointLine.corners(points)
  }

  /// The groups as squares with the intervals of their observed shares.
  private func drawGroups(in frame: PlotFrame, on drawing: inout Drawing) -> [[Position]] {
    var intervals: [[Position]] = []
    drawing.group("groups") { drawing in
      for group in calibration.curve {
        let place = frame.place(group.expectedShare, group.observedShare.value)
        if let interval = group.observedShare.confidenceInterval {
          let ends = [
            frame.place(group.expectedShare, interval.lower),
            frame.place(group.expectedShare, min(interval.upper, frame.up.highest)),
          ]
          drawing.line(from: ends[0], to: ends[1], .fine)
          intervals.append(ends)
        }
        drawing.rectangle(
          Box(left: place.x - 6, top: place.y - 6, width: 12, height: 12), .ink, role: "group")
      }
    }
    return intervals
  }

  /// How many records have each predicted risk, as bars above the square.
  private func drawDistribution(above frame: PlotFrame, on drawing: inout Drawing) {
    guard !predicted.isEmpty else { return }
    var counts = [Int](repeating: 0, count: Self.bars)
    for risk in predicted {
      let share = min(max(risk / frame.across.highest, 0), 1)
      counts[min(Self.bars - 1, Int(share * Double(Self.bars)))] += 1
    }
    let most = Double(counts.max() ?? 1)
    let width = frame.area.width / Double(Self.bars)
    let base = frame.area.top - 12
    drawing.group("distribution") { drawing in
      for (index, count) in counts.enumerated() where count > 0 {
        let height = Self.strip * Double(count) / most
        drawing.rectangle(
          Box(
            left: frame.area.left + Double(index) * width + 0.8, top: base - height,
            width: width - 1.6, height: height), .faint)
      }
    }
  }

  /// What the key says.
  var entries: [TextBlock.Line] {
    func words(_ name: String, _ estimate: Estimate) -> TextBlock.Line {
      let limits = estimate.confidenceInterval.map {
        " (\(Self.text($0.lower)) to \(Self.text($0.upper)))"
      }
      return .init(text: "\(name) \(Self.text(estimate.value))\(limits ?? "")")
    }
    return [
      words("Intercept", calibration.interceptInTheLarge), words("Slope", calibration.slope),
      .init(text: "AUC \(Decimals.fixed(calibration.concordance.estimate, 3))"),
      .init(text: "Brier score \(Decimals.fixed(calibration.brierScore, 3))"),
    ]
  }

  /// Two decimals with a true minus sign; what rounds to 0 has none.
  private static func text(_ value: Double) -> String {
    let text = Decimals.fixed(value, 2)
    return text == "-0.00" ? "0.00" : DrawnNumbers.signed(text)
  }
}
