/// What the first bytes of a file say about its form.
enum CSVSignature {
  /// The byte order mark of UTF-8.
  case byteOrderMark

  /// Text in UTF-16, with a byte order mark or without.
  case utf16

  /// A workbook: a ZIP archive, or a compound file of older versions.
  case workbook

  /// None of these.
  case none

  /// Recognises a file by its first bytes, at most eight.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .byteOrderMark
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else if bytes.starts(with: [0x50, 0x4B, 3, 4])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      self = .workbook
    } else if Self.hasEveryOtherZero(bytes) {
      self = .utf16
    } else {
      self = .none
    }
  }

  /// The first line that tells a spreadsheet the separator, such as `sep=;`; nil for any other.
  static func separatorLine(_ line: [UInt8]) -> String? {
    let text = String(decoding: line.filter { $0 != UInt8(ascii: "\"") }.prefix(6), as: UTF8.self)
    guard text.lowercased().hasPrefix("sep="), text.count == 5 else { return nil }
    return text == "sep=\t" ? "sep=" : text
  }

  /// Whether the bytes are those of Latin letters in UTF-16.
  private static func hasEveryOtherZero(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 4 else { return false }
    let isZero = bytes.prefix(bytes.count / 2 * 2).map { $0 == 0 }
    return (0...1).contains { first in
      isZero.indices.allSatisfy { isZero[$0] == (($0 & 1) == first) }
    }
  }
}
