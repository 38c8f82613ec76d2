import ArgumentParser
import SpineOutcomesStats

/// Which test compares the groups of a survival analysis.
struct SurvivalTestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The test between the groups of --by: logrank, gehan, tarone-ware, peto (weights the product "
        + "of 1 - d / (n + 1)), peto=FORM (survival-before, prentice, modified, modified-scaled or "
        + "andersen), fh=RHO,GAMMA, or trend over the groups in their order or with the scores "
        + "trend=1,2,4. Name it before the data are seen.",
      valueName: "test"))
  var test = "logrank"

  @Option(
    help: ArgumentHelp(
      "Compare each pair of groups as well, with p-values adjusted by holm, bonferroni, hochberg, "
        + "benjamini-hochberg (bh), benjamini-yekutieli (by), or unadjusted.",
      valueName: "adjustment"))
  var pairwise: AdjustmentOption?

  @Option(
    help: ArgumentHelp(
      "Add the p-value of so many random permutations, as 10000, or of all: exact, for two groups "
        + "in small samples.",
      valueName: "number|exact"))
  var permutations: PermutationOption?

  @Option(
    help: ArgumentHelp(
      "The seed of --permutations: the same seed gives the same numbers everywhere; 1 by default.",
      valueName: "seed"))
  var seed: UInt64?

  /// What `--permutations` asks for.
  var permutation: PermutationMethod? {
    permutations.map { $0.number.map { .monteCarlo(resamples: $0, seed: seed ?? 1) } ?? .exact }
  }

  /// The test of `--test`.
  func groupTest() throws -> GroupTestOption { try GroupTestOption(test) }

  /// Refuses options without groups.
  func check(by: String?) throws {
    guard by == nil else { return }
    if test != "logrank" { throw ValidationError("--test is for --by, which is not given") }
    if pairwise != nil { throw ValidationError("--pairwise is for --by, which is not given") }
    if permutations != nil {
      throw ValidationError("--permutations is for --by, which is not given")
    }
  }

  func validate() throws {
    let test = try groupTest()
    if case .trend = test, pairwise != nil {
      throw ValidationError("--pairwise compares pairs, which have no trend; leave out one of both")
    }
    if case .trend = test, permutations != nil {
      throw ValidationError("--permutations is not for --test trend; leave out one of both")
    }
    if seed != nil, permutations?.number == nil {
      throw ValidationError("--seed is for a number of --permutations, which is not given")
    }
  }
}

/// A test between groups as an option: `logrank`, `fh=0,1`, `trend=1,2,4`.
enum GroupTestOption {
  case weighted(LogRankWeight)
  case trend(scores: [Double]?)

  /// Reads a test.
  ///
  /// - Throws: `ValidationError` that names the option and what it understands.
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count > 1 ? parts[1] : nil) {
    case ("logrank", nil): self = .weighted(.logRank)
    case ("gehan", nil): self = .weighted(.gehanBreslow)
    case ("tarone-ware", nil): self = .weighted(.taroneWare)
    case ("peto", nil): self = .weighted(.petoPeto(.modified))
    case ("peto", let form?):
      guard let form = PetoWeight(rawValue: form) else {
        throw ValidationError(
          "--test peto=FORM knows "
            + PetoWeight.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self = .weighted(.petoPeto(form))
    case ("fh", let exponents?):
      guard let numbers = Self.numbers(exponents), numbers.count == 2,
        numbers.allSatisfy({ $0 >= 0 })
      else {
        throw ValidationError(
          "--test fh=RHO,GAMMA takes two numbers of 0 or more, as fh=0,1 for late differences")
      }
      self = .weighted(.flemingHarrington(rho: numbers[0], gamma: numbers[1]))
    case ("trend", nil): self = .trend(scores: nil)
    case ("trend", let scores?):
      guard let numbers = Self.numbers(scores) else {
        throw ValidationError(
          "--test trend=SCORES takes a number for each group in the order of the table, as "
            + "trend=1,2,4")
      }
      self = .trend(scores: numbers)
    default:
      throw ValidationError(
        "--test knows logrank, gehan, tarone-ware, peto, peto=FORM, fh=RHO,GAMMA, trend and "
          + "trend=SCORES, not \"\(argument)\"")
    }
  }

  /// Finite numbers with commas between them; nil for anything else.
  private static func numbers(_ text: String) -> [Double]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
    return numbers.count == parts.count ? numbers : nil
  }
}

/// How p-values of pairs are adjusted, as an option: the name, or R's abbreviation.
struct AdjustmentOption: ExpressibleByArgument {
  let value: MultiplicityAdjustment

  init?(argument: String) {
    let name = ["bh": "benjamini-hochberg", "by": "benjamini-yekutieli"][argument] ?? argument
    guard let value = MultiplicityAdjustment(rawValue: name) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { MultiplicityAdjustment.allCases.map(\.rawValue) }
}

/// How many permutations, as an option: a number, or `exact` for all.
struct PermutationOption: ExpressibleByArgument {
  /// The number of random permutations; nil for all.
  let number: Int?

  init?(argument: String) {
    if argument == "exact" {
      number = nil
      return
    }
    guard let number = Int(argument), (99...10_000_000).contains(number) else { return nil }
    self.number = number
  }

  static var allValueStrings: [String] { ["exact", "99 to 10000000"] }
}
