extension Table {
  /// The note "No records: conservative." of groups that take no row; none where all have records.
  ///
  /// - Parameters:
  ///   - groups: The names of the groups.
  ///   - isOfComplete: Whether they may have records that lack a value: "No complete records".
  /// - Returns: The note, or none.
  static func withoutRecords(_ groups: [String], isOfComplete: Bool = false) -> [String] {
    groups.isEmpty
      ? [] : ["No \(isOfComplete ? "complete " : "")records: \(groups.joined(separator: ", "))."]
  }

  /// A note that begins with a capital.
  static func note(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
