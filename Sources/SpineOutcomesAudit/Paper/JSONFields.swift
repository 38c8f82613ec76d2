internal import SpineOutcomesStats

/// The keys of a JSON object, read strictly: an unknown key is an error, and so is a value of
/// another kind.
struct JSONFields {
  /// The place of the object.
  let path: String
  let line: Int
  private let members: [String: JSONNode.Member]

  /// Reads an object whose keys are among the known ones.
  init(_ node: JSONNode, path: String, known: [String]) throws(PaperError) {
    self.path = path
    line = node.line
    guard case .object(let list) = node.value else {
      throw PaperError(
        path: path, line: node.line, reason: "is \(node.kindInWords), not an object")
    }
    for member in list where !known.contains(member.key) {
      let near = NearestName.find(member.key, among: known).map { "did you mean \"\($0)\"? " }
      throw PaperError(
        path: Self.path(path, member.key), line: member.line,
        reason: "there is no such key; \(near ?? "")the keys here are "
          + known.map { "\"\($0)\"" }.joined(separator: ", "))
    }
    members = Dictionary(list.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a key.
  static func path(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// The error of a key.
  func error(_ key: String, _ reason: String) -> PaperError {
    PaperError(
      path: Self.path(path, key), line: members[key]?.line ?? line, reason: reason)
  }

  /// The value of a key; nil where it is absent.
  func node(_ key: String) -> JSONNode? { members[key]?.node }

  /// A value that has to be there.
  func required<Value>(
    _ key: String, _ read: (String) throws(PaperError) -> Value?
  ) throws(PaperError) -> Value {
    guard let value = try read(key) else {
      throw PaperError(path: path, line: line, reason: "the key \"\(key)\" is missing")
    }
    return value
  }

  /// A text.
  func text(_ key: String) throws(PaperError) -> String? {
    guard let node = node(key) else { return nil }
    guard case .string(let text) = node.value else {
      throw error(key, "is \(node.kindInWords), not a text")
    }
    return text
  }

  /// A whole number.
  func count(_ key: String) throws(PaperError) -> Int? {
    guard let node = node(key) else { return nil }
    return try Self.count(node, at: Self.path(path, key))
  }

  /// Whole numbers.
  func counts(_ key: String) throws(PaperError) -> [Int]? {
    try list(key) { node, path throws(PaperError) in try Self.count(node, at: path) }
  }

  /// A printed figure.
  func figure(_ key: String) throws(PaperError) -> Reported? {
    guard let node = node(key) else { return nil }
    return try Self.figure(node, at: Self.path(path, key))
  }

  /// Printed figures.
  func figures(_ key: String) throws(PaperError) -> [Reported]? {
    try list(key) { node, path throws(PaperError) in try Self.figure(node, at: path) }
  }

  /// True or false.
  func truth(_ key: String) throws(PaperError) -> Bool? {
    guard let node = node(key) else { return nil }
    guard case .bool(let truth) = node.value else {
      throw error(key, "is \(node.kindInWords), not true or false")
    }
    return truth
  }

  /// A number between 0 and 1.
  func level(_ key: String) throws(PaperError) -> Double? {
    guard let node = node(key) else { return nil }
    guard case .number(let text) = node.value, let level = Double(text), level > 0, level < 1
    else {
      throw error(key, "is no level; write a number between 0 and 1, as 0.95")
    }
    return level
  }

  /// One of the names of a list of choices.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(PaperError) -> Choice? {
    guard let text = try text(key) else { return nil }
    return try Self.choice(text, at: Self.path(path, key), line: members[key]?.line ?? line)
  }

  /// Several of them.
  func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String
  ) throws(PaperError) -> [Choice]? {
    try list(key) { node, path throws(PaperError) in
      guard case .string(let text) = node.value else {
        throw PaperError(path: path, line: node.line, reason: "is \(node.kindInWords), not a text")
      }
      return try Self.choice(text, at: path, line: node.line)
    }
  }

  /// A list that is not empty.
  func list<Value>(
    _ key: String, _ read: (JSONNode, String) throws(PaperError) -> Value
  ) throws(PaperError) -> [Value]? {
    guard let node = node(key) else { return nil }
    guard case .array(let elements) = node.value else {
      throw error(key, "is \(node.kindInWords), not a list in square brackets")
    }
    guard !elements.isEmpty else { throw error(key, "is an empty list") }
    var values: [Value] = []
    for (index, element) in elements.enumerated() {
      values.append(try read(element, "\(Self.path(path, key))[\(index)]"))
    }
    return values
  }

  private static func count(_ node: JSONNode, at path: String) throws(PaperError) -> Int {
    guard case .number(let text) = node.value, let count = Int(text),
      (-1_000_000_000...1_000_000_000).contains(count)
    else {
      throw PaperError(
        path: path, line: node.line, reason: "is no whole number without quotes, as 36")
    }
    return count
  }

  private static func figure(_ node: JSONNode, at path: String) throws(PaperError) -> Reported {
    let text: String
    switch node.value {
    case .string(let written): text = written
    case .number(let written):
      // A program that rewrites the file would drop the last 0 of 0.50.
      guard Int(written) != nil else {
        throw PaperError(
          path: path, line: node.line,
          reason: "is a number; write \"\(written)\" in quotes, with every digit that is printed")
      }
      text = written
    default:
      throw PaperError(
        path: path, line: node.line,
        reason: "is \(node.kindInWords), not a figure in quotes, as \"0.045\"")
    }
    do throws(StatsError) {
      return try Reported(text)
    } catch {
      let reason =
        switch error {
        case .invalidArgument(_, let reason): reason
        default: error.description
        }
      throw PaperError(path: path, line: node.line, reason: reason)
    }
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, at path: String, line: Int
  ) throws(PaperError) -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let near = NearestName.find(text, among: names).map { "did you mean \"\($0)\"? " } ?? ""
    throw PaperError(
      path: path, line: line,
      reason: "\"\(text.prefix(60))\" is not known; \(near)known are "
        + names.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}
