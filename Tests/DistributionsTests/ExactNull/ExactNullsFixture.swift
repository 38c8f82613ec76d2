/// Tails counted in whole numbers, rounded once.
struct ExactNullsFixture: Decodable {
  struct Smirnov: Decodable {
    struct Tail: Decodable {
      var distance: Int

      /// For D, D+ and D-.
      var upper: [Double]
      var lower: [Double]
    }
    var name: String
    var ties: [Int]
    var first: Int
    var second: Int
    var tails: [Tail]
  }
  struct UntiedRankSum: Decodable {
    struct Tail: Decodable {
      var count: Int
      var lower: Double
      var upper: Double
      var both: Double
    }
    var first: Int
    var second: Int
    var tails: [Tail]
  }
  struct Limit: Decodable {
    var x: Double
    var upper: Double
    var lower: Double
  }
  var smirnov: [Smirnov]
  var untiedRankSum: [UntiedRankSum]
  var kolmogorov: [Limit]
}
