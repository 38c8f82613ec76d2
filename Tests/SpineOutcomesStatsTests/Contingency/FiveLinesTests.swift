import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Fisher's test of tables with five lines, up to the sizes that only a release build is asked for.
@Suite struct FiveLinesTests {
  /// The exact values of `Tests/Fixtures/contingency-200/generate.py`.
  struct Expected: Decodable {
    struct Large: Decodable {
      var name: String
      var table: [[Int]]
      var p: Double
    }

    struct Small: Decodable {
      var table: [[Int]]
      var p: Double
    }

    var large: [Large]
    var small: [Small]

    static func load() throws -> Expected { try Fixtures.json("contingency-200/expected.json") }
  }

  private static let isReleaseBuild: Bool = {
    var isDebugBuild = false
    // Left out of release builds.
    assert({ isDebugBuild = true }() == ())
    return !isDebugBuild
  }()

  private func p(_ counts: [[Int]]) throws -> Double {
    try FreemanHaltonTest(ContingencyTable(counts), computation: .exact).pValue.value
  }

  /// 5 x 3 and 5 x 5, counted in whole numbers.
  @Test func smallTablesAgreeWithWholeNumbers() throws {
    for expected in try Expected.load().small {
      #expect(agrees(try p(expected.table), expected.p, digits: 14), "\(expected.table)")
    }
  }

  /// 5 x 4 and 200 records, where most other tables are not more probable.
  @Test func likelyTablesAgree() throws {
    let even = try #require(try Expected.load().large.first { $0.name == "even 0.95" })
    #expect(agrees(try p(even.table), even.p, digits: 14))
    let near = try #require(try Expected.load().large.first { $0.name == "near 0.95" })
    #expect(agrees(try p(near.table), near.p, digits: 14))
  }

  /// 5 x 4 and 200 records at p from 0.95 to 1e-5, by margins even, nearly even and uneven.
  ///
  /// There are up to 1e14 tables. Takes half a minute, and many without optimisation.
  @Test(.enabled(if: isReleaseBuild, "slow without optimisation"))
  func largeTablesAgree() throws {
    for expected in try Expected.load().large {
      #expect(agrees(try p(expected.table), expected.p, digits: 14), "\(expected.name)")
    }
  }

  /// Exchanging lines and variables changes nothing; neither does an empty line.
  @Test(arguments: [
    [[2, 4, 0, 3], [2, 2, 2, 1], [1, 3, 2, 3], [2, 0, 3, 1], [3, 1, 1, 2]],
    [[3, 1, 2], [0, 4, 1], [2, 2, 2], [5, 0, 1], [1, 1, 4]],
    [[2, 1, 0, 1, 0], [0, 2, 1, 1, 0], [1, 2, 0, 0, 2], [4, 1, 1, 0, 0], [2, 1, 2, 1, 0]],
  ])
  func laws(counts: [[Int]]) throws {
    let value = try p(counts)
    let order = [3, 0, 4, 2, 1]
    let exchanged = order.map { counts[$0] }
    let turned = try ContingencyTable(counts).transposed.counts
    for other in [
      exchanged, exchanged.map { Array($0.reversed()) }, turned, turned.map { $0.reversed() },
      counts + [[Int](repeating: 0, count: counts[0].count)], counts.map { [0] + $0 },
    ] {
      #expect(agrees(try p(other), value, digits: 13), "\(other)")
    }
    #expect(value > 0 && value <= 1)
  }

  /// The most probable table counts all; the least probable counts those like it alone.
  @Test func extremes() throws {
    #expect(try p([[Int]](repeating: [2, 2, 2], count: 5)) == 1)
    let diagonal = [[2, 0, 0], [0, 2, 0], [0, 0, 2], [1, 1, 0], [0, 1, 1]]
    let value = try p(diagonal)
    #expect(value > 0 && value < 1)
    // Lines of one record each: all tables are as probable.
    #expect(try p([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]) == 1)
  }

  /// Tables of equal product are told by whole numbers: 6! 7! is 10!, which logarithms round.
  @Test func equalProductsCountAsEqual() throws {
    // All tables with these margins, enumerated; the products in whole numbers.
    let counts = [[6, 1], [7, 3], [2, 2]]
    let rows = counts.map { $0[0] + $0[1] }
    let column = counts.reduce(0) { $0 + $1[0] }
    func product(_ cells: [Int]) -> Double { cells.reduce(1.0) { $0 * factorial($1) } }
    let observed = product(counts.flatMap { $0 })
    var (part, total) = (0.0, 0.0)
    for first in 0...rows[0] {
      for second in 0...rows[1] {
        let third = column - first - second
        guard third >= 0, third <= rows[2] else { continue }
        let cells = [first, rows[0] - first, second, rows[1] - second, third, rows[2] - third]
        total += 1 / product(cells)
        if product(cells) >= observed { part += 1 / product(cells) }
      }
    }
    #expect(agrees(try p(counts), part / total, digits: 14))
  }

  /// Exact as long as the product stays below 2^53.
  private func factorial(_ number: Int) -> Double {
    number < 2 ? 1 : (2...number).reduce(1.0) { $0 * Double($1) }
  }
}
