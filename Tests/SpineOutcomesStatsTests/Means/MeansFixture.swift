import SpineOutcomesStats

/// t tests and analyses of variance at 40 digits, from `means/generate.py`.
struct MeansFixture: Decodable {
  struct Test: Decodable {
    var values: [Double]?
    var null: Double?
    var mean: Double?
    var sd: Double?
    var x: [Double]?
    var y: [Double]?
    var pooled: Bool?
    var level: Double
    var t: Double
    var df: Double
    var p: Double
    var greater: Double
    var less: Double
    var difference: Double
    var interval: [Double]
    var lower: Double
    var d: Double
    var dInterval: [Double]
    var dLower: Double
    var g: Double?
  }

  struct Ratio: Decodable {
    var f: Double
    var p: Double
  }

  struct ANOVA: Decodable {
    var groups: [[Double]]
    var between: Double
    var within: Double
    var f: Double
    var df: [Double]
    var p: Double
    var eta: Double
    var etaLower: Double
    var omega: Double
    var welchF: Double
    var welchDf: Double
    var welchP: Double
    var brownForsythe: Ratio
    var levene: Ratio
  }

  var single: [Test]
  var two: [Test]
  var anova: [ANOVA]
}
