// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "SpineOutcomesStats", path: "../"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "BenchmarkData"),
    // The module Distributions, of which nothing is public: its sources, by a symbolic link.
    .target(
      name: "MeasuredDistributions",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
    .target(
      name: "Workloads",
      dependencies: [
        "BenchmarkData", "MeasuredDistributions",
        .product(name: "SpineOutcomesStats", package: "SpineOutcomesStats"),
        .product(name: "SpineOutcomesReport", package: "SpineOutcomesStats"),
      ]),
    .executableTarget(
      name: "peer-timings",
      dependencies: ["BenchmarkData", "Workloads"]),
    .executableTarget(
      name: "OutcomesBenchmarks",
      dependencies: [
        "BenchmarkData", "Workloads",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/OutcomesBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
