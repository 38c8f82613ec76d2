import Distributions

/// The p-values that an area under the ROC curve can have, by each method, over its whole rounding
/// interval.
struct AreaPValues {
  /// A method, the least and the greatest p-value that it can give.
  struct Method {
    var name: String
    var range: ClosedRange<Double>
  }

  /// The methods.
  let methods: [Method]

  /// Sizes above which the exact rank-sum test is left out: it is its approximation there.
  private static let largestExact = 4_000

  /// - Parameters:
  ///   - area: The possible areas, inside 0...1.
  ///   - errors: The bounds of the standard errors, of 2 events and 2 others or more.
  ///   - standardError: What the standard error can be, where more is known than its bounds.
  init(
    _ area: ClosedRange<Double>, _ errors: AreaErrors, standardError: ClosedRange<Double>
  ) {
    let ends = [area.lowerBound, area.upperBound]
    // The area nearest to 1/2; the farthest is an end.
    let near = min(max(0.5, area.lowerBound), area.upperBound)
    let distances = ends.map { ($0 - 0.5).magnitude }
    let farthest = distances.max() ?? 0.5
    func score(_ distance: Double, _ error: Double) -> Double {
      error > 0 ? distance / error : distance == 0 ? 0 : .infinity
    }
    func pValues(_ least: Double, _ greatest: Double) -> ClosedRange<Double> {
      let low = ProbabilityRange.twoSided(max(least, greatest))
      return low...max(low, ProbabilityRange.twoSided(least))
    }
    let nearest = (near - 0.5).magnitude
    var methods = [
      Method(
        name: "Wald's test by an attainable standard error",
        range: pValues(
          score(nearest, standardError.upperBound), score(farthest, standardError.lowerBound))),
      // The distance over this standard error rises with the distance: see the document.
      Method(
        name: "Wald's test by Hanley and McNeil's standard error",
        range: pValues(
          score(nearest, errors.hanleyMcNeil(near)),
          ends.map { score(($0 - 0.5).magnitude, errors.hanleyMcNeil($0)) }.max() ?? .infinity)),
    ]
    // The correction for continuity takes half a pair from the distance.
    let corrected = max(0, nearest - 0.5 / (errors.events * errors.others))
    methods.append(
      Method(
        name: "the rank-sum test, normal approximation",
        range: pValues(
          corrected / errors.null,
          errors.allowsTies ? errors.greatestNullScore : farthest / errors.null)))
    if let range = Self.exact(near, area, errors) {
      methods.append(Method(name: "the rank-sum test, exact without ties", range: range))
    }
    self.methods = methods
  }

  /// The exact p-values of the whole numbers of pairs in the interval, or next to it where none
  /// is inside.
  private static func exact(
    _ near: Double, _ area: ClosedRange<Double>, _ errors: AreaErrors
  ) -> ClosedRange<Double>? {
    let pairs = errors.events * errors.others
    guard pairs <= Double(largestExact),
      let null = UntiedRankSumNull(Int(errors.events), Int(errors.others))
    else { return nil }
    let counts = [
      Int((area.lowerBound * pairs).rounded(.down)), Int((area.upperBound * pairs).rounded(.up)),
    ]
    let values = counts.map(null.bothTails)
    let least = values.min() ?? 0
    let greatest = near == 0.5 ? 1 : values.max() ?? 1
    return least...max(least, greatest)
  }

  /// What is possible by the methods together.
  var hull: ClosedRange<Double> {
    let low = methods.map(\.range.lowerBound).min() ?? 0
    return low...max(low, methods.map(\.range.upperBound).max() ?? 1)
  }
}
