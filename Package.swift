// swift-tools-version: 6.1

import PackageDescription

let applePlatforms: [Platform] = [.macOS, .iOS, .macCatalyst, .tvOS, .watchOS]

let package = Package(
  name: "SpineOutcomesStats",
  platforms: [.macOS(.v13), .iOS(.v16), .macCatalyst(.v16), .tvOS(.v16), .watchOS(.v9)],
  products: [
    .library(name: "SpineOutcomesStats", targets: ["SpineOutcomesStats"]),
    .library(name: "SpineOutcomesReport", targets: ["SpineOutcomesReport"]),
    .library(name: "SpineOutcomesAudit", targets: ["SpineOutcomesAudit"]),
    .executable(name: "spine-outcomes", targets: ["spine-outcomes"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CLAPACK",
      providers: [.apt(["liblapack-dev", "libblas-dev"])]),
    .target(name: "CKernels"),
    .target(
      name: "LinearAlgebra",
      dependencies: [
        "CKernels",
        .target(name: "CLAPACK", condition: .when(platforms: [.linux])),
      ],
      linkerSettings: [
        .linkedFramework("Accelerate", .when(platforms: applePlatforms))
      ]),
    .target(
      name: "Distributions",
      dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
    .target(
      name: "SpineOutcomesStats",
      dependencies: [
        "LinearAlgebra", "Distributions",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "SpineOutcomesReport",
      dependencies: ["SpineOutcomesStats"]),
    .target(
      name: "SpineOutcomesAudit",
      dependencies: ["SpineOutcomesStats", "Distributions"]),
    .target(
      name: "RetreatmentStudy",
      dependencies: ["SpineOutcomesStats", "SpineOutcomesReport"],
      path: "Examples/RetreatmentStudy",
      exclude: ["SyntheticCohort"]),
    .target(
      name: "ExampleStudies",
      dependencies: ["SpineOutcomesStats", "SpineOutcomesReport", "RetreatmentStudy"],
      path: "Examples/Studies"),
    .executableTarget(
      name: "spine-outcomes",
      dependencies: [
        "SpineOutcomesStats", "SpineOutcomesReport", "SpineOutcomesAudit", "ExampleStudies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "synthetic-cohort",
      dependencies: [
        "SpineOutcomesStats", .product(name: "RealModule", package: "swift-numerics"),
      ],
      path: "Examples/RetreatmentStudy/SyntheticCohort"),
    .executableTarget(
      name: "acceptance",
      dependencies: ["SpineOutcomesStats"],
      path: "Examples/Acceptance",
      exclude: ["cohort.csv", "make-cohort.py"]),
    .target(
      name: "_StatsTestSupport",
      path: "Tests",
      exclude: [
        "LinearAlgebraTests", "DistributionsTests", "SpineOutcomesStatsTests",
        "SpineOutcomesReportTests", "SpineOutcomesAuditTests", "RetreatmentStudyTests",
        "AcceptanceTests", "CommandLineTests",
      ],
      sources: ["_StatsTestSupport"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: ["CKernels", "LinearAlgebra", "_StatsTestSupport"]),
    .testTarget(
      name: "DistributionsTests",
      dependencies: ["Distributions", "_StatsTestSupport"]),
    .testTarget(
      name: "SpineOutcomesStatsTests",
      dependencies: ["SpineOutcomesStats", "_StatsTestSupport"]),
    .testTarget(
      name: "SpineOutcomesReportTests",
      dependencies: [
        "SpineOutcomesStats", "SpineOutcomesReport", "ExampleStudies", "_StatsTestSupport",
      ]),
    .testTarget(
      name: "SpineOutcomesAuditTests",
      dependencies: [
        "SpineOutcomesStats", "SpineOutcomesAudit", "Distributions", "_StatsTestSupport",
      ]),
    .testTarget(
      name: "RetreatmentStudyTests",
      dependencies: [
        "SpineOutcomesStats", "SpineOutcomesReport", "SpineOutcomesAudit", "RetreatmentStudy",
        "_StatsTestSupport",
      ]),
    .testTarget(
      name: "AcceptanceTests",
      dependencies: ["acceptance", "spine-outcomes", "_StatsTestSupport"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "spine-outcomes", "SpineOutcomesReport", "SpineOutcomesStats", "_StatsTestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
}
