import Foundation
import SpineOutcomesAudit
import Testing
import _StatsTestSupport

/// What `Tests/Fixtures/audit/generate.py` has computed: fractions, 30 digits, exhaustive search.
struct AuditFixture: Decodable {
  struct Rounding: Decodable {
    var value: Double
    var halfUp: String
    var halfEven: String
    var truncated: String
  }

  struct Counts: Decodable {
    var a: Int
    var n1: Int
    var c: Int
    var n2: Int
    var p: [String: Double]
  }

  struct Pairs: Decodable {
    var pairs: Int
    var p: String
    var splits: [String: [[Int]]]
  }

  struct Ratios: Decodable {
    struct FromP: Decodable {
      var ratio: String
      var p: String
      var lower: [Double]
      var upper: [Double]
    }

    struct FromLimits: Decodable {
      var lower: String
      var upper: String
      var p: [Double]
      var ratio: [Double]
    }

    var fromP: [FromP]
    var fromLimits: [FromLimits]
  }

  struct Area: Decodable {
    var m: Int
    var n: Int
    var area: Double
    var ties: Bool
    var least: Double
    var greatest: Double
  }

  struct Park: Decodable {
    var greatestError: Double
    var greatestP: Double
    var hanley: [Double]
    var splits: [String]
    var attained: [String]
    var smallerGroup: Int
    var failures: [Int]
  }

  struct Whole: Decodable {
    struct Means: Decodable {
      var n: Int
      var items: Int
      var means: [String]
    }

    struct Deviations: Decodable {
      var n: Int
      var maximum: Int
      var pairs: [[String]]
    }

    var means: [Means]
    var deviations: [Deviations]
  }

  struct Statistic: Decodable {
    var name: String
    var value: String
    var freedoms: [String]
    var p: [Double]
  }

  struct TDifference: Decodable {
    var difference: String
    var lower: String
    var upper: String
    var df: String
    var p: String
    var level: Double
  }

  struct Ranks: Decodable {
    var sizes: [Int]
    var exact: Double
    var approximate: Double
  }

  var rounding: [Rounding]
  var counts: [Counts]
  var pairs: [Pairs]
  var ratios: Ratios
  var areas: [Area]
  var park: Park
  var whole: Whole
  var statistics: [Statistic]
  var ranks: [Ranks]
  var tDifferences: [TDifference]

  static func load() throws -> AuditFixture { try Fixtures.json("audit/expected.json") }
}

extension AuditFinding {
  /// The range of an implied figure, by the beginning of its name.
  func range(_ name: String) -> [Double]? {
    implied.first { $0.name.hasPrefix(name) }.flatMap { figure in
      figure.lower.flatMap { lower in figure.upper.map { [lower, $0] } }
    }
  }

  /// The values of an implied figure, by the beginning of its name.
  func values(_ name: String) -> [String]? {
    implied.first { $0.name.hasPrefix(name) }?.values
  }
}
