/// How the triangular factor R of the cross-products X'X is computed, and the rule by which a
/// way is chosen.
///
/// Cholesky of cross-products squares the condition number k of the scaled columns: standard
/// errors, the lengths of the rows of R^-1, keep about 16 - 2 log10 k digits. QR keeps about
/// 16 - log10 k, at several times the price. Measured on designs whose last column nears a
/// combination of the others (`FactorisationRuleTests`, exact fractions as truth):
///
/// | condition estimate | digits by Cholesky | digits by QR |
/// |--:|--:|--:|
/// | 8 | 15.1 | 15.4 |
/// | 19 | 14.8 | 15.6 |
/// | 55 | 13.6 | 15.2 |
/// | 170 | 12.2 | 14.8 |
/// | 1.7e3 | 11.5 | 13.5 |
/// | 1.7e4 | 9.0 | 12.4 |
/// | 1.7e6 | 4.7 | 10.7 |
/// | 5.2e7 | 2.5 | 9.1 |
package enum Factorisation: Sendable, Equatable {
  /// Cholesky of the summed cross-products.
  case crossProducts

  /// QR of blocks stacked under the triangle so far.
  case orthogonal

  /// The greatest condition estimate at which Cholesky keeps 13 digits: 16 - 2 log10 32 = 13.
  package static let crossProductLimit = 32.0

  /// The way that a final result asks for, by the estimated condition number (1-norm) of the
  /// columns, each scaled to length 1.
  package static func sufficient(conditionNumber: Double) -> Factorisation {
    conditionNumber <= crossProductLimit ? .crossProducts : .orthogonal
  }

  /// Whether results of this way stand at a condition number.
  package func suffices(conditionNumber: Double) -> Bool {
    self == .orthogonal || Self.sufficient(conditionNumber: conditionNumber) == self
  }
}
