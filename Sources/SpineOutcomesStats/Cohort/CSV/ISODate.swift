import Foundation

/// ISO 8601 text read as a moment: `yyyy-MM-dd`, or that with a time and a zone.
///
/// A date alone is the midnight in UTC at which it begins, so that the difference of two dates
/// is a whole number of days. A time is `Thh:mm`, `Thh:mm:ss` or `Thh:mm:ss.fff`, and its zone
/// is `Z`, `+hh:mm` or `-hh:mm`. Years are 0001 to 9999 of the Gregorian calendar.
enum ISODate {
  /// Reads a date; nil when the text is none.
  static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Date? {
    var cursor = Cursor(text)
    guard let year = cursor.number(digits: 4), year >= 1, cursor.skip("-"),
      let month = cursor.number(digits: 2), (1...12).contains(month), cursor.skip("-"),
      let day = cursor.number(digits: 2), day >= 1, day <= days(in: month, of: year)
    else { return nil }
    var seconds = Double(daysSince1970(year, month, day)) * 86_400
    guard !cursor.isAtEnd else { return Date(timeIntervalSince1970: seconds) }
    guard cursor.skip("T"), let hour = cursor.number(digits: 2), hour < 24, cursor.skip(":"),
      let minute = cursor.number(digits: 2), minute < 60
    else { return nil }
    seconds += Double(hour * 3600 + minute * 60)
    if cursor.skip(":") {
      guard let second = cursor.number(digits: 2), second < 60 else { return nil }
      seconds += Double(second)
      if cursor.skip(".") {
        guard let fraction = cursor.fraction() else { return nil }
        seconds += fraction
      }
    }
    if cursor.skip("Z") { return cursor.isAtEnd ? Date(timeIntervalSince1970: seconds) : nil }
    let sign: Double
    if cursor.skip("+") {
      sign = -1
    } else if cursor.skip("-") {
      sign = 1
    } else {
      return nil
    }
    guard let hours = cursor.number(digits: 2), hours < 24, cursor.skip(":"),
      let minutes = cursor.number(digits: 2), minutes < 60, cursor.isAtEnd
    else { return nil }
    return Date(timeIntervalSince1970: seconds + sign * Double(hours * 3600 + minutes * 60))
  }

  /// Why a text is no date, without quoting it.
  static func reason(_ cell: UnsafeBufferPointer<UInt8>) -> String {
    let form = "is not a date of the form yyyy-MM-dd"
    if DecimalNumber.hasBlanksAround(cell) { return form + ": it has blanks around it" }
    let bytes = Array(cell)
    func isDate(_ bytes: some Sequence<UInt8>) -> Bool {
      Array(bytes).withUnsafeBufferPointer { parse($0) != nil }
    }
    if bytes.contains(UInt8(ascii: "T")), isDate(bytes + [UInt8(ascii: "Z")]) {
      return form + ": it has a time without a zone (Z or +hh:mm)"
    }
    if bytes.count == 10,
      zip(bytes, "0000-00-00".utf8).allSatisfy({ byte, model in
        model == UInt8(ascii: "-") ? byte == model : byte &- 48 < 10
      })
    {
      return form + ": the calendar has no such day"
    }
    return form
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days from 1970-01-01, counted in years that begin in March, so that leap days come last.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    // 719468 days lie between 0000-03-01 and 1970-01-01.
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// A position in the text.
  private struct Cursor {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard index < text.count, UInt32(text[index]) == character.value else { return false }
      index += 1
      return true
    }

    mutating func number(digits: Int) -> Int? {
      guard text.count - index >= digits else { return nil }
      var number = 0
      for byte in text[index..<index + digits] {
        guard byte &- 48 < 10 else { return nil }
        number = number * 10 + Int(byte &- 48)
      }
      index += digits
      return number
    }

    /// The digits after a point, at most nine.
    mutating func fraction() -> Double? {
      let digits = text[index...].prefix { $0 &- 48 < 10 }
      guard (1...9).contains(digits.count) else { return nil }
      index += digits.count
      var numerator = 0.0
      var denominator = 1.0
      for digit in digits {
        numerator = numerator * 10 + Double(digit &- 48)
        denominator *= 10
      }
      return numerator / denominator
    }
  }
}
