/// How the p-values of several tests of one question are adjusted for their number.
///
/// With the p-values p(1) ≤ ... ≤ p(m) in order, an adjusted one is at most α just when the
/// procedure at α rejects its hypothesis. `.bonferroni` and `.holm` hold the family-wise error
/// rate, the chance of any false rejection, whatever the dependence; `.hochberg` holds it for
/// independent and many positively dependent tests. The other two hold the false discovery rate,
/// the expected share of false among all rejections: `.benjaminiHochberg` for independent or
/// positively dependent tests, `.benjaminiYekutieli` for any.
///
/// R: `p.adjust(p, method)`. Wright, Biometrics 48:1005, 1992, doi 10.2307/2532694.
public enum MultiplicityAdjustment: String, Sendable, Codable, CaseIterable {
  /// The p-values as they are.
  case unadjusted

  /// m p(i).
  case bonferroni

  /// The greatest (m - j + 1) p(j) of all j ≤ i. Holm, Scand J Stat 6:65, 1979.
  case holm

  /// The least (m - j + 1) p(j) of all j ≥ i. Hochberg, Biometrika 75:800, 1988,
  /// doi 10.1093/biomet/75.4.800.
  case hochberg

  /// The least m p(j) / j of all j ≥ i. Benjamini and Hochberg, J R Stat Soc B 57:289, 1995,
  /// doi 10.1111/j.2517-6161.1995.tb02031.x.
  case benjaminiHochberg = "benjamini-hochberg"

  /// That of Benjamini and Hochberg times 1 + 1/2 + ... + 1/m. Benjamini and Yekutieli,
  /// Ann Stat 29:1165, 2001, doi 10.1214/aos/1013699998.
  case benjaminiYekutieli = "benjamini-yekutieli"

  /// Its name in a sentence, such as "Holm" or "Benjamini-Hochberg".
  public var name: String {
    switch self {
    case .unadjusted: "unadjusted"
    case .bonferroni: "Bonferroni"
    case .holm: "Holm"
    case .hochberg: "Hochberg"
    case .benjaminiHochberg: "Benjamini-Hochberg"
    case .benjaminiYekutieli: "Benjamini-Yekutieli"
    }
  }

  /// What a sentence says of the p-values: "adjusted by Holm's procedure" or "not adjusted".
  package var phrase: String {
    switch self {
    case .unadjusted: "not adjusted"
    case .bonferroni: "adjusted by Bonferroni's procedure"
    case .holm: "adjusted by Holm's procedure"
    case .hochberg: "adjusted by Hochberg's procedure"
    case .benjaminiHochberg: "adjusted by Benjamini and Hochberg's procedure"
    case .benjaminiYekutieli: "adjusted by Benjamini and Yekutieli's procedure"
    }
  }

  /// The adjusted p-values, each in the place of its own.
  ///
  /// - Parameter pValues: The p-values of all tests of the family, in any order.
  /// - Returns: As many, none less than its own and none above 1; equal ones stay equal.
  ///
  /// *Edge cases*: one p-value stays what it is, none gives none.
  ///
  /// - Complexity: O(m log m) for m p-values.
  public func adjusted(_ pValues: [PValue]) -> [PValue] {
    let count = Double(pValues.count)
    switch self {
    case .unadjusted:
      return pValues
    case .bonferroni:
      return pValues.map { $0.times(count) }
    case .holm:
      return running(pValues, from: pValues.indices, max) { $0.times(count - Double($1) + 1) }
    case .hochberg:
      return running(pValues, from: pValues.indices.reversed(), min) {
        $0.times(count - Double($1) + 1)
      }
    case .benjaminiHochberg:
      return running(pValues, from: pValues.indices.reversed(), min) {
        $0.times(count / Double($1))
      }
    case .benjaminiYekutieli:
      let harmonic = pValues.indices.reversed().reduce(0) { $0 + 1 / Double($1 + 1) }
      return running(pValues, from: pValues.indices.reversed(), min) {
        $0.times(harmonic * (count / Double($1)))
      }
    }
  }

  /// The adjusted p-values of the tests that could be done; nil stays nil and counts as no test.
  ///
  /// - Parameter pValues: The p-values; nil for a test that the data leave undefined.
  /// - Returns: As many, each in the place of its own.
  /// - Complexity: O(m log m) for m p-values.
  public func adjusted(_ pValues: [PValue?]) -> [PValue?] {
    var next = adjusted(pValues.compactMap { $0 }).makeIterator()
    return pValues.map { $0 == nil ? nil : next.next() }
  }

  /// Multiplies the p-values in ascending order, each with its rank from 1, and carries the
  /// greatest or least along the places.
  private func running(
    _ pValues: [PValue], from places: some Sequence<Int>, _ extreme: (PValue, PValue) -> PValue,
    _ multiplied: (PValue, _ rank: Int) -> PValue
  ) -> [PValue] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var last: PValue?
    for place in places {
      let value = multiplied(pValues[order[place]], place + 1)
      let carried = last.map { extreme($0, value) } ?? value
      adjusted[order[place]] = carried
      last = carried
    }
    return adjusted
  }
}
