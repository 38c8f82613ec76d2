import LinearAlgebra

/// A column of a design: its values, and what it stands for.
struct DesignColumn: Sendable {
  /// What the column holds.
  enum Values: Sendable {
    /// A number for each row.
    case numbers([Double])

    /// 1 where the code of the row is the given one, 0 elsewhere.
    case indicator(codes: [Int32], code: Int32)
  }

  /// The name of the term that the column belongs to.
  var term: String

  /// What the column is the product of.
  var factors: [ColumnFactor]

  var values: Values

  /// The moments of numbers, once they are known.
  var moments: ColumnMoments?

  var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .indicator(let codes, _): codes.count
    }
  }

  /// Whether the moments are known, or there are no numbers.
  var isMeasured: Bool {
    guard moments == nil, case .numbers = values else { return true }
    return false
  }

  /// The column with the moments of its numbers, where they are not known.
  func measured() -> DesignColumn {
    guard moments == nil, case .numbers(let numbers) = values else { return self }
    var column = self
    column.moments = ColumnMoments(numbers)
    return column
  }

  /// The place of the first number that is NaN or infinite.
  var firstNotFinite: Int? {
    guard case .numbers(let numbers) = values, moments?.isFinite != true else { return nil }
    return ColumnCheck.firstNotFinite(numbers)
  }

  /// The name in results and errors: "age", "hospital: B", "age x hospital: B".
  var name: String { Self.name(of: factors) }

  /// The name of the product of some factors.
  static func name(of factors: [ColumnFactor]) -> String {
    factors.count == 1 ? factors[0].name : factors.map(\.name).joined(separator: " x ")
  }
}

extension DesignColumn {
  /// The value of a row.
  func value(_ row: Int) -> Double {
    switch values {
    case .numbers(let numbers): numbers[row]
    case .indicator(let codes, let code): codes[row] == code ? 1 : 0
    }
  }

  /// The column that multiplies two, row by row.
  func times(_ other: DesignColumn, term: String) -> DesignColumn {
    let values: Values
    switch (self.values, other.values) {
    case (.numbers(let first), .numbers(let second)):
      values = .numbers(zip(first, second).map { $0 * $1 })
    case (.numbers(let numbers), .indicator(let codes, let code)),
      (.indicator(let codes, let code), .numbers(let numbers)):
      values = .numbers(zip(numbers, codes).map { $1 == code ? $0 : 0 })
    case (.indicator(let first, let one), .indicator(let second, let two)):
      let both = zip(first, second).map { $0 == one && $1 == two ? Int32(1) : 0 }
      values = .indicator(codes: both, code: 1)
    }
    return DesignColumn(term: term, factors: factors + other.factors, values: values)
  }

  /// The column of some of the rows, in the order given; a row may occur twice.
  func taking(_ rows: [Int]) -> DesignColumn {
    var column = self
    column.moments = nil
    switch values {
    case .numbers(let numbers): column.values = .numbers(rows.map { numbers[$0] })
    case .indicator(let codes, let code):
      column.values = .indicator(codes: rows.map { codes[$0] }, code: code)
    }
    return column
  }
}
