import LinearAlgebra

extension Design {
  /// The scalings of all columns, the constant one first.
  var scalings: [ColumnScaling] {
    let centred = intercept == .included
    var scalings: [ColumnScaling] = centred ? [.identity] : []
    scalings.reserveCapacity(columnCount)
    let columns = columns
    if (rows ?? 0) >= Self.largeCount {
      scalings += Parallel.map(columns.count, isLarge: true) {
        columns[$0].scaling(centred: centred)
      }
    } else {
      for column in columns { scalings.append(column.scaling(centred: centred)) }
    }
    return scalings
  }

  /// The scaled columns, the constant one first.
  func rowColumns(_ scalings: [ColumnScaling]) -> [RowColumn] {
    let constant: [RowColumn] = intercept == .included ? [.constant(1)] : []
    return constant
      + zip(columns, scalings.dropFirst(interceptCount)).map { column, scaling in
        switch column.values {
        case .numbers(let values):
          .numbers(values, factor: scaling.factor, centre: scaling.centre)
        case .indicator(let codes, let code):
          .indicator(
            codes, code: code, present: scaling.factor - scaling.centre, absent: -scaling.centre)
        }
      }
  }
}

extension DesignColumn {
  fileprivate func scaling(centred: Bool) -> ColumnScaling {
    switch values {
    case .numbers(let values):
      ColumnScaling(moments ?? ColumnMoments(values), of: values, centred: centred)
    case .indicator(let codes, let code):
      ColumnScaling(ones: codes.count { $0 == code }, of: codes.count, centred: centred)
    }
  }
}
