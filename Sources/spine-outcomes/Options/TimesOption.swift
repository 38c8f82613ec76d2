import ArgumentParser

/// Times as an option: numbers with commas between them.
struct TimesOption: ExpressibleByArgument {
  let values: [Double]

  init?(argument: String) {
    var values: [Double] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Double(part), value.isFinite, value >= 0 else { return nil }
      values.append(value)
    }
    guard values.count <= 1_000 else { return nil }
    self.values = values
  }
}
