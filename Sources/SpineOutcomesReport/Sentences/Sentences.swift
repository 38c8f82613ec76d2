internal import SpineOutcomesStats

/// Says results in the words of a Results section: the one place where they become sentences.
///
/// ```swift
/// let pain = try cohort.measuredChange(of: "pain", before: \.painBefore, after: \.painAfter)
/// Sentences().sentence(test, of: pain.after("reoperation"))
/// // Pain fell from 7 (IQR 6 to 8) to 4 (3 to 6) after reoperation (n = 36; pseudomedian of the
/// // changes -2.5, 95 % CI -4 to -1; signed-rank, exact, p = 0.002).
/// ```
///
/// A direction ("rose", "fell", "was higher") is said where the p-value is at most
/// ``significance``, and it is that of the test's own estimate, not that of two medians, which may
/// differ from it. Any other result reads "no evidence of", with its p-value: a test that does not
/// reject shows no equality. Names of groups stand as they are given; names of variables lose a
/// capital that they have only as the head of a label ("Motor grade", not "ECOG status"), and the
/// first letter of a sentence is made a capital, if its word is in small letters.
public struct Sentences: Sendable, Hashable, Codable {
  /// How much a sentence tells of a result.
  public enum Detail: String, Sendable, Codable, CaseIterable {
    /// n, the test and p.
    case brief

    /// Estimates with their intervals, and statistics with degrees of freedom, besides.
    case full
  }

  /// How much is told; everything by default.
  public var detail: Detail

  /// How numbers are set; ASCII by default, since the renderers of a document set them.
  public var numbers: NumberStyle

  /// The greatest p-value that is called evidence, 0...1; 0.05 by default.
  public var significance: Double

  /// What the records are called.
  public var subject: CountNoun

  /// Creates a way of saying results.
  public init(
    detail: Detail = .full, numbers: NumberStyle = .plain, significance: Double = 0.05,
    subject: CountNoun = .patient
  ) {
    self.detail = detail
    self.numbers = numbers
    self.significance = significance
    self.subject = subject
  }
}

extension Sentences {
  /// Whether a p-value counts as evidence; 0.05 itself does.
  func isEvidence(_ pValue: PValue) -> Bool { pValue.value <= significance * (1 + 1e-12) }

  /// A sentence: a clause with its first letter as a capital, and details in brackets.
  func sentence(_ clause: String, _ details: [String] = []) -> String {
    let details = details.filter { !$0.isEmpty }
    let rest = details.isEmpty ? "" : " (\(details.joined(separator: "; ")))"
    return Self.capitalised(clause) + rest + "."
  }

  /// "pain" becomes "Pain", and "painBefore" or "eGFR" stays.
  static func capitalised(_ text: String) -> String {
    let word = text.prefix { $0 != " " }
    guard let first = word.first, first.isLowercase, !word.dropFirst().contains(where: isNoSmall)
    else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private static func isNoSmall(_ character: Character) -> Bool {
    character.isUppercase || character.isNumber || character == "_"
  }

  /// A numeral in the style.
  func number(_ numeral: String) -> String { numbers.apply(to: numeral, in: .cell) }

  /// A value of the data or an estimate in its unit: four digits.
  func value(_ value: Double) -> String { number(Decimals.estimate(value)) }

  /// "p = 0.041", with the side where the alternative has one.
  func p(_ pValue: PValue, _ alternative: Alternative = .twoSided) -> String {
    let text = number(pValue.description)
    return alternative == .twoSided ? text : "\(text) (one-sided, \(alternative.rawValue))"
  }

  /// "95 % CI 1 to 3".
  func interval(_ interval: ConfidenceInterval, _ text: (Double) -> String) -> String {
    let title = number(Decimals.level(interval.level)) + " % CI"
    if interval.lower == -.infinity, interval.upper == .infinity {
      return "\(title) without limits"
    }
    return "\(title) " + range(interval.lower, interval.upper, text)
  }

  /// "1 to 3" in the style; `text` gives plain numerals.
  func range(_ lower: Double, _ upper: Double, _ text: (Double) -> String) -> String {
    number("\(text(lower)) to \(text(upper))")
  }

  /// An estimate with its interval: "odds ratio 0.953, 95 % CI 0.91 to 0.999"; nothing in brief.
  func estimate(_ estimate: Estimate?, as name: String? = nil) -> String {
    guard detail == .full, let estimate else { return "" }
    let isRatio = estimate.name.split(whereSeparator: { $0 == " " || $0 == "," }).contains("ratio")
    let text: (Double) -> String =
      isRatio ? { Decimals.ratio($0) } : { Decimals.estimate($0) }
    let head = "\(name ?? estimate.name) \(number(text(estimate.value)))"
    return estimate.confidenceInterval.map { "\(head), \(interval($0, text))" } ?? head
  }

  /// "signed-rank, exact, p = 0.002": what was done, its statistic where that has degrees of
  /// freedom, and the p-value.
  func test(_ test: any HypothesisTest) -> String {
    // Such a method ends in its p-value.
    if test.method.contains("p = 1 by definition") { return Self.method(test.method) }
    let statistic = test.statistic.flatMap {
      detail == .full && $0.degreesOfFreedom != nil ? number($0.description) : nil
    }
    return [Self.method(test.method), statistic, p(test.pValue, test.alternative)]
      .compactMap { $0 }.joined(separator: ", ")
  }

  /// The name of a method without "test" and brackets: "Wilcoxon signed-rank test (exact, 2 zeros
  /// dropped)" is "signed-rank, exact, 2 zeros dropped".
  static func method(_ method: String) -> String {
    var text = method
    if text.last == ")", let open = text.firstRange(of: " (") {
      text = text.replacingCharacters(in: open) + text[open.upperBound...].dropLast()
    }
    if text.hasPrefix("Wilcoxon signed-rank") { text.removeFirst("Wilcoxon ".count) }
    if let range = text.firstRange(of: " test"), text[..<range.lowerBound].suffix(2) != " t" {
      text.removeSubrange(range)
    }
    // Names of persons keep their capital.
    for word in ["Log-rank", "Paired", "Sign", "One-way", "Likelihood"] where text.hasPrefix(word) {
      text = word.lowercased() + text.dropFirst(word.count)
    }
    return text
  }

  /// "36 patients", "1 patient".
  func count(_ count: Int) -> String { "\(number(String(count))) \(subject.word(count))" }

  /// "A", "A and B", "A, B and C".
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// "15/36 (41.7 %)".
  func share(_ count: Int, of total: Int) -> String {
    total > 0 ? number("\(count)/\(total) (\(Decimals.percent(count, of: total)))") : "0/0"
  }
}

extension String {
  /// The part before a range, and a comma in place of it.
  fileprivate func replacingCharacters(in range: Range<String.Index>) -> String {
    self[..<range.lowerBound] + ", "
  }
}
