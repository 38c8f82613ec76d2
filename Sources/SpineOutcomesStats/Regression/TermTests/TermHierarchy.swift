/// Which terms of a design are contained in others.
///
/// A main effect is contained in its interactions, and a number in its higher powers: without
/// it they would mean something else, so a test of it alone depends on coding and origin.
struct TermHierarchy {
  /// The terms, in the order of the design, with the places of their columns.
  private(set) var terms: [(name: String, columns: [Int])] = []

  /// The highest degree of each variable in each term.
  private var degrees: [[String: Int]] = []

  init(_ columns: [DesignColumn]) {
    for (place, column) in columns.enumerated() {
      var own: [String: Int] = [:]
      for factor in column.factors {
        let degree: Int
        if case .power(_, let exponent) = factor { degree = exponent } else { degree = 1 }
        own[factor.variable.label, default: 0] += degree
      }
      if let term = terms.firstIndex(where: { $0.name == column.term }) {
        terms[term].columns.append(place)
        degrees[term].merge(own) { max($0, $1) }
      } else {
        terms.append((column.term, [place]))
        degrees.append(own)
      }
    }
  }

  /// Whether another term contains this one.
  func isContained(_ term: Int) -> Bool {
    degrees.indices.contains { other in
      other != term && degrees[term] != degrees[other]
        && degrees[term].allSatisfy { variable, degree in
          degrees[other][variable].map { $0 >= degree } == true
        }
    }
  }
}
