extension SquareFrame {
  /// Draws the key where there is room: beside the square, in a corner of it, or below.
  ///
  /// - Parameters:
  ///   - entries: What it says.
  ///   - drawing: What it is drawn on.
  ///   - lines: The corners of the lines that it must not cover, besides the diagonal.
  /// - Returns: The lower edge of the drawing.
  func drawKey(
    _ entries: [TextBlock.Line], on drawing: inout Drawing, avoiding lines: [[Position]]
  ) -> Double {
    let (area, size) = (frame.area, frame.size)
    if size == .doubleColumn {
      let left = area.right + 50
      let block = TextBlock(
        entries, style: size.label, width: size.units - Self.margin - left)
      drawing.group("key") { block.draw(on: &$0, at: Position(left, area.top)) }
      return max(bottom, area.top + block.height)
    }
    let inner = TextBlock(entries, style: size.small, width: 0.62 * area.width)
    let (width, height) = (inner.width, inner.height)
    let spots = [
      Position(area.right - 14 - width, area.bottom - 12 - height),
      Position(area.left + 16, area.top + 10),
    ]
    let diagonal = [Position(area.left, area.bottom), Position(area.right, area.top)]
    for spot in spots {
      let box = Box(left: spot.x, top: spot.y, width: width, height: height)
      let isFree = (lines + [diagonal]).allSatisfy { line in
        !zip(line, line.dropFirst()).contains { box.padded(12).meets($0, $1) }
      }
      if isFree {
        drawing.group("key") { inner.draw(on: &$0, at: spot) }
        return bottom
      }
    }
    let block = TextBlock(entries, style: size.label, width: size.units - 2 * Self.margin)
    let corner = Position(Self.margin, bottom + 16)
    drawing.group("key") { block.draw(on: &$0, at: corner) }
    return corner.y + block.height
  }
}
