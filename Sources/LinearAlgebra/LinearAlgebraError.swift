/// Why a computation of linear algebra could not be done.
package enum LinearAlgebraError: Error, Sendable, Equatable {
  /// The dimensions of the operands do not fit each other.
  case shape(String)

  /// A dimension or a product of dimensions exceeds what the library can address.
  case tooLarge(String)

  /// The matrix is not positive definite: the leading minor of this order is not positive.
  case notPositiveDefinite(order: Int)

  /// The triangular matrix has a zero on its diagonal, in this column (counted from 0).
  case singular(column: Int)

  /// A routine refused its argument of this position: a fault of the caller here.
  case invalidArgument(routine: String, position: Int)
}

extension LinearAlgebraError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .shape(let what): "shape: \(what)"
    case .tooLarge(let what): "too large: \(what)"
    case .notPositiveDefinite(let order): "not positive definite at order \(order)"
    case .singular(let column): "singular in column \(column)"
    case .invalidArgument(let routine, let position): "\(routine): argument \(position)"
    }
  }
}

extension LinearAlgebraError {
  /// The dimension as LAPACK takes it.
  ///
  /// - Throws: ``tooLarge(_:)`` above 2147483647, and for a negative dimension ``shape(_:)``.
  static func narrowed(
    _ dimension: Int, _ what: @autoclosure () -> String
  ) throws(LinearAlgebraError) -> Int32 {
    guard dimension >= 0 else { throw .shape("\(what()) is negative") }
    guard let narrow = Int32(exactly: dimension) else { throw .tooLarge(what()) }
    return narrow
  }

  /// The product of two dimensions.
  ///
  /// - Throws: ``tooLarge(_:)`` when it overflows.
  static func product(
    _ first: Int, _ second: Int, _ what: @autoclosure () -> String
  ) throws(LinearAlgebraError) -> Int {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    guard !overflow, product <= Int.max / 16 else { throw .tooLarge(what()) }
    return product
  }

  /// Refuses a negative `info`, which says that an argument was invalid.
  static func check(_ info: Int32, _ routine: String) throws(LinearAlgebraError) {
    guard info >= 0 else {
      throw .invalidArgument(routine: routine, position: -Int(info))
    }
  }
}
