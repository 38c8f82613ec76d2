import Benchmark
import BenchmarkData
import Foundation
import Workloads

/// Every workload as a benchmark, on the data that the peers read too.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident],
    warmupIterations: 1,
    maxDuration: .seconds(5),
    maxIterations: 100)

  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("spine-outcomes-benchmarks").path
  let directory = DataDirectory(path: path)

  for workload in Workload.all() {
    Benchmark("\(workload.name) n=\(workload.count) \(workload.side)") { benchmark in
      if !FileManager.default.fileExists(atPath: directory.file("exact.second.f64").path) {
        try directory.writeAll()
      }
      let work = try workload.prepare(directory)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(try work()) }
      benchmark.stopMeasurement()
    }
  }
}
