public import SpineOutcomesStats

extension Sentences {
  /// How a paired number changed: a signed-rank, sign or paired t test.
  ///
  /// Means are told of a t test, medians of others. Where the medians do not move with the test's
  /// estimate, the sentence gives both beside the direction instead of "from" and "to".
  ///
  /// - Parameters:
  ///   - test: The test of after less before.
  ///   - change: The values before and after of the same pairs.
  /// - Returns: "Pain fell from 7 (IQR 6 to 8) to 4 (3 to 6) after reoperation (n = 36; ...)."
  public func sentence(_ test: any HypothesisTest, of change: MeasuredChange) -> String {
    let name = change.variable.label.midSentence
    let circumstance = change.circumstance.isEmpty ? "" : " \(change.circumstance)"
    let direction = Self.direction(of: test)
    let isMean = test is PairedTTest
    if let zeros = (test as? SignedRankTest)?.zeroCount ?? (test as? SignTest)?.zeroCount,
      zeros == test.count
    {
      let whom =
        test.count == 1 ? "in the only \(subject.singular)" : "in any of \(count(test.count))"
      return sentence("\(name) did not change \(whom)\(circumstance)", [self.test(test)])
    }
    let details = [
      "n = \(number(String(test.count)))",
      estimate(test.estimates.first, as: Self.changeName(test)), self.test(test),
    ]
    let before = centre(change.before, isMean: isMean)
    let after = centre(change.after, isMean: isMean)
    let unit = change.variable.unit.map { " \($0)" } ?? ""
    guard isEvidence(test.pValue) else {
      let what =
        switch test.alternative {
        case .twoSided: "change"
        case .less: "fall"
        case .greater: "rise"
        }
      return sentence(
        "there was no evidence of a \(what) in \(name)\(circumstance)",
        ["\(before.named) before and \(after.named)\(unit) after"] + details)
    }
    let verb = direction < 0 ? "fell" : direction > 0 ? "rose" : "changed"
    let step =
      isMean
      ? Self.step(change.before.mean, change.after.mean)
      : Self.step(change.before.median, change.after.median)
    guard step == direction, direction != 0 else {
      return sentence(
        "\(name) \(verb)\(circumstance)",
        ["\(before.named) before and \(after.named)\(unit) after"] + details)
    }
    let from = isMean ? "a mean of \(before.text)" : before.text
    return sentence(
      "\(name) \(verb) from \(from) to \(after.short)\(unit)\(circumstance)", details)
  }

  /// How a share changed: McNemar's test.
  ///
  /// - Parameters:
  ///   - test: The test; its last level is the one that is told of.
  ///   - quality: What those of the last level are, as "able to walk".
  ///   - circumstance: As "after radiotherapy"; nothing by default.
  /// - Returns: "The share of patients able to walk fell from 30/36 (83.3 %) to 24/36 (66.7 %)
  ///   after radiotherapy (0 gained, 6 lost; ...)."
  public func sentence(
    _ test: McNemarTest, of quality: String, circumstance: String = ""
  ) -> String {
    let total = test.count
    let before = share(test.table.rowTotals.last ?? 0, of: total)
    let after = share(test.table.columnTotals.last ?? 0, of: total)
    let (gained, lost) = (test.changesToSecond, test.changesToFirst)
    let when = circumstance.isEmpty ? "" : " \(circumstance)"
    let what = "the share of \(subject.plural) \(quality.midSentence)"
    let changes = "\(number(String(gained))) gained, \(number(String(lost))) lost"
    let ratio =
      test.estimates.count > 1 ? estimate(test.estimates.first, as: "odds ratio of change") : ""
    if gained + lost == 0 {
      return sentence(
        "\(what) did not change\(when)",
        ["\(before) before and after; no \(subject.singular) changed"])
    }
    guard isEvidence(test.pValue), gained != lost else {
      return sentence(
        "there was no evidence of a change in \(what)\(when)",
        ["\(before) before and \(after) after", changes, ratio, self.test(test)])
    }
    return sentence(
      "\(what) \(gained > lost ? "rose" : "fell") from \(before) to \(after)\(when)",
      [changes, ratio, self.test(test)])
  }

  private static func changeName(_ test: any HypothesisTest) -> String? {
    switch test {
    case is SignedRankTest: "pseudomedian of the changes"
    case is PairedTTest: "mean change"
    case is SignTest: "median change"
    default: nil
    }
  }

  /// The sign of a test's own estimate; 0 where it has none.
  private static func direction(of test: any HypothesisTest) -> Int {
    if let sign = test as? SignTest {
      return (sign.positiveCount - sign.negativeCount).signum()
    }
    return step(0, test.estimates.first?.value)
  }

  /// The sign of the step from one number to another.
  static func step(_ from: Double?, _ to: Double?) -> Int {
    guard let from, let to else { return 0 }
    return to > from ? 1 : to < from ? -1 : 0
  }

  /// What is told of values: "7 (IQR 6 to 8)" and "7 (6 to 8)", or "7.1 (SD 1.2)".
  struct Centre {
    var text: String
    var short: String
    var named: String
  }

  func centre(_ summary: NumericSummary, isMean: Bool) -> Centre {
    guard let median = summary.median, let lower = summary.lowerQuartile,
      let upper = summary.upperQuartile, let mean = summary.mean
    else { return Centre(text: "no values", short: "no values", named: "no values") }
    if isMean {
      let spread = summary.standardDeviation.map { " (SD \(value($0)))" } ?? ""
      let text = value(mean) + spread
      return Centre(text: text, short: text, named: "mean \(text)")
    }
    let quartiles = range(lower, upper) { Decimals.estimate($0) }
    let text = "\(value(median)) (IQR \(quartiles))"
    return Centre(
      text: text, short: "\(value(median)) (\(quartiles))", named: "median \(text)")
  }
}
