/// The layout of a flow diagram: a column of boxes, and to its right those who leave.
struct FlowPlot {
  private let flow: FlowDiagram
  private let size: FigureSize
  private var drawing = Drawing()

  init(_ flow: FlowDiagram, size: FigureSize) {
    self.flow = flow
    self.size = size
  }

  private static let padding = 18.0
  private static let margin = 10.0

  /// From one box of the column to the next, at least.
  private static let gap = 76.0

  /// The least width of a box of a group.
  private static let leastGroup = 230.0

  private var text: TextStyle { size.label }
  /// Between two boxes side by side.
  private var space: Double { 0.03 * size.units }

  private var hasExits: Bool { flow.stages.contains { $0.exit != nil } }

  private var column: (left: Double, width: Double) {
    let width = size.units - 2 * Self.margin
    // As wide as one of two groups, so that the groups stand under both columns.
    return hasExits
      ? (Self.margin, (width - space) / 2) : (Self.margin + 0.2 * width, 0.6 * width)
  }

  /// The marks, and the height in tenths of a millimetre.
  mutating func drawn() -> (drawing: Drawing, height: Double) {
    var top = Self.margin
    for (index, stage) in flow.stages.enumerated() {
      let isLast = index == flow.stages.count - 1
      let box = stageBox(stage, top: top)
      draw(box, titled(stage.title, stage.count, width: box.width), isCentred: true)
      top = box.bottom
      guard !isLast else { break }
      let bottom = addExit(stage.exit, from: box)
      drawing.arrow(from: Position(box.middle, box.bottom), to: Position(box.middle, bottom))
      top = bottom
    }
    if !flow.groups.isEmpty { top = addGroups(from: top) }
    return (drawing, top + Self.margin)
  }

  private func titled(_ title: String, _ count: Int, width: Double) -> [String] {
    text.face.lines(
      of: "\(title) (n\u{A0}=\u{A0}\(count))", size: text.size, width: width - 2 * Self.padding)
  }

  private func stageBox(_ stage: FlowDiagram.Stage, top: Double) -> Box {
    let lines = titled(stage.title, stage.count, width: column.width)
    return Box(
      left: column.left, top: top, width: column.width, height: height(of: lines.count))
  }

  private func height(of lines: Int) -> Double {
    Double(max(1, lines)) * text.lineHeight + 2 * Self.padding - (text.lineHeight - text.size)
  }

  /// Draws those who leave after a box; gives the top of the next box.
  private mutating func addExit(_ exit: FlowDiagram.Exit?, from box: Box) -> Double {
    guard let exit else { return box.bottom + Self.gap }
    let left = column.left + column.width + space
    let width = size.units - Self.margin - left
    var lines = titled(exit.title, exit.count, width: width)
    let indent = "\u{2003}"
    for reason in exit.reasons {
      let found = text.face.lines(
        of: "\(reason.label) (n\u{A0}=\u{A0}\(reason.count))", size: text.size,
        width: width - 2 * Self.padding - text.size)
      lines += found.map { indent + $0 }
    }
    if exit.overlaps {
      lines += text.face.lines(
        of: "One may lack several values.", size: text.size, width: width - 2 * Self.padding)
    }
    let height = height(of: lines.count)
    let side = Box(left: left, top: box.bottom + Self.gap / 2, width: width, height: height)
    draw(side, lines, isCentred: false)
    drawing.arrow(from: Position(box.middle, side.centre), to: Position(side.left, side.centre))
    return side.bottom + Self.gap / 2
  }

  /// Draws the groups of those analysed side by side, or in one box where there are too many.
  private mutating func addGroups(from top: Double) -> Double {
    let count = Double(flow.groups.count)
    let width = (size.units - 2 * Self.margin - (count - 1) * space) / count
    let middle = column.left + column.width / 2
    guard width >= Self.leastGroup else {
      let lines = flow.groups.flatMap { titled($0.label, $0.count, width: column.width) }
      let box = Box(
        left: column.left, top: top + Self.gap, width: column.width,
        height: height(of: lines.count))
      draw(box, lines, isCentred: true)
      drawing.arrow(from: Position(middle, top), to: Position(middle, box.top))
      return box.bottom
    }
    let texts = flow.groups.map { titled($0.label, $0.count, width: width) }
    let height = height(of: texts.map(\.count).max() ?? 1)
    let bar = top + Self.gap / 2
    let boxes = flow.groups.indices.map { index in
      Box(
        left: Self.margin + Double(index) * (width + space), top: top + Self.gap, width: width,
        height: height)
    }
    drawing.line(from: Position(middle, top), to: Position(middle, bar), .axis)
    let ends = boxes.map(\.middle) + [middle]
    drawing.line(
      from: Position(ends.min() ?? middle, bar), to: Position(ends.max() ?? middle, bar), .axis)
    for (box, lines) in zip(boxes, texts) {
      drawing.arrow(from: Position(box.middle, bar), to: Position(box.middle, box.top))
      draw(box, lines, isCentred: true)
    }
    return top + Self.gap + height
  }

  private mutating func draw(_ box: Box, _ lines: [String], isCentred: Bool) {
    var path = Path()
    path.move(to: Position(box.left, box.top))
    path.lines(to: [
      Position(box.right, box.top), Position(box.right, box.bottom), Position(box.left, box.bottom),
    ])
    path.close()
    drawing.stroke(path, .axis)
    let used = Double(lines.count - 1) * text.lineHeight + text.capHeight
    var base = box.centre - used / 2 + text.capHeight
    for line in lines {
      let isIndented = line.hasPrefix("\u{2003}")
      let place = Position(
        isCentred ? box.middle : box.left + Self.padding + (isIndented ? text.size : 0), base)
      drawing.text(
        isIndented ? String(line.dropFirst()) : line, at: place,
        isCentred ? text.anchored(.middle) : text)
      base += text.lineHeight
    }
  }
}

extension Drawing {
  /// Adds a line with a head at its end, along an axis.
  fileprivate mutating func arrow(from: Position, to: Position) {
    let (length, half) = (16.0, 6.5)
    let isDown = from.x == to.x
    let neck = isDown ? Position(to.x, to.y - length) : Position(to.x - length, to.y)
    line(from: from, to: neck, .axis)
    var head = Path()
    head.move(to: to)
    head.lines(
      to: isDown
        ? [Position(to.x - half, neck.y), Position(to.x + half, neck.y)]
        : [Position(neck.x, to.y - half), Position(neck.x, to.y + half)])
    head.close()
    fill(head, .ink)
  }
}
