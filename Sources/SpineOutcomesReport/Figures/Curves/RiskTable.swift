/// The numbers under a plot of curves over time, each below its tick.
struct RiskTable: Sendable {
  /// A line of the table: a heading, or the numbers of a curve.
  private struct Line {
    var label: String
    var numbers: [String]
    var series: Int?
    var isBold = false
  }

  private let lines: [Line]
  private let size: FigureSize

  /// The times of the columns.
  private let times: [Double]

  /// Whether names stand on lines of their own, above their numbers.
  private let isStacked: Bool

  /// The width of a sample of a line with the gap after it.
  static let sample = 52.0

  /// The widest a column of labels may be, as a share of the figure.
  private static let labelShare = 0.28

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - series: The curves, or the groups that have several curves each.
  ///   - hasSamples: Whether each has the line of a curve beside its name.
  ///   - times: The times of the ticks.
  ///   - content: Which numbers are shown.
  ///   - size: The width of the figure.
  init(
    _ series: [CurveSeries], hasSamples: Bool = true, times: [Double],
    _ content: SurvivalFigureStyle.RiskTable,
    _ size: FigureSize
  ) {
    self.size = size
    self.times = times
    let hasKey = series.count > 1
    let names = series.map { size.small.width(of: SVGText.flat($0.name)) }
    let widest = (names.max() ?? 0) + (hasKey && hasSamples ? Self.sample : 0)
    let isComplete = content == .complete
    isStacked = hasKey && (isComplete || widest > Self.labelShare * size.units)
    var lines: [Line] = []
    if content != .hidden {
      if hasKey, !isComplete {
        lines.append(Line(label: "Number at risk", numbers: [], isBold: true))
      }
      for (index, curve) in series.enumerated() {
        let numbers = curve.numbers(times)
        var rows = [
          ("At risk", numbers.map(\.atRisk)), ("Censored", numbers.map(\.censored)),
          (curve.eventTitle, numbers.map(\.events)),
        ]
        for (place, title) in curve.furtherEvents.enumerated() {
          rows.append((title, numbers.map { $0.further[place] }))
        }
        let sample = hasSamples ? index : nil
        if isStacked { lines.append(Line(label: curve.name, numbers: [], series: sample)) }
        for (title, cells) in rows.prefix(isComplete ? rows.count : 1) {
          let isNamed = hasKey && !isStacked
          let label = isNamed ? curve.name : isComplete || !hasKey ? title : ""
          lines.append(Line(label: label, numbers: cells, series: isNamed ? sample : nil))
        }
      }
    }
    self.lines = lines
  }

  /// Whether there is nothing to show.
  var isEmpty: Bool { lines.isEmpty }

  /// The width that the labels take left of the first column.
  var labelWidth: Double {
    let labels = lines.filter { !$0.numbers.isEmpty }.map { line in
      size.small.width(of: SVGText.flat(line.label)) + (line.series == nil ? 0 : Self.sample)
    }
    guard let widest = labels.max() else { return 0 }
    let first = lines.compactMap(\.numbers.first).map { size.small.width(of: $0) }.max() ?? 0
    return widest + 0.9 * size.small.size + first / 2
  }

  /// The width of the widest number.
  var numberWidth: Double {
    lines.flatMap(\.numbers).reduce(0) { max($0, size.small.width(of: $1)) }
  }

  private var lineHeight: Double { size.small.lineHeight + 3 }

  /// The height of the table.
  var height: Double { Double(lines.count) * lineHeight }

  /// Draws the table.
  ///
  /// - Parameters:
  ///   - drawing: What it is drawn on.
  ///   - top: Its upper edge.
  ///   - left: The left edge of the labels.
  ///   - axis: The axis of time, whose ticks the columns stand under.
  func draw(on drawing: inout Drawing, top: Double, left: Double, under axis: Axis) {
    let columns = columns(of: axis)
    drawing.group("numbers at risk") { drawing in
      for (index, line) in lines.enumerated() {
        let base = top + Double(index + 1) * lineHeight - 0.3 * size.small.size
        var start = left
        if let series = line.series {
          let y = base - size.small.capHeight / 2
          drawing.line(
            from: Position(left, y), to: Position(left + Self.sample - 10, y), .series(series))
          start += Self.sample
        }
        let room = (line.numbers.isEmpty ? axis.end : axis.start) - start
        let text = SVGText.flat(line.label)
        let style = line.isBold ? size.small.bold : size.small
        drawing.text(
          style.face.fitted(text, size: style.size, to: room), at: Position(start, base), style,
          whole: text)
        for column in columns where column < line.numbers.count {
          drawing.text(
            line.numbers[column], at: Position(axis.position(times[column]), base),
            size.small.anchored(.middle), numbers: .cell)
        }
      }
    }
  }

  /// The ticks that have a column: all, or every second or third where numbers are wide.
  private func columns(of axis: Axis) -> [Int] {
    guard times.count > 1 else { return Array(times.indices) }
    let distance = (axis.position(times[1]) - axis.position(times[0])).magnitude
    let needed = numberWidth + 0.5 * size.small.size
    let every = max(1, Int((needed / max(distance, 1)).rounded(.up)))
    return times.indices.filter { $0 % every == 0 }
  }
}
