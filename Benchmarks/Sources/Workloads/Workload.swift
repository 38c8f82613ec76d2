public import BenchmarkData

/// A piece of work that is measured here and done by the peers on the same data.
public struct Workload: Sendable {
  /// The topic it belongs to.
  public let topic: Topic

  /// Its name, the same on every side.
  public let name: String

  /// The number of rows.
  public let count: Int

  /// How the work is called here, such as "arrays" or "Cohort".
  public let side: String

  /// Reads the data and returns the work, which returns the numbers that all sides must agree on.
  public let prepare: @Sendable (DataDirectory) throws -> () throws -> [String: Double]

  init(
    _ topic: Topic, _ name: String, count: Int, side: String,
    prepare: @escaping @Sendable (DataDirectory) throws -> () throws -> [String: Double]
  ) {
    self.topic = topic
    self.name = name
    self.count = count
    self.side = side
    self.prepare = prepare
  }

  /// Every workload of the topics.
  public static func all(of topics: [Topic] = Topic.allCases) -> [Workload] {
    topics.flatMap { topic in
      switch topic {
      case .reading: reading
      case .logistic: logistic
      case .survival: survival
      case .cox: cox
      case .risks: risks
      case .discrimination: discrimination
      case .ranks: ranks
      case .exact: exact
      case .distributions: distributions
      case .ordering: ordering
      case .report: report
      }
    }
  }
}
