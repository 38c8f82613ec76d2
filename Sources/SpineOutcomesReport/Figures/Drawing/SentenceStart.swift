internal import SpineOutcomesStats

extension String {
  /// The text at the start of a sentence or a line: "exact McNemar test" becomes "Exact McNemar
  /// test"; a symbol of one letter, such as p, stays as it is.
  var sentenceStart: String {
    let letters = prefix { $0.isLetter }
    guard letters.count > 1, letters.allSatisfy({ $0.isLowercase }), let first else { return self }
    return first.uppercased() + dropFirst()
  }
}

extension HypothesisTest {
  /// What a figure says of a test: "Log-rank test: p = 0.001".
  var figureNote: String { "\(method.sentenceStart): \(pValue)" }
}
