/// Sums of the ranks of treatments within blocks: all that Friedman's test needs of the data.
///
/// A block is a patient, say, and its treatments the times of measurement. The summary has whole
/// numbers only, and parts of the data are added up exactly with ``merge(_:)``.
public struct BlockRanks: Sendable, Equatable {
  /// The names of the treatments, each once.
  public let treatments: [String]

  /// The number of blocks.
  public private(set) var blocks: Int

  /// Twice the sum of the ranks of each treatment over the blocks.
  public private(set) var doubledRankSums: [Int]

  /// The sum of t^3 - t over all runs of t tied treatments within a block.
  public private(set) var tieSum: Int

  /// How many blocks have which ties, of up to ``mostCounted`` treatments; empty beyond.
  ///
  /// A run of tied treatments begins at the lowest rank; bit b of a place says whether another one
  /// begins where b + 1 treatments are below.
  private(set) var patternCounts: [Int]

  /// Up to this many treatments the ties of each block are kept, which an exact test needs.
  static let mostCounted = 8

  /// Ranks the treatments within each block.
  ///
  /// - Parameters:
  ///   - treatments: The names of the treatments, each once; 2 to 1000.
  ///   - columns: The values of each treatment, finite, blocks in the same order; equal doubles
  ///     tie.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for names that occur twice, fewer than
  ///   two treatments, more than 1000, or a number of columns that differs;
  ///   ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``;
  ///   ``StatsError/invalidValue(_:)`` for a value that is not finite, with its row;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^30 blocks.
  /// - Complexity: O(n k^2) for n blocks of k treatments.
  public init(treatments: [String], columns: [[Double]]) throws(StatsError) {
    guard treatments.count == columns.count else {
      throw .invalidArgument(name: "columns", reason: "one list of values for each treatment")
    }
    guard (2...1_000).contains(treatments.count), Set(treatments).count == treatments.count else {
      throw .invalidArgument(name: "treatments", reason: "2 to 1000 names, each once")
    }
    let size = columns.first?.count ?? 0
    guard size <= Self.largestCount else { throw .tooLarge("more than 2^30 blocks") }
    for (name, column) in zip(treatments, columns) {
      guard column.count == size else {
        throw .lengthMismatch(
          first: treatments[0], firstCount: size, second: name, secondCount: column.count)
      }
      try Ordering.check(column, name: name)
    }
    self.treatments = treatments
    blocks = size
    var sums = treatments.map { _ in 0 }
    var ties = 0
    let isCounted = treatments.count <= Self.mostCounted
    var patterns = Array(repeating: 0, count: isCounted ? 1 << (treatments.count - 1) : 0)
    for row in 0..<size {
      var starts = 0
      for treatment in treatments.indices {
        let value = columns[treatment][row]
        var (below, tied) = (0, 0)
        for other in columns {
          if other[row] < value { below += 1 } else if other[row] == value { tied += 1 }
        }
        sums[treatment] += 2 * below + tied + 1
        ties += tied * tied - 1  // t times: t^3 - t
        if isCounted { starts |= 1 << below }
      }
      if isCounted { patterns[starts >> 1] += 1 }
    }
    doubledRankSums = sums
    tieSum = ties
    patternCounts = patterns
  }

  private static let largestCount = 1 << 30

  /// Adds the ranks of other blocks.
  ///
  /// Merging is associative, commutative and exact.
  ///
  /// - Parameter other: The ranks of the same treatments in the same order.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` for other treatments;
  ///   ``StatsError/tooLarge(_:)`` beyond 2^30 blocks. The summary is then unchanged.
  /// - Complexity: O(k) for k treatments.
  public mutating func merge(_ other: BlockRanks) throws(StatsError) {
    guard treatments == other.treatments else {
      throw .invalidArgument(
        name: "other", reason: "only ranks of the same treatments can be added up")
    }
    guard blocks + other.blocks <= Self.largestCount else {
      throw .tooLarge("more than 2^30 blocks")
    }
    blocks += other.blocks
    doubledRankSums = zip(doubledRankSums, other.doubledRankSums).map { $0 + $1 }
    tieSum += other.tieSum
    patternCounts = zip(patternCounts, other.patternCounts).map { $0 + $1 }
  }

  /// The blocks by the sizes of their runs of ties, from the lowest rank on; none beyond
  /// ``mostCounted`` treatments.
  var tiePatterns: [(runs: [Int], blocks: Int)] {
    patternCounts.indices.filter { patternCounts[$0] > 0 }.map { place in
      (Self.runs(place, treatments.count), patternCounts[place])
    }
  }

  /// The sum of t^3 - t over the runs of a block.
  private static func tieSum(_ runs: [Int]) -> Int { runs.reduce(0) { $0 + $1 * $1 * $1 - $1 } }

  private static func runs(_ place: Int, _ treatments: Int) -> [Int] {
    var runs = [1]
    for bit in 0..<(treatments - 1) {
      if place >> bit & 1 == 1 { runs.append(1) } else { runs[runs.count - 1] += 1 }
    }
    return runs
  }

  /// The sum of (rank - (k + 1) / 2)^2 over all treatments and blocks, times 12.
  var scaledSpread: Double {
    let k = treatments.count
    return Double(blocks * k * (k * k - 1) - tieSum)
  }

  /// Twice the rank sum of a treatment less its null mean.
  func doubledExcess(_ treatment: Int) -> Int {
    doubledRankSums[treatment] - blocks * (treatments.count + 1)
  }
}

extension BlockRanks: Codable {
  private enum CodingKeys: CodingKey {
    case treatments, blocks, doubledRankSums, tieSum, patternCounts
  }

  /// Decodes a summary; sums that no blocks have are refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    treatments = try container.decode([String].self, forKey: .treatments)
    blocks = try container.decode(Int.self, forKey: .blocks)
    doubledRankSums = try container.decode([Int].self, forKey: .doubledRankSums)
    tieSum = try container.decode(Int.self, forKey: .tieSum)
    patternCounts = try container.decode([Int].self, forKey: .patternCounts)
    let k = treatments.count
    let isCounted = k <= Self.mostCounted
    guard (2...1_000).contains(k), Set(treatments).count == k, doubledRankSums.count == k,
      (0...Self.largestCount).contains(blocks),
      doubledRankSums.allSatisfy({ (2 * blocks...2 * k * blocks).contains($0) }),
      doubledRankSums.reduce(0, +) == blocks * k * (k + 1),
      (0...blocks * k * (k * k - 1)).contains(tieSum),
      patternCounts.count == (isCounted ? 1 << (k - 1) : 0),
      patternCounts.allSatisfy({ (0...blocks).contains($0) }),
      !isCounted
        || (patternCounts.reduce(0, +) == blocks
          && tiePatterns.reduce(0) { $0 + $1.blocks * Self.tieSum($1.runs) } == tieSum)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .doubledRankSums, in: container, debugDescription: "these are no sums of ranks")
    }
  }
}
