import Foundation
import Workloads

/// One measured workload, printed as one line of JSON: the form that the peers print too.
struct Timing: Encodable {
  var topic: String
  var name: String
  var n: Int
  var side: String
  var minimum: Double
  var median: Double
  var values: [String: Double]

  /// Runs the work to warm up, again to see how long it takes, then several times; short work in
  /// batches of 50 ms.
  init(_ workload: Workload, work: () throws -> [String: Double]) throws {
    let clock = ContinuousClock()
    var values: [String: Double] = [:]
    func seconds(_ batch: Int) throws -> Double {
      let elapsed = try clock.measure { for _ in 0..<batch { values = try work() } }
      let (whole, atto) = elapsed.components
      return (Double(whole) + Double(atto) * 1e-18) / Double(batch)
    }
    var first = try seconds(1)
    if first < 1 { first = try seconds(1) }
    let batch = max(1, Int(0.05 / max(first, 1e-7)))
    let repeats = first < 1 ? 9 : first < 5 ? 5 : 3
    let times = try (0..<repeats).map { _ in try seconds(batch) }.sorted()
    topic = workload.topic.rawValue
    name = workload.name
    n = workload.count
    side = workload.side
    minimum = times[0]
    median = times[repeats / 2]
    self.values = values
  }
}
