/// How the two-sided p-value of an exact test on odds is formed, and with it the interval that
/// the test keeps.
///
/// It matters to ``FisherTest`` and ``BinomialTest``. One-sided p-values are the same for the
/// first three: the probability of the observed value and of those further out.
///
/// Source: Fay, Biostatistics 2010, doi 10.1093/biostatistics/kxp050.
public enum ExactTestMethod: String, Sendable, Codable, CaseIterable {
  /// All values that are not more probable than the observed one.
  ///
  /// The parameters with p above 1 - level need not form an interval: the smallest interval that
  /// holds them is given. It leaves the hypothesis out only if p is at most 1 - level; in rare
  /// tables with p just below 1 - level it holds it all the same, and then names itself a hull.
  ///
  /// `fisher.test`, `binom.test` for p; `exact2x2(tsmethod = "minlike")`.
  case minlike

  /// Twice the smaller of the two one-sided p-values.
  ///
  /// The interval has equal tails: Clopper and Pearson's of a proportion.
  ///
  /// `fisher.test`, `binom.test` for the interval; `exact2x2(tsmethod = "central")`.
  case central

  /// The smaller one-sided p-value and the largest one of the other side that does not exceed it.
  ///
  /// Never above ``central``, so that its interval lies within the central one. Like minlike it
  /// may be the hull of a set with a gap, and then says so.
  ///
  /// `exact2x2(tsmethod = "blaker")`.
  ///
  /// Source: Blaker, Can J Stat 2000;28:783, doi 10.2307/3315916.
  case blaker

  /// As central, with half the probability of the observed value in each tail.
  ///
  /// No longer exact: its level holds on average, not at every parameter.
  ///
  /// `exact2x2(midp = TRUE)`.
  ///
  /// Source: Lancaster, J Am Stat Assoc 1961;56:223, doi 10.1080/01621459.1961.10482105.
  case midP
}

extension ExactTestMethod {
  /// How much of the probability of the observed value counts in a tail.
  var share: Double { self == .midP ? 0.5 : 1 }

  /// The name as results print it.
  var name: String { self == .midP ? "mid-p" : rawValue }
}
