import BenchmarkData
import Foundation
import Workloads

/// `peer-timings data <directory>` makes the data; `peer-timings run <directory> [topic...]`
/// measures this package on them.
@main
enum PeerTimings {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let verb = arguments.first, arguments.count >= 2 else { return usage() }
    let directory = DataDirectory(path: arguments[arguments.startIndex + 1])
    switch verb {
    case "data":
      try directory.writeAll()
    case "run":
      let topics = arguments.dropFirst(2).compactMap(Topic.init(rawValue:))
      try run(topics.isEmpty ? Topic.allCases : topics, on: directory)
    default:
      usage()
    }
  }

  private static func run(_ topics: [Topic], on directory: DataDirectory) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for workload in Workload.all(of: topics) {
      let timing = try Timing(workload, work: workload.prepare(directory))
      FileHandle.standardOutput.write(try encoder.encode(timing) + Data("\n".utf8))
    }
  }

  private static func usage() {
    let topics = Topic.allCases.map(\.rawValue).joined(separator: " ")
    print("usage: peer-timings data <directory>\n       peer-timings run <directory> [\(topics)]")
  }
}
