/// What one cell holds: its text, and the number that the text spells, if any.
package struct CSVCell: Sendable {
  /// The text.
  package let text: String

  /// The number, finite; nil when the text is none.
  package let number: Double?

  /// The truth value; nil when the text is none.
  package let truth: Bool?
}

extension CSVTable {
  /// The cells of a column, each as text, number and truth value; nil where missing.
  ///
  /// For programs that learn from the cells of what kind a column is.
  ///
  /// - Parameter name: The name of the column.
  /// - Returns: A cell for each data row, in the order of the file.
  /// - Throws: ``CSVError/missingColumn(_:name:header:)`` for a column that was not read.
  /// - Complexity: O(size of the column).
  package func cells(_ name: String) throws(CSVError) -> [CSVCell?] {
    var cells: [CSVCell?] = []
    cells.reserveCapacity(rowCount)
    try forEachCell(name) { cell throws(CSVError) in
      guard !dialect.isMissing(cell) else {
        cells.append(nil)
        return
      }
      let number = Double.parse(cell, dialect)
      guard !(number.map(dialect.isMissing(number:)) ?? false) else {
        cells.append(nil)
        return
      }
      cells.append(
        CSVCell(
          text: String(decoding: cell, as: UTF8.self), number: number,
          truth: Bool.parse(cell, dialect)))
    }
    return cells
  }

  /// The texts for a missing value that no cell of the columns that were read has.
  ///
  /// - Complexity: O(size of the columns) for each text.
  package func unmatchedMissingTexts() throws(CSVError) -> [String] {
    var unmatched = dialect.markers
    for name in columnNames where !unmatched.isEmpty {
      var numbers = unmatched.map { marker in
        marker.withUnsafeBufferPointer { Double.parse($0, dialect) }
      }
      try forEachCell(name) { cell throws(CSVError) in
        let number = numbers.contains { $0 != nil } ? Double.parse(cell, dialect) : nil
        guard
          let place = unmatched.indices.first(where: { place in
            unmatched[place].elementsEqual(cell) || (number != nil && numbers[place] == number)
          })
        else { return }
        unmatched.remove(at: place)
        numbers.remove(at: place)
      }
    }
    return unmatched.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What a text would be as a cell of this file.
  package func cell(_ text: String) -> CSVCell {
    var text = text
    return text.withUTF8 { bytes in
      CSVCell(
        text: String(decoding: bytes, as: UTF8.self), number: Double.parse(bytes, dialect),
        truth: Bool.parse(bytes, dialect))
    }
  }

  /// What the header looks like, for errors about columns.
  package var header: CSVHeaderSummary {
    CSVHeaderSummary(
      header: columnNames, rows: [], options: dialect.options,
      request: CSVRequest(columns: []), isConfirmed: isHeaderConfirmed)
  }
}

extension CSVCell {
  /// Whether the text is one that people write where a value is missing.
  package var isWordForMissing: Bool { CSVMissingText.isWord(text) }

  /// Whether the text is one that people write where a value is missing, and hardly a category.
  package var isHardlyALevel: Bool { CSVMissingText.isHardlyALevel(text) }

  /// Whether the text begins or ends with a blank.
  package var hasBlanksAround: Bool {
    text.first?.isWhitespace == true || text.last?.isWhitespace == true
  }
}

extension CSVOptions {
  /// Refuses options that contradict each other or the format.
  package func check() throws(CSVError) { _ = try CSVDialect(self) }
}
