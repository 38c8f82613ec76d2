extension LogisticDerivatives {
  enum CodingKeys: CodingKey {
    case columns, factors, offsets, coefficients, count, events, logLikelihood, score
    case informationFactor
  }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func refuse(_ key: CodingKeys, _ reason: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: container, debugDescription: reason)
    }
    columns = try container.decode([String].self, forKey: .columns)
    factors = try container.decode([[ColumnFactor]].self, forKey: .factors)
    offsets = try container.decode([String].self, forKey: .offsets)
    coefficients = try container.decode([Double].self, forKey: .coefficients)
    count = try container.decode(Int.self, forKey: .count)
    events = try container.decode(Int.self, forKey: .events)
    logLikelihood = try container.decode(Double.self, forKey: .logLikelihood)
    score = try container.decode([Double].self, forKey: .score)
    informationFactor = try container.decode([[Double]].self, forKey: .informationFactor)
    let width = columns.count
    guard factors.count == width else { throw refuse(.factors, "not one list for each column") }
    guard coefficients.count == width else {
      throw refuse(.coefficients, "not one for each column")
    }
    guard score.count == width else { throw refuse(.score, "not one for each column") }
    guard informationFactor.count == width,
      informationFactor.allSatisfy({ $0.count == width })
    else { throw refuse(.informationFactor, "not a row and a column for each column") }
    guard count >= 0, events >= 0, events <= count else {
      throw refuse(.events, "not among the records")
    }
    guard
      (coefficients + score + informationFactor.joined() + [logLikelihood])
        .allSatisfy(\.isFinite)
    else { throw refuse(.score, "a number is not finite") }
  }
}
