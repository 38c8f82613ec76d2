/// The options of a file as bytes, checked.
struct CSVDialect: Sendable {
  /// The options as the caller gave them.
  let options: CSVOptions

  /// The byte between two cells.
  let delimiter: UInt8

  /// The byte of the decimal mark.
  let decimal: UInt8

  /// The texts for a missing value.
  let markers: [[UInt8]]

  /// The numbers that those texts spell.
  private let missingNumbers: [Double]

  /// One bit for each length of a marker; bit 63 for all from 63.
  private let markerLengths: UInt64

  /// One bit for each ASCII character that begins a marker.
  private let markerInitials: (low: UInt64, high: UInt64)

  init(_ options: CSVOptions) throws(CSVError) {
    self.options = options
    decimal =
      switch options.decimal {
      case .point: UInt8(ascii: ".")
      case .comma: UInt8(ascii: ",")
      }
    switch options.delimiter {
    case .comma: delimiter = UInt8(ascii: ",")
    case .semicolon: delimiter = UInt8(ascii: ";")
    case .tab: delimiter = UInt8(ascii: "\t")
    case .character(let character):
      guard let byte = character.asciiValue, Self.canDelimit(byte) else {
        throw .invalidOptions(
          "the delimiter must be an ASCII character that is no letter, digit, sign, quote or line end"
        )
      }
      delimiter = byte
    }
    guard delimiter != decimal else {
      throw .invalidOptions("the delimiter and the decimal mark are the same character")
    }
    markers = options.missing.map { Array($0.utf8) }.filter { !$0.isEmpty }
    let mark = decimal
    missingNumbers = markers.compactMap { marker in
      marker.withUnsafeBufferPointer { DecimalNumber.parse($0, decimal: mark) }
    }
    var lengths: UInt64 = 1
    var initials: (low: UInt64, high: UInt64) = (0, 0)
    for marker in markers {
      lengths |= 1 << UInt64(min(marker.count, 63))
      switch marker[0] {
      case ..<64: initials.low |= 1 << UInt64(marker[0])
      case ..<128: initials.high |= 1 << UInt64(marker[0] - 64)
      default: initials = (.max, .max)
      }
    }
    markerLengths = lengths
    markerInitials = initials
  }

  /// Whether a cell stands for a missing value.
  @inline(__always)
  func isMissing(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard markerLengths >> UInt64(min(cell.count, 63)) & 1 != 0 else { return false }
    guard let initial = cell.first else { return true }
    let initials = initial < 64 ? markerInitials.low : markerInitials.high
    guard initials >> UInt64(initial & 63) & 1 != 0 else { return false }
    return isMarker(cell)
  }

  /// Whether a number stands for a missing value: -9.0 does where -9 is a text for it.
  @inline(__always)
  func isMissing(number: Double) -> Bool {
    !missingNumbers.isEmpty && missingNumbers.contains(number)
  }

  private func isMarker(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    markers.contains { $0.count == cell.count && $0.elementsEqual(cell) }
  }

  private static func canDelimit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\t"), UInt8(ascii: " "): true
    case UInt8(ascii: "\""), UInt8(ascii: "+"), UInt8(ascii: "-"): false
    case UInt8(ascii: "!")...UInt8(ascii: "/"), UInt8(ascii: ":")...UInt8(ascii: "@"),
      UInt8(ascii: "[")...UInt8(ascii: "`"), UInt8(ascii: "{")...UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
