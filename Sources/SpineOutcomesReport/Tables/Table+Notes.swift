extension Table {
  /// The note "No complete records: conservative." of groups that take no row; none where all have.
  static func withoutRecords(_ groups: [String]) -> [String] {
    groups.isEmpty ? [] : ["No complete records: \(groups.joined(separator: ", "))."]
  }

  /// A note that begins with a capital.
  static func note(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
