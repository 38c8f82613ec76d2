import Foundation
import Testing
import _StatsTestSupport

@testable import SpineOutcomesStats

extension CoxFixture.Data {
  /// The fixture's rows, those of a frequency as often.
  var copies: [Int] {
    frequency.map { counts in
      counts.indices.flatMap { Array(repeating: $0, count: Int(counts[$0])) }
    } ?? Array(time.indices)
  }

  func followUp(_ rows: [Int]) -> [FollowUp] {
    rows.map { FollowUp(time: time[$0], isEvent: event[$0] == 1, entry: entry?[$0]) }
  }

  /// The data as arrays, some of the rows in some order.
  func data(
    _ ties: CoxTies = .efron, rows: [Int]? = nil, frequencies: [Int]? = nil,
    inference: CoxInference = .wald, isStratified: Bool = true
  ) throws -> CoxData {
    let chosen = rows ?? Array(time.indices)
    // A category's columns are one term: "rx: Lev" and "rx: Lev+5FU".
    var terms: [DesignTerm] = []
    var done: Set<String> = []
    for column in columns {
      let parts = column.name.components(separatedBy: ": ")
      guard parts.count > 1 else {
        terms.append(.numeric(column.name, chosen.map { column.values[$0] }))
        continue
      }
      guard done.insert(parts[0]).inserted else { continue }
      let levels = columns.filter { $0.name.hasPrefix(parts[0] + ": ") }
      let names = chosen.map { row in
        levels.first { $0.values[row] == 1 }?.name.components(separatedBy: ": ")[1] ?? "reference"
      }
      try terms.append(
        .category(
          parts[0], names, reference: "reference",
          levels: ["reference"] + levels.map { $0.name.components(separatedBy: ": ")[1] }))
    }
    let own = frequencies ?? (rows == nil ? frequency?.map { Int($0) } : nil)
    return try CoxData(
      followUp: followUp(chosen), design: Design(terms: terms),
      strata: isStratified ? strata.map { all in chosen.map { "\(Int(all[$0]))" } } : nil,
      frequencies: own.map { try FrequencyWeights($0) },
      clusters: inference == .clustered
        ? cluster.map { all in chosen.map { "\(all[$0])" } } : nil, ties: ties,
      inference: inference)
  }
}
