/// How the permutation distribution of a statistic is obtained.
public enum PermutationMethod: Sendable, Hashable {
  /// All permutations, counted without listing them.
  case exact

  /// Random permutations of the generator named in ``SeededGenerator/name``; 99 to 10 million.
  case monteCarlo(resamples: Int, seed: UInt64)

  /// All permutations where that is feasible, random ones otherwise.
  case exactOrMonteCarlo(resamples: Int, seed: UInt64)

  /// Refuses a number of permutations out of range.
  func check() throws(StatsError) {
    switch self {
    case .exact: break
    case .monteCarlo(let resamples, _), .exactOrMonteCarlo(let resamples, _):
      guard resamples >= 99, resamples <= 10_000_000 else {
        throw .invalidArgument(
          name: "resamples", reason: "99 to 10 million random permutations")
      }
    }
  }
}

extension PermutationMethod: Codable {
  private enum CodingKeys: CodingKey { case kind, resamples, seed }

  private enum Kind: String, Codable {
    case exact
    case monteCarlo = "monte-carlo"
    case exactOrMonteCarlo = "exact-or-monte-carlo"
  }

  /// Decodes the JSON form; refuses what is not valid.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let kind = try container.decode(Kind.self, forKey: .kind)
    if kind == .exact {
      self = .exact
      return
    }
    let resamples = try container.decode(Int.self, forKey: .resamples)
    let seed = try container.decode(UInt64.self, forKey: .seed)
    self =
      kind == .monteCarlo
      ? .monteCarlo(resamples: resamples, seed: seed)
      : .exactOrMonteCarlo(resamples: resamples, seed: seed)
    try check()
  }

  /// Encodes the kind, with the number of permutations and the seed of those that have them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .exact: try container.encode(Kind.exact, forKey: .kind)
    case .monteCarlo(let resamples, let seed):
      try container.encode(Kind.monteCarlo, forKey: .kind)
      try container.encode(resamples, forKey: .resamples)
      try container.encode(seed, forKey: .seed)
    case .exactOrMonteCarlo(let resamples, let seed):
      try container.encode(Kind.exactOrMonteCarlo, forKey: .kind)
      try container.encode(resamples, forKey: .resamples)
      try container.encode(seed, forKey: .seed)
    }
  }
}
