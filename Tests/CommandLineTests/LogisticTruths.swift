#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// The fixtures of the library for logistic regressions, solved at 60 digits, as far as the
  /// command line is held against them.
  enum LogisticTruths {
    /// The columns of a data set.
    struct DataSet: Decodable {
      struct Column: Decodable {
        var name: String
        var values: [Double]
      }

      var name: String
      var columns: [Column]
      var outcome: [Int]?
      var successes: [Int]?
      var trials: [Int]?
      var offset: [Double]?
      var stratum: [Int]?
    }

    struct Fit: Decodable {
      var name: String
      var estimates: [Double]
      var standardErrors: [Double]
      var pValues: [Double]
      var deviance: Double
      var residualDegreesOfFreedom: Int
    }

    struct Test: Decodable { var pValue: Double }

    struct Interval: Decodable {
      var lower: Double
      var upper: Double
    }

    struct Inference: Decodable {
      struct Term: Decodable {
        var term: String
        var likelihoodRatio: Test
      }

      struct Influence: Decodable { var cooksDistance: Double }

      struct Indices: Decodable {
        var nagelkerke: Double
        var tjur: Double
        var brier: Double
        var concordance: Double
        var hosmerLemeshow: [String: Test]
      }

      struct Cluster: Decodable {
        struct Coefficient: Decodable {
          var estimate: Double
          var standardError: Double
          var pValue: Double
        }

        struct JointTest: Decodable {
          var f: Double
          var pValueF: Double
        }

        var coefficients: [Coefficient]
        var jointTest: JointTest
      }

      struct Standardised: Decodable {
        struct Value: Decodable {
          var estimate: Double
          var standardError: Double
        }

        var from: [String: Double]
        var to: [String: Double]
        var riskFrom: Value
        var riskTo: Value
        var riskDifference: Value
      }

      struct Expected: Decodable {
        var profileIntervals: [Interval]
        var terms: [Term]
        var robust: [String: [[Double]]]
        var cluster: Cluster?
        var indices: Indices
        var influence: [Influence]
        var standardised: Standardised?

        private enum CodingKeys: CodingKey {
          case profileIntervals, terms, robust, indices, influence, standardised
        }

        private enum RobustKeys: String, CodingKey, CaseIterable {
          case hc0, hc1, hc2, hc3, cluster
        }

        init(from decoder: any Decoder) throws {
          let values = try decoder.container(keyedBy: CodingKeys.self)
          profileIntervals = try values.decode([Interval].self, forKey: .profileIntervals)
          terms = try values.decode([Term].self, forKey: .terms)
          indices = try values.decode(Indices.self, forKey: .indices)
          influence = try values.decode([Influence].self, forKey: .influence)
          standardised = try values.decodeIfPresent(Standardised.self, forKey: .standardised)
          let kinds = try values.nestedContainer(keyedBy: RobustKeys.self, forKey: .robust)
          robust = [:]
          for key in RobustKeys.allCases where key != .cluster {
            robust[key.rawValue] = try kinds.decode([[Double]].self, forKey: key)
          }
          cluster = try kinds.decodeIfPresent(Cluster.self, forKey: .cluster)
        }
      }

      var name: String
      var dataset: String
      var cluster: [Int]?
      var expected: Expected
    }

    struct Elimination: Decodable {
      struct Path: Decodable {
        struct Step: Decodable {
          var dropped: String
          var pValue: Double?
          var aic: Double?
        }

        var steps: [Step]
        var kept: [String]
      }

      var dataset: String
      var byLikelihoodRatio: Path
      var byAIC: Path
    }

    struct Firth: Decodable {
      var estimates: [Double]
      var coefficientTests: [Test]
    }

    struct Conditional: Decodable {
      var estimates: [Double]
      var standardErrors: [Double]
      var informativeStrata: Int
    }

    static func dataset(_ name: String) throws -> (DataSet, Fit) {
      struct Fits: Decodable { var fits: [Fit] }
      let fits = try Fixtures.json("logistic-datasets/expected.json", as: Fits.self).fits
      return (try columns(name), try #require(fits.first { $0.name == name }))
    }

    static func inference(_ name: String) throws -> (DataSet, Inference) {
      let models = try Fixtures.json("logistic-inference/expected.json", as: Models<Inference>.self)
        .models
      let model = try #require(models.first { $0.name == name })
      return (try columns(model.dataset), model)
    }

    static func elimination(_ name: String) throws -> (DataSet, Elimination) {
      let path = "logistic-inference/elimination.json"
      let models = try Fixtures.json(path, as: Models<Elimination>.self).models
      return (try columns(name), try #require(models.first { $0.dataset == name }))
    }

    static func firth(_ name: String) throws -> (DataSet, Firth) {
      try own(name, in: "logistic-firth/expected.json")
    }

    static func conditional(_ name: String) throws -> (DataSet, Conditional) {
      try own(name, in: "logistic-conditional/expected.json")
    }

    private struct Models<Model: Decodable>: Decodable { var models: [Model] }

    private struct Named<Expected: Decodable>: Decodable {
      var name: String
      var expected: Expected
    }

    /// A model that stands with its data.
    private static func own<Expected: Decodable>(
      _ name: String, in path: String
    ) throws -> (DataSet, Expected) {
      let data = try Fixtures.json(path, as: Models<DataSet>.self).models
      let truths = try Fixtures.json(path, as: Models<Named<Expected>>.self).models
      return (
        try #require(data.first { $0.name == name }),
        try #require(truths.first { $0.name == name }).expected
      )
    }

    private static func columns(_ name: String) throws -> DataSet {
      // Some data sets are not stored: they have no columns.
      struct Stored: Decodable {
        var value: DataSet?

        init(from decoder: any Decoder) throws { value = try? DataSet(from: decoder) }
      }
      struct DataSets: Decodable { var datasets: [Stored] }
      let all = try Fixtures.json("logistic-datasets/datasets.json", as: DataSets.self).datasets
      return try #require(all.compactMap(\.value).first { $0.name == name })
    }
  }
#endif
