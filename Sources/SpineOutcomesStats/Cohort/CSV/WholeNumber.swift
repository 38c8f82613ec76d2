/// Text read as a whole number: a sign or none, then digits and nothing else.
enum WholeNumber {
  /// Reads a whole number; nil when the text is none, or out of the type's range.
  @inline(__always)
  static func parse<Value: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<UInt8>, as type: Value.Type = Value.self
  ) -> Value? {
    guard let (isNegative, magnitude) = signAndMagnitude(text) else { return nil }
    guard isNegative else { return Value(exactly: magnitude) }
    if magnitude == Int64.min.magnitude { return Value(exactly: Int64.min) }
    return Int64(exactly: magnitude).flatMap { Value(exactly: -$0) }
  }

  /// Why a text is no whole number of the type, without quoting it.
  static func reason<Value: FixedWidthInteger>(
    _ cell: UnsafeBufferPointer<UInt8>, _ type: Value.Type, _ dialect: CSVDialect
  ) -> String {
    let unsigned = cell.first == UInt8(ascii: "-") || cell.first == UInt8(ascii: "+") ? 1 : 0
    if cell.count > unsigned, cell.dropFirst(unsigned).allSatisfy({ $0 &- 48 < 10 }) {
      return "is not a whole number from \(Value.min) to \(Value.max)"
    }
    if DecimalNumber.parse(cell, decimal: dialect.decimal) != nil {
      return "is not a whole number: it has decimals or an exponent"
    }
    let reason = DecimalNumber.reason(cell, dialect)
    let prefix = "is not a number"
    guard reason.hasPrefix(prefix) else { return "is not a whole number" }
    return "is not a whole number" + reason.dropFirst(prefix.count)
  }

  @inline(__always)
  private static func signAndMagnitude(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> (isNegative: Bool, magnitude: UInt64)? {
    var index = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { index = 1 }
    guard index < text.count else { return nil }
    var magnitude: UInt64 = 0
    while index < text.count {
      let digit = text[index] &- 48
      guard digit < 10 else { return nil }
      let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(UInt64(digit))
      guard !overflow, !carry else { return nil }
      magnitude = sum
      index += 1
    }
    return (isNegative, magnitude)
  }
}
