import ArgumentParser

/// The form in which a result is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// Aligned text for people.
  case text

  /// The results in full precision, for programs.
  case json

  /// Headings and pipe tables.
  case markdown
}
