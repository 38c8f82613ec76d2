import LinearAlgebra

extension Design {
  /// The scalings of all columns, the constant one first.
  var scalings: [ColumnScaling] {
    let centred = intercept == .included
    return (centred ? [.identity] : []) + columns.map { $0.scaling(centred: centred) }
  }
}

extension DesignColumn {
  fileprivate func scaling(centred: Bool) -> ColumnScaling {
    switch values {
    case .numbers(let values): ColumnScaling(values, centred: centred)
    case .indicator(let codes, let code):
      ColumnScaling(ones: codes.count { $0 == code }, of: codes.count, centred: centred)
    }
  }
}
