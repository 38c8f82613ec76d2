/// The name and the version of this library, as reports and the command line state them.
public enum SoftwareVersion {
  /// The name of the library.
  public static let name = "SpineOutcomesStats"

  /// The version, by the rules of semantic versioning.
  public static let current = "0.1.0"
}
