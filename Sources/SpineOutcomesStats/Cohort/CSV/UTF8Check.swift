/// Whether bytes are valid UTF-8 (Unicode Standard, table 3-7).
enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      if lead < 0x80 { continue }
      let continuation: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: continuation = 1
      case 0xE0:
        continuation = 2
        second = 0xA0...0xBF
      case 0xED:
        continuation = 2
        second = 0x80...0x9F
      case 0xE1...0xEF: continuation = 2
      case 0xF0:
        continuation = 3
        second = 0x90...0xBF
      case 0xF1...0xF3: continuation = 3
      case 0xF4:
        continuation = 3
        second = 0x80...0x8F
      default: return false
      }
      guard bytes.count - index >= continuation, second.contains(bytes[index]) else { return false }
      for offset in 1..<continuation where bytes[index + offset] & 0xC0 != 0x80 { return false }
      index += continuation
    }
    return true
  }
}
