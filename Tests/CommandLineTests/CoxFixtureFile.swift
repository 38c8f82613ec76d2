#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// A data set of `Fixtures/cox` as a file with the columns t, e, x0, x1 ..., entry, stratum, cluster
  /// and number, and its regressions at 60 digits.
  struct CoxFixtureFile {
    struct DataSet: Decodable {
      struct Column: Decodable {
        var name: String
        var values: [Double]
      }
      var name: String
      var time: [Double]
      var event: [Double]
      var columns: [Column]
      var entry: [Double]?
      var strata: [Double]?
      var frequency: [Double]?
      var cluster: [Double]?
    }

    struct Expected: Decodable {
      var name: String
      var ties: String
      var estimates: [Double]
      var standardErrors: [Double]
      var logLikelihood: Double
      var scoreTest: Double
      var robust: [[Double]]
      var record: [Double]
      var times: [Double]
      var predicted: [[[Double]]]
      var proportionality: [String: [Double]]
    }

    private struct DataSets: Decodable { var sets: [DataSet] }
    private struct Cases: Decodable { var cases: [Expected] }

    let set: DataSet
    let folder = try? TemporaryFolder()

    init(_ name: String) throws {
      set = try #require(
        try Fixtures.json("cox/data.json", as: DataSets.self).sets.first { $0.name == name })
      var text = "t,e," + set.columns.indices.map { "x\($0)" }.joined(separator: ",")
      text += ",entry,stratum,cluster,number\n"
      for row in set.time.indices {
        let numbers =
          [set.time[row], set.event[row]] + set.columns.map { $0.values[row] }
          + [set.entry, set.strata, set.cluster].map { $0?[row] ?? 0 }
        text += numbers.map { "\($0)" }.joined(separator: ",")
        text += ",\(Int(set.frequency?[row] ?? 1))\n"
      }
      try #require(folder).write(text, to: "data.csv")
    }

    var path: String { (folder?.path ?? "") + "/data.csv" }

    /// The arguments for time, event and all columns.
    var plain: [String] {
      ["cox", path, "--time", "t", "--event", "e"]
        + set.columns.indices.flatMap { ["--predictor", "x\($0)"] }
    }

    func expected(_ ties: String) throws -> Expected {
      try #require(
        try Fixtures.json("cox/expected.json", as: Cases.self).cases
          .first { $0.name == set.name && $0.ties == ties })
    }
  }
#endif
