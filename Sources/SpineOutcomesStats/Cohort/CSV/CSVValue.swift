import Foundation

/// A value that one cell can hold.
protocol CSVValue {
  /// Reads a cell that is not missing; nil when it holds no such value.
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Self?

  /// Why a cell holds no such value, without quoting it.
  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String

  /// Whether a value that was read is a number that stands for missing.
  func isMissing(_ dialect: CSVDialect) -> Bool
}

extension CSVValue {
  @inline(__always)
  func isMissing(_ dialect: CSVDialect) -> Bool { false }

  /// Why a cell holds no such value, and the remedy for a word that stands for missing.
  static func refusal(
    _ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect, isRequired: Bool = false
  ) -> String {
    let reason = reason(cell, dialect)
    guard let remedy = CSVMissingText.remedy(cell, dialect) else { return reason }
    return "\(reason): \(remedy)" + (isRequired ? " and declare the property Optional" : "")
  }
}

extension CSVReader {
  /// The value of a cell; nil when missing.
  @inline(__always)
  func optional<Value: CSVValue>(_ column: Int, as type: Value.Type) throws(CSVError) -> Value? {
    let cell = cell(column)
    if dialect.isMissing(cell) { return nil }
    if let value = Value.parse(cell, dialect) { return value.isMissing(dialect) ? nil : value }
    throw .invalidValue(place(column), reason: Value.refusal(cell, dialect))
  }

  /// The value of a cell that must not be missing.
  @inline(__always)
  func required<Value: CSVValue>(_ column: Int, as type: Value.Type) throws(CSVError) -> Value {
    let cell = cell(column)
    if dialect.isMissing(cell) { throw .missingValue(place(column)) }
    if let value = Value.parse(cell, dialect) {
      guard !value.isMissing(dialect) else { throw .missingValue(place(column)) }
      return value
    }
    throw .invalidValue(place(column), reason: Value.refusal(cell, dialect, isRequired: true))
  }
}

extension Double: CSVValue {
  @inline(__always)
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Double? {
    DecimalNumber.parse(cell, decimal: dialect.decimal)
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    DecimalNumber.reason(cell, dialect)
  }

  @inline(__always)
  func isMissing(_ dialect: CSVDialect) -> Bool { dialect.isMissing(number: self) }
}

extension Float: CSVValue {
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Float? {
    guard let number = DecimalNumber.parse(cell, decimal: dialect.decimal) else { return nil }
    // From the text, since rounding to Double and then to Float rounds twice.
    let point = UInt8(ascii: ".")
    let bytes = cell.map { $0 == dialect.decimal ? point : $0 }
    guard let value = Float(String(decoding: bytes, as: UTF8.self)), value.isFinite,
      value != 0 || number == 0
    else { return nil }
    return value
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    DecimalNumber.parse(cell, decimal: dialect.decimal) == nil
      ? DecimalNumber.reason(cell, dialect)
      : "is not a number in the range of Float"
  }

  func isMissing(_ dialect: CSVDialect) -> Bool { dialect.isMissing(number: Double(self)) }
}

extension Bool: CSVValue {
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Bool? {
    if cell.count == 1 {
      switch cell[0] {
      case UInt8(ascii: "1"): return true
      case UInt8(ascii: "0"): return false
      default: return nil
      }
    }
    if spells(cell, "true") || spells(cell, "yes") { return true }
    if spells(cell, "false") || spells(cell, "no") { return false }
    // Some programs write 1.0 where a column of 1 and 0 has gaps.
    switch DecimalNumber.parse(cell, decimal: dialect.decimal) {
    case 1: return true
    case 0: return false
    default: return nil
    }
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    let reason = "is not true or false, yes or no, 1 or 0"
    return DecimalNumber.hasBlanksAround(cell) ? reason + ": it has blanks around it" : reason
  }

  /// Whether a cell is a word of lowercase ASCII letters, in any case.
  private static func spells(_ cell: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard cell.count == word.utf8CodeUnitCount else { return false }
    for (index, byte) in cell.enumerated() where byte | 0x20 != word.utf8Start[index] {
      return false
    }
    return true
  }
}

extension String: CSVValue {
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String? {
    String(decoding: cell, as: UTF8.self)
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    "is not text"
  }
}

extension Date: CSVValue {
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Date? {
    ISODate.parse(cell)
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    ISODate.reason(cell)
  }
}

extension CSVValue where Self: FixedWidthInteger {
  @inline(__always)
  static func parse(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> Self? {
    WholeNumber.parse(cell)
  }

  static func reason(_ cell: UnsafeBufferPointer<UInt8>, _ dialect: CSVDialect) -> String {
    WholeNumber.reason(cell, Self.self, dialect)
  }

  @inline(__always)
  func isMissing(_ dialect: CSVDialect) -> Bool { dialect.isMissing(number: Double(self)) }
}

extension Int: CSVValue {}
extension Int8: CSVValue {}
extension Int16: CSVValue {}
extension Int32: CSVValue {}
extension Int64: CSVValue {}
extension UInt: CSVValue {}
extension UInt8: CSVValue {}
extension UInt16: CSVValue {}
extension UInt32: CSVValue {}
extension UInt64: CSVValue {}
