import SpineOutcomesStats

extension Study {
  /// A sentence for each number that lies outside those of the complete records.
  ///
  /// A regression says nothing there that the data have checked. How far the data reach is not
  /// told: the ends are values of patients.
  ///
  /// - Parameters:
  ///   - name: The name of the column; one of categories has no numbers to lie outside of.
  ///   - numbers: The numbers that risks are asked for.
  /// - Returns: The sentences; none when all numbers lie within the data.
  /// - Throws: `CSVError` for weights that are none.
  func extrapolations(of name: String, to numbers: [Double]) throws -> [String] {
    guard !numbers.isEmpty, let values = try? table.numbers(name) else { return [] }
    let complete = try completePlaces().compactMap { place in
      values.indices.contains(place.row - 1) ? values[place.row - 1] : nil
    }
    guard let lowest = complete.min(), let highest = complete.max() else { return [] }
    return numbers.filter { $0 < lowest || $0 > highest }.map {
      "\(name) = \(Decimals.exact($0)) lies outside the data: that risk is an extrapolation."
    }
  }
}
