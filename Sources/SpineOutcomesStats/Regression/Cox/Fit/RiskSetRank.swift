import LinearAlgebra

/// Finds the columns that no risk set tells apart from a combination of those before them.
///
/// A direction varies in no risk set if and only if it is constant in each component of the risk
/// sets. So columns are compared with their first row of each component, and the rank is that of
/// the differences.
enum RiskSetRank {
  /// Refuses dependent columns.
  ///
  /// - Throws: ``StatsError/rankDeficient(terms:)``.
  static func check(_ problem: CoxProblem) throws(StatsError) {
    let factor = try factor(problem)
    let dependent = RankCheck.dependentColumns(factor, scalings: problem.columns.scalings)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { problem.design.columns[$0].name })
    }
  }

  /// The triangle of the differences, by QR.
  static func factor(_ problem: CoxProblem) throws(StatsError) -> TriangularFactor {
    let (columns, layout) = (problem.columns, problem.riskSets.layout)
    let size = DesignBlocks.blockSize
    return try StatsError.wrapping { () throws(LinearAlgebraError) in
      var block = try RowBlock(capacity: size, columns: columns.columns)
      var firsts: [Int] = []
      for component in 0..<layout.components {
        let rows = layout.componentRows[component]..<layout.componentRows[component + 1]
        firsts += Array(repeating: rows.lowerBound, count: rows.count)
      }
      for start in stride(from: 0, to: layout.rows, by: size) {
        let rows = start..<min(start + size, layout.rows)
        block.begin(rows: rows.count)
        for column in 0..<columns.columns {
          let values = rows.map { columns.value($0, column) - columns.value(firsts[$0], column) }
          block.load(column: column, from: values, at: 0, factor: 1, centre: 0)
        }
        try block.absorbIntoFactor()
      }
      return try block.factor()
    }
  }
}
