/// How the accuracy at a cutoff that was chosen on the data is corrected for that choice.
public enum CutoffValidation: Sendable, Hashable {
  /// Not at all: sensitivity and specificity are those of the data the cutoff was chosen on.
  case none

  /// By choosing the cutoff again in resamples and trying it on the records they left out.
  ///
  /// `resamples`: how many, up to a million; `seed`: equal seeds give equal results everywhere.
  case bootstrap(resamples: Int, seed: UInt64)
}
