import SpineOutcomesStats

/// A mistake in a plan file: where it is, and what to do.
struct PlanMistake: Error {
  /// The line and the path, as "line 12, analyses[2].before".
  var place: String

  /// What is wrong, and the remedy.
  var reason: String
}

/// A value of a plan file, with its place.
struct PlanNode {
  /// What is written there.
  enum Value {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([PlanNode])
    case object([(key: String, value: PlanNode)])
  }

  let value: Value

  /// The line of the file, from 1.
  let line: Int

  /// The path from the top, as "analyses[2].before"; empty at the top.
  let path: String

  /// The mistake that names the place.
  func mistake(_ reason: String) -> PlanMistake {
    PlanMistake(place: path.isEmpty ? "line \(line)" : "line \(line), \(path)", reason: reason)
  }

  /// What is written there, in words.
  private var kind: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  private func expected(_ what: String) -> PlanMistake {
    mistake("\(what) is needed, not \(kind)")
  }
}

extension PlanNode {
  /// The text.
  func text() throws -> String {
    guard case .string(let text) = value else { throw expected("a text") }
    return text
  }

  /// The text, which holds more than blanks.
  func words() throws -> String {
    let text = try text()
    guard text.contains(where: { !$0.isWhitespace }) else { throw mistake("is an empty text") }
    return text
  }

  /// The number.
  func number() throws -> Double {
    guard case .number(let number) = value else { throw expected("a number") }
    guard number.isFinite else { throw mistake("is beyond the range of numbers") }
    return number
  }

  /// The whole number of 0 or more.
  func count() throws -> Int {
    let number = try number()
    guard let count = Int(exactly: number), count >= 0 else {
      throw mistake("a whole number of 0 or more is needed")
    }
    return count
  }

  /// The truth value.
  func truth() throws -> Bool {
    guard case .bool(let truth) = value else { throw expected("true or false") }
    return truth
  }

  /// The items of the list.
  func list() throws -> [PlanNode] {
    guard case .array(let items) = value else { throw expected("a list") }
    return items
  }

  /// The text as one of some words.
  func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) throws -> Word where Word.RawValue == String {
    try word(among: Word.allCases.map { ($0.rawValue, $0) })
  }

  /// What a word stands for.
  func word<Meaning>(among words: [(word: String, meaning: Meaning)]) throws -> Meaning {
    let text = try text()
    if let found = words.first(where: { $0.word == text }) { return found.meaning }
    let names = words.map(\.word)
    let nearest = NearestName.find(text, among: names).map { "did you mean \"\($0)\"? " } ?? ""
    throw mistake(
      "\"\(text)\" is not known; \(nearest)it is one of \(Self.list(of: names))")
  }

  /// Names in quotes with commas.
  static func list(of names: [String]) -> String {
    let shown = names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 30 ? "\(shown) and \(names.count - 30) more" : shown
  }
}
