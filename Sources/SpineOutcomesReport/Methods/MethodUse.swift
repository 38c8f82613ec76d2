/// A method that was used, and for what.
public struct MethodUse: Sendable, Hashable, Codable {
  /// What a method was used for: a variable, and what was asked of it.
  public struct Purpose: Sendable, Hashable, Codable {
    /// What stands before the variable, such as "change in"; empty for nothing.
    public var asked: String

    /// The variable, in small letters: "motor grade".
    public var variable: String

    /// What stands behind it, such as "by treatment"; empty for nothing.
    public var place: String

    /// Creates a purpose.
    public init(_ variable: String, asked: String = "", place: String = "") {
      self.asked = asked
      self.variable = variable
      self.place = place
    }
  }

  /// What was done, without the numbers of one data set: "Wilcoxon signed-rank test (exact)".
  public let method: String

  /// What it was done for, each once; empty where nobody has said so.
  public internal(set) var purposes: [Purpose]
}

extension MethodUse {
  /// What it was for: "age and pain by sex, and for the change in walking"; empty without purposes.
  var list: String {
    var groups: [(asked: String, place: String, variables: [String])] = []
    for purpose in purposes {
      if let place = groups.firstIndex(where: {
        $0.asked == purpose.asked && $0.place == purpose.place
      }) {
        groups[place].variables.append(purpose.variable)
      } else {
        groups.append((purpose.asked, purpose.place, [purpose.variable]))
      }
    }
    return groups.map { group in
      let head = group.variables.count > 1 ? Self.plural(group.asked) : group.asked
      let words = [
        head.isEmpty ? "" : "the \(head)", Sentences.list(group.variables), group.place,
      ]
      return words.filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: ", and for ")
  }

  /// "change in" as "changes in", "odds ratio of change" as "odds ratios of change": the last word
  /// before "of", "in", "under", "to" or "from" takes the plural.
  static func plural(_ noun: String) -> String {
    var words = noun.split(separator: " ").map(String.init)
    let end =
      words.firstIndex { ["of", "in", "under", "to", "from"].contains($0) } ?? words.endIndex
    guard end > 0, let last = words.indices.contains(end - 1) ? words[end - 1] : nil else {
      return noun
    }
    words[end - 1] =
      last.hasSuffix("y") && !last.hasSuffix("ay") ? "\(last.dropLast())ies" : "\(last)s"
    return words.joined(separator: " ")
  }

  /// What intervals are of: "odds ratios of change and risk differences".
  var quantities: String {
    Sentences.list(
      purposes.map { purpose in
        let noun = purpose.variable
        let isUncountable = ["survival", "sensitivity", "specificity"].contains {
          noun.hasPrefix($0)
        }
        return isUncountable ? noun : Self.plural(noun)
      })
  }

  /// The method inside a sentence: with its article, and capitals of names alone.
  var inSentence: String {
    if let area = method.firstRange(of: ", area under") {
      return
        "the test of the area under\(method[area.upperBound...]) (\(method[..<area.lowerBound]))"
    }
    let first = method.prefix { $0 != " " }
    let isOwned = first.hasSuffix("'s") || first.hasSuffix("s'")
    guard !isOwned, method.contains("test") else { return method }
    return "the \(Self.withoutCapital(method))"
  }

  /// The method of an interval inside a sentence: "Wilson's method", "the exact method
  /// (Clopper-Pearson)", "inversion of the exact test".
  var ofInterval: String {
    let word = method.prefix { $0 != " " && $0 != "," }
    let rest = method.dropFirst(word.count)
    if word == "inversion" || word.hasSuffix("'s") { return method }
    if word == "exact" || word == "score" || (word == "robust" && !rest.isEmpty) {
      return "the \(word) method\(rest)"
    }
    return word.first?.isUppercase == true ? "\(word)'s method\(rest)" : "the \(method)"
  }

  /// "Log-rank test" as "log-rank test"; names of persons keep their capital.
  private static func withoutCapital(_ name: String) -> String {
    for word in ["Log-rank", "Score", "Sign", "Paired", "One-way", "Likelihood", "Exact", "Joint"]
    where name.hasPrefix(word) {
      return word.lowercased() + name.dropFirst(word.count)
    }
    return name
  }
}
