/// Cuts a row of bytes into cells, checking its quotes and line end.
struct CSVRowScan: ~Copyable {
  /// A cell as a range of the scanned bytes, without its quotes.
  struct Cell {
    var start = 0
    var end = 0

    /// Whether the range contains doubled quotes, each of which stands for one.
    var hasDoubledQuotes = false
  }

  /// What a scan found.
  enum Outcome {
    /// A row; the next begins at the position.
    case row(next: Int)

    /// The bytes end before it is known where the row ends.
    case needsMore

    /// The row is malformed, so many line feeds after its begin and in the cell of the index.
    case fault(Fault, lineFeeds: Int, column: Int)
  }

  /// How a row can be malformed.
  enum Fault {
    case nul, loneCarriageReturn, unterminatedQuote, textAfterQuote, quoteInsideCell
  }

  /// What a byte means outside quotes.
  private enum Kind: UInt8 {
    case ordinary, high, delimiter, lineFeed, carriageReturn, quote, nul
  }

  /// The cells of the row, as many as there is capacity for.
  private(set) var cells: UnsafeMutablePointer<Cell>

  /// The number of cells in the row, which may be above the capacity.
  private(set) var count = 0

  /// The line feeds inside the row's quotes.
  private(set) var lineFeeds = 0

  /// Whether the row has bytes that are not ASCII.
  private(set) var hasHighBytes = false

  /// Whether a cell of the row has doubled quotes.
  private(set) var hasDoubledQuotes = false

  /// The most cells that are kept.
  private(set) var capacity = 16

  private let kinds: UnsafeMutablePointer<Kind>
  private let delimiter: UInt8

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    cells = .allocate(capacity: capacity)
    cells.initialize(repeating: Cell(), count: capacity)
    kinds = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      let kind: Kind =
        switch byte {
        case delimiter: .delimiter
        case UInt8(ascii: "\n"): .lineFeed
        case UInt8(ascii: "\r"): .carriageReturn
        case UInt8(ascii: "\""): .quote
        case 0: .nul
        case 128...: .high
        default: .ordinary
        }
      (kinds + Int(byte)).initialize(to: kind)
    }
  }

  deinit {
    cells.deallocate()
    kinds.deallocate()
  }

  /// Makes room for a number of cells.
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    cells.deallocate()
    cells = .allocate(capacity: wanted)
    cells.initialize(repeating: Cell(), count: wanted)
    capacity = wanted
  }

  /// Makes the row one empty cell.
  mutating func setBlank() {
    cells[0] = Cell()
    count = 1
  }

  /// Scans the row that begins at `start`.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, with a line feed at `end` that is not part of the text, and seven
  ///     readable bytes after it.
  ///   - start: Where the row begins.
  ///   - end: Where the bytes end.
  ///   - isLast: Whether the text ends with them.
  /// - Returns: Where the next row begins, or what is missing or wrong.
  mutating func scan(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, isLast: Bool
  ) -> Outcome {
    let kinds = self.kinds
    let cells = self.cells
    let capacity = self.capacity
    var found = 0
    var feeds = 0
    var isHigh = false
    var isDoubled = false
    var index = start
    while true {
      var cell = Cell(start: index, end: index)
      var kind: Kind
      if bytes[index] == UInt8(ascii: "\"") {
        let opened = feeds
        index &+= 1
        cell.start = index
        quoted: while true {
          let byte = bytes[index]
          switch kinds[Int(byte)] {
          case .quote:
            if index &+ 1 == end, !isLast { return .needsMore }
            guard bytes[index &+ 1] == byte else { break quoted }
            cell.hasDoubledQuotes = true
            isDoubled = true
            index &+= 1
          case .lineFeed:
            if index == end {
              return isLast
                ? .fault(.unterminatedQuote, lineFeeds: opened, column: found) : .needsMore
            }
            feeds &+= 1
          case .high: isHigh = true
          case .nul: return .fault(.nul, lineFeeds: feeds, column: found)
          case .ordinary, .delimiter, .carriageReturn: break
          }
          index &+= 1
        }
        cell.end = index
        index &+= 1
        kind = kinds[Int(bytes[index])]
        switch kind {
        case .ordinary, .high, .quote:
          return .fault(.textAfterQuote, lineFeeds: feeds, column: found)
        case .delimiter, .lineFeed, .carriageReturn, .nul: break
        }
      } else {
        while true {
          index &+= leadingOrdinaryBytes(bytes + index)
          kind = kinds[Int(bytes[index])]
          guard kind == .ordinary || kind == .high else { break }
          if kind == .high { isHigh = true }
          index &+= 1
        }
        cell.end = index
      }
      if found < capacity { cells[found] = cell }
      switch kind {
      case .delimiter:
        found &+= 1
        index &+= 1
        continue
      case .lineFeed:
        if index == end, !isLast { return .needsMore }
      case .carriageReturn:
        if index &+ 1 == end, !isLast { return .needsMore }
        guard index &+ 1 < end, bytes[index &+ 1] == UInt8(ascii: "\n") else {
          return .fault(.loneCarriageReturn, lineFeeds: feeds, column: found)
        }
        index &+= 1
      case .quote: return .fault(.quoteInsideCell, lineFeeds: feeds, column: found)
      case .nul: return .fault(.nul, lineFeeds: feeds, column: found)
      case .ordinary, .high: break
      }
      count = found &+ 1
      lineFeeds = feeds
      hasHighBytes = isHigh
      hasDoubledQuotes = isDoubled
      return .row(next: min(index &+ 1, end))
    }
  }

  /// How many of eight bytes come before the first that is, or may be, special.
  @inline(__always)
  private func leadingOrdinaryBytes(_ bytes: UnsafePointer<UInt8>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let text = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let delimiters = text ^ ones &* UInt64(delimiter)
    let quotes = text ^ ones &* UInt64(UInt8(ascii: "\""))
    // The top bit of a byte: it is zero after the exclusive or, below a blank, or not ASCII.
    // Borrows may set bits above the first such byte, never below.
    let found =
      (delimiters &- ones) & ~delimiters | (quotes &- ones) & ~quotes | (text &- ones &* 0x20)
      | text
    return (found & ones << 7).trailingZeroBitCount >> 3
  }

  /// Replaces the doubled quotes of every kept cell by one, in place.
  mutating func unescape(_ bytes: UnsafeMutablePointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    for column in 0..<min(count, capacity) where cells[column].hasDoubledQuotes {
      var target = cells[column].start
      var source = target
      while source < cells[column].end {
        bytes[target] = bytes[source]
        source += bytes[source] == quote ? 2 : 1
        target += 1
      }
      // The rest is filled, so that line feeds can still be counted in the row.
      for index in target..<cells[column].end { bytes[index] = quote }
      cells[column].end = target
      cells[column].hasDoubledQuotes = false
    }
  }
}
