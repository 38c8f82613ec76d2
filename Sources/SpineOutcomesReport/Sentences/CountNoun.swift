/// What the records of a study are called, for one and for several.
public struct CountNoun: Sendable, Hashable, Codable {
  /// The word for one, such as "patient".
  public var singular: String

  /// The word for none and for several, such as "patients".
  public var plural: String

  /// Creates a noun.
  public init(_ singular: String, _ plural: String) {
    self.singular = singular
    self.plural = plural
  }

  /// "patient" and "patients".
  public static let patient = CountNoun("patient", "patients")

  /// "child" and "children".
  public static let child = CountNoun("child", "children")

  /// "record" and "records".
  public static let record = CountNoun("record", "records")

  /// The word for a count.
  func word(_ count: Int) -> String { count == 1 ? singular : plural }
}
