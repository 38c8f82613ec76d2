/// A trial value of a shift, as a bound on pairwise sums.
enum Shift {
  /// Below every sum.
  case belowAll

  /// At a sum: pairs with that sum tie.
  case at(Double)

  /// In the gap above a sum, before the next one.
  case above(Double)

  /// Whether a sum is below (negative), at (0) or above (positive) the shift.
  func compare(_ sum: Double) -> Int {
    switch self {
    case .belowAll: 1
    case .at(let bound): sum < bound ? -1 : sum > bound ? 1 : 0
    case .above(let bound): sum <= bound ? -1 : 1
    }
  }
}

/// Observations of two kinds in the order of their ranks, tied ones in one block.
struct RankBlocks {
  /// One block: how many of its observations are of each kind.
  struct Block {
    var first = 0
    var second = 0
    var size: Int { first + second }
  }

  private(set) var blocks: [Block] = []

  /// Zero differences: they share the lowest ranks and are of no kind.
  var zeroCount = 0

  /// Whether half of the ranks of the zeros counts to each kind; else they are left out.
  var zerosAreSplit = false

  /// Twice the rank of each zero that is split.
  private var doubledZeroRank: Int { Runs.doubledMidRank(below: 0, size: zeroCount) }

  mutating func append(first: Int = 0, second: Int = 0) {
    if first + second > 0 { blocks.append(Block(first: first, second: second)) }
  }

  /// How many observations of each kind there are.
  var totals: Block {
    blocks.reduce(into: Block()) {
      $0.first += $1.first
      $0.second += $1.second
    }
  }

  /// Calls with each block and twice the average of its ranks.
  func forEach(_ body: (_ block: Block, _ doubledRank: Int) -> Void) {
    var below = zeroCount
    for block in blocks {
      body(block, Runs.doubledMidRank(below: below, size: block.size))
      below += block.size
    }
  }

  /// Twice the rank of every observation that is not left out.
  var doubledRanks: [Int] {
    var ranks = zerosAreSplit ? Array(repeating: doubledZeroRank, count: zeroCount) : []
    forEach { block, rank in ranks += repeatElement(rank, count: block.size) }
    return ranks
  }

  /// Twice the sum of the ranks of both kinds, those of split zeros included.
  var doubledTotal: Int {
    var sum = zerosAreSplit ? zeroCount * doubledZeroRank : 0
    forEach { block, rank in sum += block.size * rank }
    return sum
  }

  /// The sum of the squares of the doubled ranks.
  var squaredRanks: Double {
    var sum = CompensatedSum()
    if zerosAreSplit {
      sum.add(Double(zeroCount) * Double(doubledZeroRank) * Double(doubledZeroRank))
    }
    forEach { block, rank in sum.add(Double(block.size) * Double(rank) * Double(rank)) }
    return sum.value
  }

  /// Twice the sum of the ranks of the first kind.
  var doubledSum: Int {
    var sum = zerosAreSplit ? zeroCount * doubledZeroRank / 2 : 0
    forEach { block, rank in sum += block.first * rank }
    return sum
  }

  /// Whether any two observations tie.
  var isTied: Bool { blocks.contains { $0.size > 1 } }
}
