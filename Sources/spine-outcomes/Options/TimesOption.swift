import ArgumentParser

/// Times as an option: numbers with commas between them.
struct TimesOption {
  let values: [Double]

  /// Reads `6,12,24`.
  init(_ argument: String) throws {
    var values: [Double] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Double(part), value.isFinite, value >= 0 else {
        throw ValidationError("times are numbers of 0 or more with commas between them, as 6,12,24")
      }
      values.append(value)
    }
    guard values.count <= 1_000 else { throw ValidationError("at most 1000 times are given") }
    self.values = values
  }
}
