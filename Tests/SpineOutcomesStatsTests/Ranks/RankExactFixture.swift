import SpineOutcomesStats

/// Enumerations in whole numbers and brute-force inversions, from `rank-exact/generate.py`.
struct RankExactFixture: Decodable {
  struct Limit: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        value = number
      } else {
        value = try container.decode(String.self) == "Infinity" ? .infinity : -.infinity
      }
    }
  }

  struct Expected: Decodable {
    var zeros: ZeroDifferences?
    var alternative: Alternative
    var method: String
    var corrected: Bool
    var level: Double
    var p: Double
    var statistic: Double
    var interval: [Limit]?

    var rankMethod: RankTestMethod {
      method == "exact" ? .exact : .asymptotic(continuityCorrection: corrected)
    }
  }

  struct Signed: Decodable {
    var name: String
    var differences: [Double]
    var pseudomedian: Double
    var tests: [Expected]
  }

  struct TwoSamples: Decodable {
    var name: String
    var x: [Double]
    var y: [Double]
    var shift: Double
    var tests: [Expected]
  }

  var signedRank: [Signed]
  var rankSum: [TwoSamples]
}
