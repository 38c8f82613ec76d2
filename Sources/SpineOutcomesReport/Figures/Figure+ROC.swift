public import SpineOutcomesStats

extension Figure {
  /// A curve of a figure with ROC curves: its area, and its cutoff where one is marked.
  public struct ROC: Sendable, Equatable {
    /// The name beside its area; the score of the curve by default.
    public var name: String

    /// The curve.
    public var curve: ROCCurve

    /// Its area with an interval; that of the curve by default.
    public var area: AreaUnderCurve

    /// The cutoff that is marked, chosen on the same curve; none by default.
    public var cutoff: Cutoff?

    /// Describes a curve.
    public init(
      _ curve: ROCCurve, name: String? = nil, area: AreaUnderCurve? = nil, cutoff: Cutoff? = nil
    ) {
      self.name = name ?? curve.score
      self.curve = curve
      self.area = area ?? curve.area
      self.cutoff = cutoff
    }
  }

  /// ROC curves in a square, with the diagonal of a score that tells nothing.
  ///
  /// The key has the area of each curve with its interval. A cutoff is a ring, with the intervals
  /// of its sensitivity and specificity as a cross; the key has its value, and its bootstrap
  /// interval where it was validated. Corners nearer than 0.05 mm on paper are drawn as one.
  ///
  /// - Parameters:
  ///   - curves: The curves, in the order of their colours.
  ///   - name: The name of the figure.
  ///   - size: The width; one column by default.
  ///
  /// - Complexity: O(number of distinct scores).
  public init(roc curves: [ROC], name: String = "roc", size: FigureSize = .singleColumn) {
    let isOne = curves.count == 1
    let plot = ROCPlot(
      series: curves.map {
        .init(name: isOne ? nil : $0.name, curve: $0.curve, area: $0.area, cutoff: $0.cutoff)
      }, size: size)
    let (drawing, height) = plot.drawn()
    let outcomes = Table.distinct(curves.map(\.curve.outcome)).joined(separator: ", ")
    let scores = curves.map { "\($0.name) (\($0.curve.eventsScore.rawValue) in events)" }
      .joined(separator: ", ")
    let counts = Table.distinct(
      curves.map { one in
        "\(one.area.events) event\(one.area.events == 1 ? "" : "s"), n = \(one.area.count)"
      }
    ).joined(separator: "; ")
    let subject = "ROC curve\(isOne ? "" : "s") of \(outcomes.midSentence) by \(scores)"
    var caption = ["\(subject) (\(counts))"]
    let methods = Table.distinct(curves.map(\.area.confidenceInterval.method))
    caption.append("AUC: area under the curve; interval: \(methods.joined(separator: "; "))")
    caption.append(Self.tests(curves))
    let cutoffs = curves.compactMap(\.cutoff)
    if !cutoffs.isEmpty {
      let rules = Table.distinct(cutoffs.map { $0.rule.description }).joined(separator: "; ")
      let levels = Table.distinct(
        cutoffs.compactMap {
          $0.apparentSensitivity.confidenceInterval.map {
            ConfidenceInterval.title(level: $0.level)
          }
        })
      let interval = levels.joined(separator: ", ")
      caption.append(
        "Ring: cutoff of the \(rules); cross: \(interval) of its sensitivity and specificity (Wilson), "
          + "as if it had been fixed before the study")
    }
    caption.append("Dashed: a score that tells nothing")
    let words = curves.map { one in
      let cutoff = one.cutoff.map(ROCPlot.words).map {
        "; \($0.rule.midSentence): \($0.accuracy)"
      }
      return "\(one.name): AUC \(ROCPlot.words(of: one.area)), \(one.area.pValue)\(cutoff ?? "")"
    }
    self.init(
      drawing, size: size, height: height, name: name, title: "ROC curve of \(outcomes)",
      caption: caption.joined(separator: ". ") + ".",
      alternativeText: "\(caption[0]). \(words.joined(separator: "; ")).")
  }

  /// "Test against 0.5: start p < 0.001, ageMonths p = 0.161".
  private static func tests(_ curves: [ROC]) -> String {
    let values = Table.distinct(curves.map { Decimals.exact($0.area.against) })
    let isShared = values.count < 2
    let tests = curves.map { one in
      (curves.count > 1 ? "\(one.name) " : "") + "\(one.area.pValue)"
        + (isShared ? "" : " against \(Decimals.exact(one.area.against))")
    }
    let value = isShared ? " against \(values.first ?? "0.5")" : ""
    return "Test of the AUC\(value): \(tests.joined(separator: ", "))"
  }
}
