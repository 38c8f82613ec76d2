import Foundation
import SpineOutcomesAudit

extension PlanNode {
  /// Reads a plan file as JSON, strictly, and keeps the line and the path of each value.
  ///
  /// - Throws: The mistake of a text that is not JSON, with its line.
  static func parse(_ text: Data) throws -> PlanNode {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = Array(text)
    let body = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let blanks = body.prefix { " \t\r\n".utf8.contains($0) }
    if let first = body.dropFirst(blanks.count).first, first != UInt8(ascii: "{") {
      throw PlanMistake(
        place: "line \(1 + blanks.count { $0 == UInt8(ascii: "\n") })",
        reason: "a plan is a JSON object, which begins with {; the plan stands before the data")
    }
    do throws(PaperError) {
      return PlanNode(try JSONParser.parse(bytes), path: "")
    } catch {
      throw PlanMistake(place: "line \(error.line ?? 1)", reason: error.reason)
    }
  }

  private init(_ node: JSONNode, path: String) {
    line = node.line
    self.path = path
    value =
      switch node.value {
      case .null: .null
      case .bool(let truth): .bool(truth)
      case .number(let digits): .number(Double(digits) ?? .nan)
      case .string(let text): .string(text)
      case .array(let items):
        .array(items.enumerated().map { PlanNode($1, path: "\(path)[\($0)]") })
      case .object(let members):
        .object(
          members.map {
            ($0.key, PlanNode($0.node, path: path.isEmpty ? $0.key : "\(path).\($0.key)"))
          })
      }
  }
}
