extension CoxDerivatives {
  enum CodingKeys: CodingKey {
    case columns, factors, offsets, ties, coefficients, count, events, strata
  }

  /// Decodes the JSON form; refuses sums of other sizes than the columns and counts that do not add
  /// up.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    columns = try container.decode([String].self, forKey: .columns)
    factors = try container.decode([[ColumnFactor]].self, forKey: .factors)
    offsets = try container.decode([String].self, forKey: .offsets)
    ties = try container.decode(CoxTies.self, forKey: .ties)
    coefficients = try container.decode([Double].self, forKey: .coefficients)
    count = try container.decode(Int.self, forKey: .count)
    events = try container.decode(Int.self, forKey: .events)
    strata = try container.decode([String: [Cell]].self, forKey: .strata)
    let width = columns.count
    guard factors.count == width, coefficients.count == width else {
      throw DecodingError.dataCorruptedError(
        forKey: .coefficients, in: container, debugDescription: "not one for each column")
    }
    var total = 0
    for cells in strata.values {
      var last = -1.0
      for cell in cells {
        guard cell.hasSize(width), cell.isFinite, cell.events >= 0, cell.time > last,
          cell.time >= 0
        else {
          throw DecodingError.dataCorruptedError(
            forKey: .strata, in: container, debugDescription: "the sums of a time")
        }
        last = cell.time
        try LifeTable.add(cell.events, to: &total)
      }
    }
    guard total == events, count >= events else {
      throw DecodingError.dataCorruptedError(
        forKey: .events, in: container, debugDescription: "the times do not make up the whole")
    }
  }
}
