/// 1 less a confidence level, and whether a p-value rejects at it.
///
/// Both by their decimals: 1 - 0.9 is 0.1, and a p-value of 2/20 rejects at 90 %.
struct SignificanceLevel {
  /// 1 - level, rounded to 15 decimals.
  let alpha: Double

  init(confidence level: Double) { alpha = ((1 - level) * 1e15).rounded() / 1e15 }

  func rejects(_ pValue: Double) -> Bool { pValue <= alpha * (1 + 1e-12) }
}
