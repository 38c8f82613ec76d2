/// Groups that make up a whole: whether their sizes add up to it.
///
/// - Complexity: O(groups).
public struct GroupSizesCheck: AuditCheck {
  /// ``CheckKind/groupSizes``.
  public static let kind = CheckKind.groupSizes

  /// The sizes of the groups.
  public let sizes: [Int]

  /// The whole.
  public let total: Int

  /// How many of the whole are in no group, as printed.
  public let missing: Int

  /// Creates the check.
  ///
  /// - Parameters:
  ///   - sizes: The sizes of the groups.
  ///   - total: The whole.
  ///   - missing: How many of the whole are in no group.
  public init(_ sizes: [Int], total: Int, missing: Int = 0) {
    self.sizes = sizes
    self.total = total
    self.missing = missing
  }

  /// Holds the sizes against the whole.
  public func finding() -> AuditFinding {
    guard !sizes.isEmpty else { return AuditFinding(.notDecidable, "no groups are printed") }
    var sum = 0
    for size in sizes + [missing] {
      let (next, overflow) = sum.addingReportingOverflow(size)
      guard size >= 0, !overflow else {
        return AuditFinding(.inconsistent, "\(size) is no size of a group")
      }
      sum = next
    }
    let text =
      sizes.map(String.init).joined(separator: " + ")
      + (missing > 0 ? " + \(missing) missing" : "")
    guard sum == total else {
      return AuditFinding(
        .inconsistent, "\(text) is \(sum), not \(total)",
        implied: [ImpliedFigure("total", values: ["\(sum)"])])
    }
    return AuditFinding(.consistent, "\(text) is \(total)")
  }
}
