import SpineOutcomesStats

/// Enumerations in fractions and 40-digit approximations, from `rank-depth/generate.py`.
struct RankDepthFixture: Decodable {
  struct Test: Decodable {
    var alternative: Alternative
    var method: String?
    var p: Double
    var interval: [RankExactFixture.Limit]?
  }

  struct Split: Decodable {
    var differences: [Double]
    var level: Double
    var v: Double
    var biserial: Double?
    var tests: [Test]
  }

  struct Doubled: Decodable {
    var x: [Double]
    var y: [Double]
    var level: Double
    var doubled: Double
    var distance: Double
    var interval: [RankExactFixture.Limit]
    var superiority: Double
    var newcombe: [Double]
    var newcombeGreater: [Double]
    var newcombeLess: [Double]
  }

  struct Sign: Decodable {
    var differences: [Double]
    var level: Double
    var median: Double
    var tests: [Test]
  }

  struct BrunnerMunzel: Decodable {
    var x: [Double]
    var y: [Double]
    var level: Double
    var w: Double
    var t: Double
    var df: Double
    var p: Double
    var greater: Double
    var interval: [Double]
    var lowerLimit: Double
    var permutation: Double
    var permutationGreater: Double
    var permutationLess: Double
    var permutationInterval: [Double]
  }

  struct Biserial: Decodable {
    var differences: [Double]
    var zeros: ZeroDifferences
    var level: Double
    var value: Double
    var interval: [Double]?
    var lower: Double?
    var upper: Double?
  }

  struct Permutations: Decodable {
    var x: [Double]
    var y: [Double]
    var twoSided: Double
    var greater: Double
    var less: Double
  }

  var biserial: [Biserial]
  var permutations: [Permutations]
  var split: [Split]
  var doubled: [Doubled]
  var sign: [Sign]
  var brunnerMunzel: [BrunnerMunzel]
}
