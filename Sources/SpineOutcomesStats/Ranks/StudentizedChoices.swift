/// All or some choices of the observations of the first sample, and their studentized statistics.
struct StudentizedChoices {
  private let cells: OrderedCells
  private let sizes: [Int]
  private let first: Int
  private let second: Int

  init(_ cells: OrderedCells) throws(StatsError) {
    self.cells = cells
    sizes = zip(cells.events, cells.others).map { $0 + $1 }
    (first, second) = (cells.eventTotal, cells.otherTotal)
  }

  /// The largest number of observations whose choices are tried: the number of all stays finite.
  private static let largestTotal = 1_000

  /// The largest number of observations of random choices.
  private static let largestSampled = 1 << 24

  /// Every distinct choice, with how often it occurs.
  func all() throws(StatsError) -> StudentizedNull {
    guard first + second <= Self.largestTotal else {
      throw .tooLarge(
        "\(first + second) observations; all permutations are tried for at most "
          + "\(Self.largestTotal): ask for random ones with .sampledPermutations")
    }
    guard count <= Double(BrunnerMunzelTest.largestEnumeration) else {
      throw .tooLarge(
        "more than \(BrunnerMunzelTest.largestEnumeration) permutations; "
          + "ask for random ones with .sampledPermutations")
    }
    var values: [Double] = []
    var counts: [Double] = []
    var chosen = [Int](repeating: 0, count: sizes.count)
    let binomials = sizes.map(Self.binomials)
    func choose(_ cell: Int, _ left: Int, _ room: Int, _ ways: Double) {
      guard cell < sizes.count else {
        values.append(value(chosen))
        counts.append(ways)
        return
      }
      let rest = room - sizes[cell]
      for taken in 0...min(left, sizes[cell]) {
        // The same for as many left over: the samples exchanged give the same products.
        let factor = binomials[cell][min(taken, sizes[cell] - taken)]
        guard left - taken <= rest else { continue }
        chosen[cell] = taken
        choose(cell + 1, left - taken, rest, ways * factor)
      }
      chosen[cell] = 0
    }
    choose(0, first, first + second, 1)
    return null(values, counts, "all permutations given the ties")
  }

  /// Random choices; the observed one is counted in.
  func sampled(_ resamples: Int, seed: UInt64) throws(StatsError) -> StudentizedNull {
    guard (99...1_000_000).contains(resamples) else {
      throw .invalidArgument(
        name: "permutations", reason: "99 to 1000000 random ones; 9999 are customary")
    }
    guard first + second <= Self.largestSampled else {
      throw .tooLarge(
        "\(first + second) observations; random permutations are for at most "
          + "\(Self.largestSampled)")
    }
    var generator = SeededGenerator(seed: seed)
    let cellOf = sizes.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    var values = [value(cells.events)]
    for _ in 0..<resamples {
      var chosen = [Int](repeating: 0, count: sizes.count)
      for index in try generator.sample(first, below: first + second) {
        chosen[cellOf[index]] += 1
      }
      values.append(value(chosen))
    }
    return null(
      values, values.map { _ in 1 },
      "\(resamples) random permutations, seed \(seed), \(SeededGenerator.name)")
  }

  private func null(
    _ values: [Double], _ counts: [Double], _ method: String
  ) -> StudentizedNull {
    let (m, n) = (Double(first), Double(second))
    return StudentizedNull(
      observed: value(cells.events), values: values, counts: counts,
      constant: m * (m - 1) * n * (n - 1), method: method)
  }

  /// How many choices of none, one, two and so on of so many observations there are, up to half.
  private static func binomials(_ size: Int) -> [Double] {
    var row = [1.0]
    for taken in stride(from: 1, through: size / 2, by: 1) {
      row.append(row[taken - 1] * Double(size - taken + 1) / Double(taken))
    }
    return row
  }

  /// The number of distinct choices.
  private var count: Double {
    var ways = [1.0] + [Double](repeating: 0, count: first)
    for size in sizes {
      for target in stride(from: first, through: 0, by: -1) {
        ways[target] = (0...min(size, target)).reduce(0) { $0 + ways[target - $1] }
      }
    }
    return ways[first]
  }

  /// t |t| over m (m - 1) n (n - 1), of a choice by cell, largest values first.
  private func value(_ chosen: [Int]) -> Double {
    var (before, othersBefore, wins) = (0, 0, 0)
    for (size, taken) in zip(sizes, chosen) {
      let tied = size - taken
      wins += taken * (2 * (second - othersBefore) - tied)
      othersBefore += tied
    }
    let excess = Double(wins - first * second)
    var (ofFirst, ofSecond) = (CompensatedSum(), CompensatedSum())
    othersBefore = 0
    for (size, taken) in zip(sizes, chosen) {
      let tied = size - taken
      let own = Double(first * (2 * (second - othersBefore) - tied) - wins)
      let other = Double(second * (2 * before + taken) - wins)
      ofFirst.add(Double(taken) * own * own)
      ofSecond.add(Double(tied) * other * other)
      before += taken
      othersBefore += tied
    }
    guard excess != 0 else { return 0 }
    let (m, n) = (Double(first), Double(second))
    let variance = ofFirst.value * (n * (n - 1)) + ofSecond.value * (m * (m - 1))
    return excess.magnitude * excess / variance
  }
}
