import ArgumentParser
import SpineOutcomesStats

/// The test between groups as an option.
enum ComparisonOption: String, ExpressibleByArgument, CaseIterable {
  case rankSum = "rank-sum"
  case brunnerMunzel = "brunner-munzel"
  case welch
  case student
  case kruskalWallis = "kruskal-wallis"
  case trend
  case anova
  case welchANOVA = "welch-anova"

  /// The tests of groups whose number is not known before: their follow-up in pairs.
  var hasPairs: Bool {
    switch self {
    case .kruskalWallis, .anova, .welchANOVA: true
    case .rankSum, .brunnerMunzel, .welch, .student, .trend: false
    }
  }

  /// Refuses options that the test does not have.
  func check(_ options: RankOptions, adjust: AdjustmentOption?, pairs: PairsOption?) throws {
    let name = "--test \(rawValue)"
    try options.check(
      name, hasExact: self == .rankSum || self == .trend || self == .brunnerMunzel,
      hasCorrection: self == .rankSum || self == .trend,
      isOneSided: !hasPairs)
    if let adjust, !hasPairs {
      throw ValidationError(
        "--adjust \(adjust.value.rawValue) is for pairs of groups, which \(name) does not compare")
    }
    if let pairs, self != .kruskalWallis {
      throw ValidationError("--pairs \(pairs.rawValue) is not for \(name)")
    }
  }
}

/// How pairs of groups are compared after a test of all.
enum PairsOption: String, ExpressibleByArgument, CaseIterable {
  case dunn
  case rankSum = "rank-sum"
}

/// The test of a change as an option.
enum ChangeOption: String, ExpressibleByArgument, CaseIterable {
  case signedRank = "signed-rank"
  case sign
  case t
}
