import SpineOutcomesStats

/// An object of a plan file whose keys are known: a key that is not is refused.
struct PlanObject {
  let node: PlanNode
  private let fields: [(key: String, value: PlanNode)]

  /// - Parameters:
  ///   - node: The object.
  ///   - keys: The keys that it may have; all when nil.
  /// - Throws: The mistake of what is no object, and for an unknown key, with the nearest known
  ///   one.
  init(_ node: PlanNode, keys: [String]?) throws {
    guard case .object(let fields) = node.value else {
      throw node.mistake("an object is needed, with the keys \(PlanNode.list(of: keys ?? []))")
    }
    self.node = node
    self.fields = fields
    guard let keys else { return }
    for (key, value) in fields where !keys.contains(key) {
      let nearest = NearestName.find(key, among: keys).map { "did you mean \"\($0)\"? " } ?? ""
      throw value.mistake(
        "is an unknown key; \(nearest)the keys here are \(PlanNode.list(of: keys))")
    }
  }

  /// The keys in the order of the file.
  var keys: [String] { fields.map(\.key) }

  /// The value of a key; nil where it is not given.
  subscript(key: String) -> PlanNode? { fields.first { $0.key == key }?.value }

  /// The value of a key that must be given.
  func required(_ key: String) throws -> PlanNode {
    guard let value = self[key] else { throw node.mistake("the key \"\(key)\" is missing") }
    return value
  }

  /// The text of a key; nil where it is not given.
  func text(_ key: String) throws -> String? { try self[key]?.words() }

  /// The texts of a list; empty where it is not given.
  func texts(_ key: String) throws -> [String] {
    try (self[key]?.list() ?? []).map { try $0.text() }
  }

  /// The numbers of a list; empty where it is not given.
  func numbers(_ key: String) throws -> [Double] {
    try (self[key]?.list() ?? []).map { try $0.number() }
  }
}
