import ArgumentParser
import SpineOutcomesStats

/// The rule of a cutoff as an option: `youden`, or `cost=5:1,prevalence=0.2`.
struct CutoffOption {
  let rule: CutoffRule

  /// Reads a rule.
  ///
  /// - Throws: `ValidationError` that names the option and what it understands.
  init(_ argument: String) throws {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard let first = parts.first, let name = first.first,
      parts.count == 1 || (name == "cost" && parts.count == 2)
    else { throw Self.unknown(argument) }
    let value = first.count > 1 ? first[1] : nil
    switch (name, value) {
    case ("youden", nil): rule = .youden
    case ("corner", nil): rule = .closestToCorner
    case ("chi-square", nil): rule = .maximumChiSquare()
    case ("chi-square", let value?):
      rule = .maximumChiSquare(
        minimumShare: try Self.number(
          value, below: 0.5,
          "chi-square=SHARE takes a share of 0 or more and below 0.5, as chi-square=0.1"))
    case ("sensitivity", let value?):
      rule = .sensitivity(
        atLeast: try Self.number(
          value, "sensitivity=SHARE takes a share from 0 to 1, as sensitivity=0.9"))
    case ("specificity", let value?):
      rule = .specificity(
        atLeast: try Self.number(
          value, "specificity=SHARE takes a share from 0 to 1, as specificity=0.9"))
    case ("cost", let value?):
      rule = try Self.cost(value, parts.count > 1 ? parts[1] : [])
    default: throw Self.unknown(argument)
    }
  }

  private static func cost(_ value: String, _ second: [String]) throws -> CutoffRule {
    let costs = value.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard costs.count == 2, let missed = costs[0], let wrong = costs[1], missed > 0, wrong > 0,
      missed.isFinite, wrong.isFinite
    else {
      throw ValidationError(
        "--cutoff cost=FN:FP takes two positive costs, of a false negative and of a false "
          + "positive, as cost=5:1,prevalence=0.2")
    }
    guard second.count == 2, second[0] == "prevalence" else {
      throw ValidationError(
        "--cutoff cost=FN:FP needs a prevalence, as cost=5:1,prevalence=0.2, or "
          + "prevalence=sample for that of the file")
    }
    if second[1] == "sample" {
      return .cost(falseNegative: missed, falsePositive: wrong, prevalence: .ofSample)
    }
    guard let share = Double(second[1]), share > 0, share < 1 else {
      throw ValidationError("--cutoff cost: the prevalence lies inside 0...1, as prevalence=0.2")
    }
    return .cost(falseNegative: missed, falsePositive: wrong, prevalence: .share(share))
  }

  private static func number(
    _ text: String, below limit: Double = .infinity, _ form: String
  ) throws -> Double {
    guard let value = Double(text), value >= 0, value <= 1, value < limit else {
      throw ValidationError("--cutoff \(form)")
    }
    return value
  }

  private static func unknown(_ argument: String) -> ValidationError {
    ValidationError(
      "--cutoff knows youden, corner, chi-square, chi-square=SHARE, cost=FN:FP,prevalence=P, "
        + "sensitivity=S and specificity=S, not \"\(argument)\"")
  }
}
