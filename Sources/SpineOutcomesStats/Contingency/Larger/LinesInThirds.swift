/// Which of five lines are filled as pairs, and which alone: so that there are the fewest steps.
struct LinesInThirds: Sendable {
  private(set) var first: [Int] = []
  private(set) var single = 0
  private(set) var second: [Int] = []

  /// - Parameters:
  ///   - lines: The sizes of the lines.
  ///   - categories: The sizes of the categories.
  ///   - excess: How much more than the least the observed table costs.
  init(_ lines: [Int], _ categories: [Int], excess: Double) {
    let total = lines.reduce(0, +)
    var best = Double.infinity
    for one in lines.indices {
      for other in lines.indices.dropFirst(one + 1) {
        for alone in lines.indices where alone != one && alone != other {
          let pair = [lines[one], lines[other]]
          let rest = lines.indices.filter { ![one, other, alone].contains($0) }.map { lines[$0] }
          let size = total - pair[0] - pair[1]
          func share(_ size: Int) -> [Int] { categories.map { $0 * size / total } }
          let cut = EllipsoidCount([size, total - size], categories)
          var questions = EllipsoidCount(rest + [lines[alone]], share(size))
          questions.multiply(by: cut)
          var listed = EllipsoidCount(pair, share(total - size))
          listed.multiply(by: cut)
          var singles = EllipsoidCount([lines[alone], size - lines[alone]], share(size))
          singles.multiply(by: cut)
          let work =
            Double(TableThirds.costs.question) * questions(excess: excess)
            + Double(TableThirds.costs.listed) * listed(excess: excess)
            + Double(TableThirds.costs.single) * singles(excess: excess)
          if work < best {
            best = work
            (first, single, second) = (rest, lines[alone], pair)
          }
        }
      }
    }
  }
}
