public import SpineOutcomesStats

extension Sentences {
  /// How a number differs between groups: rank tests, t tests, analyses of variance.
  ///
  /// - Parameters:
  ///   - test: The test; of two groups its estimate is of the first against the second.
  ///   - values: The groups with their values, in the order of the test.
  /// - Returns: "Age was higher in the male group (median 64 (IQR 57 to 70), n = 138) than in the
  ///   female group (median 61 (IQR 55 to 68), n = 90): location shift ..., p = 0.032."
  public func sentence(_ test: any HypothesisTest, of values: MeasuredGroups) -> String {
    let name = values.variable.label.midSentence
    let isMean = test is TwoSampleTTest || test is OneWayANOVA
    let unit = values.variable.unit.map { " \($0)" } ?? ""
    let groups = values.groups.map { group in
      let centre = centre(group.summary, isMean: isMean).named
      return "\(group.phrase) (\(centre)\(unit), n = \(number(String(group.summary.count))))"
    }
    let details = [
      groups.count == 2 ? estimate(test.estimates.first, as: Self.differenceName(test)) : "",
      self.test(test),
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    guard isEvidence(test.pValue) else {
      if groups.count == 2, test.alternative != .twoSided {
        let word = test.alternative == .greater ? "higher" : "lower"
        return sentence(
          "there was no evidence that \(name) was \(word) in \(groups[0]) than in \(groups[1]): "
            + details)
      }
      return sentence(
        "there was no evidence of a difference in \(name) between \(Self.list(groups)): \(details)")
    }
    let direction = groups.count == 2 ? Self.direction(of: test) : 0
    guard direction != 0 else {
      return sentence("\(name) differed between \(Self.list(groups)): \(details)")
    }
    let word = direction > 0 ? "higher" : "lower"
    return sentence("\(name) was \(word) in \(groups[0]) than in \(groups[1]): \(details)")
  }

  /// "location shift, A minus B" is "location shift (first less second)".
  private static func differenceName(_ test: any HypothesisTest) -> String? {
    guard let name = test.estimates.first?.name, name.contains(" minus "),
      let end = name.firstIndex(of: ",")
    else { return nil }
    return "\(name[..<end]) (first less second)"
  }

  /// The side of the first group: that of the shift or the difference of means, or where that is 0
  /// of the probability of superiority.
  private static func direction(of test: any HypothesisTest) -> Int {
    for estimate in test.estimates {
      let isShare = estimate.name.hasPrefix("probability")
      let sign = step(isShare ? 0.5 : 0, estimate.value)
      if sign != 0 { return sign }
    }
    return 0
  }

  /// What any test says of a claim: trends, correlations, repeated measurements and others.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - claim: What rejecting is evidence of, as "a trend of pain over the motor grades".
  /// - Returns: "There was no evidence of a trend of pain over the motor grades (n = 99; ...)."
  public func sentence(_ test: any HypothesisTest, ofEvidenceFor claim: String) -> String {
    sentence(
      "there was \(isEvidence(test.pValue) ? "" : "no ")evidence of \(claim)",
      ["n = \(number(String(test.count)))", estimate(test.estimates.first), self.test(test)])
  }

  /// How often something is in the rows of a table: Fisher's, the chi-square and other tests.
  ///
  /// - Parameters:
  ///   - test: The test.
  ///   - table: The table that was tested; its last column counts the event.
  ///   - event: What the last column is, as "failure"; nil tells of an association instead, as does
  ///     a table of more than two columns.
  ///   - phrase: What a row is called, from its name.
  /// - Returns: "Failure was more frequent in the radiotherapy group (16/38 (42.1 %)) than in ...".
  public func sentence(
    _ test: any HypothesisTest, of table: ContingencyTable, event: String?,
    phrase: (_ name: String) -> String = { "the \($0) group" }
  ) -> String {
    let totals = table.rowTotals
    let rows = table.rowNames.indices.filter { totals[$0] > 0 }
    let columns = table.columnNames.count
    let ratio = estimate(test.estimates.first, as: Self.effectName(test, of: table))
    let details = [ratio, self.test(test)].filter { !$0.isEmpty }.joined(separator: "; ")
    guard let event = event?.midSentence, columns == 2, rows.count > 1 else {
      let evidence = isEvidence(test.pValue) ? "evidence" : "no evidence"
      return sentence(
        "there was \(evidence) of an association between \(table.rowVariable.midSentence) and "
          + "\(table.columnVariable.midSentence)", ["n = \(number(String(test.count)))", details])
    }
    let shares = rows.map { row in
      "\(phrase(table.rowNames[row])) (\(share(table[row, columns - 1], of: totals[row])))"
    }
    guard isEvidence(test.pValue) else {
      return sentence(
        "there was no evidence of a difference in the frequency of \(event) between "
          + "\(Self.list(shares)): \(details)")
    }
    guard rows.count == 2 else {
      return sentence(
        "the frequency of \(event) differed between \(Self.list(shares)): \(details)")
    }
    let (first, second) = (rows[0], rows[1])
    // Shares are compared by whole numbers.
    let one = table[first, columns - 1].multipliedFullWidth(by: totals[second])
    let two = table[second, columns - 1].multipliedFullWidth(by: totals[first])
    let isMore = (one.high, one.low) > (two.high, two.low)
    return sentence(
      "\(event) was \(isMore ? "more" : "less") frequent in \(shares[0]) than in \(shares[1]): "
        + details)
  }

  /// "odds ratio of failed = true, care radiotherapy versus reoperation" without what the sentence
  /// says itself: "odds ratio, radiotherapy versus reoperation,".
  private static func effectName(
    _ test: any HypothesisTest, of table: ContingencyTable
  ) -> String? {
    guard let name = test.estimates.first?.name,
      let event = name.firstRange(of: " of \(table.columnVariable) = "),
      let groups = name.firstRange(of: ", \(table.rowVariable) "),
      event.upperBound <= groups.lowerBound, name[groups.upperBound...].contains(" versus ")
    else { return nil }
    return "\(name[..<event.lowerBound]), \(name[groups.upperBound...]),"
  }
}
