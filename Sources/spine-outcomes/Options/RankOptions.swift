import ArgumentParser
import SpineOutcomesStats

/// How the p-value of a test is found, and in which direction.
struct RankOptions: ParsableArguments {
  @Flag(help: "Ask for the exact distribution, also where it is not the default.")
  var exact = false

  @Flag(help: "Ask for the approximation, without continuity correction.")
  var asymptotic = false

  @Flag(help: "Ask for the approximation with continuity correction.")
  var corrected = false

  @Option(help: "The alternative: two-sided, less or greater.")
  var alternative = AlternativeOption.twoSided

  func validate() throws {
    let asked = [("--exact", exact), ("--asymptotic", asymptotic), ("--corrected", corrected)]
      .filter(\.1)
    guard asked.count < 2 else {
      throw ValidationError("\(asked[0].0) and \(asked[1].0) exclude each other")
    }
  }

  /// The method of a rank test.
  var method: RankTestMethod {
    if exact { return .exact }
    if asymptotic { return .asymptotic(continuityCorrection: false) }
    return corrected ? .asymptotic(continuityCorrection: true) : .automatic
  }

  /// The method of a rank correlation.
  var correlationMethod: RankCorrelationMethod {
    exact ? .exact : asymptotic ? .asymptotic : .automatic
  }

  /// The method of a test of repeated measurements.
  var repeatedMethod: RepeatedMeasuresMethod {
    exact ? .exact : asymptotic ? .asymptotic : .automatic
  }

  /// Refuses what a test does not have.
  func check(
    _ test: String, hasExact: Bool = false, hasCorrection: Bool = false, isOneSided: Bool = false
  ) throws {
    func refuse(_ option: String) throws {
      throw ValidationError("\(option) is not for \(test)")
    }
    if exact, !hasExact { try refuse("--exact") }
    if asymptotic, !hasExact { try refuse("--asymptotic") }
    if corrected, !hasCorrection { try refuse("--corrected") }
    if alternative != .twoSided, !isOneSided {
      try refuse("--alternative \(alternative.rawValue)")
    }
  }
}

/// An alternative as an option.
enum AlternativeOption: String, ExpressibleByArgument, CaseIterable {
  case twoSided = "two-sided"
  case less
  case greater

  var value: Alternative {
    switch self {
    case .twoSided: .twoSided
    case .less: .less
    case .greater: .greater
    }
  }
}

/// A rule for zero differences as an option.
enum ZerosOption: String, ExpressibleByArgument, CaseIterable {
  case wilcoxon
  case pratt
  case split

  var value: ZeroDifferences {
    switch self {
    case .wilcoxon: .wilcoxon
    case .pratt: .pratt
    case .split: .split
    }
  }
}
