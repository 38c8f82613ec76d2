import LinearAlgebra

extension StatsError {
  /// The error of an analysis in which linear algebra failed for no reason of its own.
  init(_ error: LinearAlgebraError) {
    switch error {
    case .tooLarge(let what): self = .tooLarge(what)
    default: self = .numerical("linear algebra, \(error)")
    }
  }

  /// Runs linear algebra and turns its error into one of an analysis.
  static func wrapping<Value>(
    _ body: () throws(LinearAlgebraError) -> Value
  ) throws(StatsError) -> Value {
    do throws(LinearAlgebraError) { return try body() } catch { throw StatsError(error) }
  }
}
