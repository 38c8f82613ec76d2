import ArgumentParser
import SpineOutcomesReport

/// The form in which a result is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// Aligned text for people.
  case text

  /// The results in full precision, for programs.
  case json

  /// Headings and pipe tables.
  case markdown

  /// One self-contained page for a browser.
  case html
}

/// How numbers are set, as an option.
enum NumberStyleOption: String, CaseIterable, ExpressibleByArgument {
  /// ASCII.
  case plain

  /// As journals in English print them.
  case typographic

  /// The same with a decimal comma.
  case comma

  var value: NumberStyle {
    switch self {
    case .plain: .plain
    case .typographic: .typographic
    case .comma: .decimalComma
    }
  }
}
